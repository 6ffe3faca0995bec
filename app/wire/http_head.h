// The head of an HTTP/1.1 message (RFC 9112), kept byte for byte: order, case, raw lines, offsets; a
// malformed line is recorded, never lost.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// What can be wrong with a head as such. Each is the reason of a refusal (see upgrade_rules.h for ids and
/// sections).
enum class HeadFlaw : std::uint8_t {
    BareLf,        // a line ends with LF alone
    ObsFold,       // a line begins with white space (obsolete folding); of a response only before the headers
    NulByte,       // a NUL anywhere in the head
    BadStartLine,  // not "METHOD target HTTP/x.y" or "HTTP/x.y NNN reason"
    BadHeaderLine, // no colon, an empty or non-token name, white space before the colon, a control byte in
                   // the value
    StartLineTooLong, // a request's first line is above its limit
    HeadTooLarge,     // above the limit without its end
    TooManyHeaders,   // above 256 lines
};

struct HeadFinding {
    HeadFlaw flaw;
    std::uint32_t offset; // of the offending byte or line within the head
};

/// One header line, or the raw line where it is malformed. In a response a value may go on in folded lines,
/// which have no name: it is then the whole, each fold read as a space (RFC 9112 §5.2).
struct HeaderLine {
    std::string_view raw;     // without the line ending
    std::string_view name;    // as written; empty for a malformed line
    std::string_view value;   // without surrounding white space
    std::uint32_t offset = 0; // of the line within the head
};

enum class HeadKind : std::uint8_t { Request, Response };

/// tchar, RFC 9110 §5.6.2: what names of methods and headers are made of.
bool isTokenChar(char c);

/// Follows a start line byte by byte and tells the first byte that no HTTP start line can have there: a
/// request begins with a method of token characters and a space, a response with "HTTP/". What comes after
/// that is not looked at.
class StartLineProbe {
public:
    explicit StartLineProbe(HeadKind kind) : m_kind(kind) {}

    /// False at the first impossible byte; do not feed further then.
    bool accept(char byte);
    /// The beginning was seen and is that of HTTP.
    bool decided() const { return m_decided; }

private:
    HeadKind m_kind;
    std::uint8_t m_matched = 0; // of "HTTP/"
    bool m_decided = false;
    bool m_inMethod = false;
    bool m_afterCr = false; // inside the one empty line a server ignores (RFC 9112 §2.2)
    bool m_sawEmpty = false;
};

/// A head and views into its own copy of the bytes. Movable; views stay valid when it is moved (the bytes are
/// held on the heap), not copyable.
class HttpHead {
public:
    HttpHead(HttpHead&&) noexcept = default;
    HttpHead& operator=(HttpHead&&) noexcept = default;

    HeadKind kind() const { return m_kind; }
    std::string_view raw() const { return *m_raw; }
    std::string_view startLine() const { return m_startLine; }

    // Requests; empty when the start line is bad.
    std::string_view method() const { return m_first; }
    std::string_view target() const { return m_second; }

    // Responses; 0 when the start line is bad.
    int status() const { return m_status; }
    std::string_view reason() const { return m_second; }

    /// 10 * major + minor: 11 for HTTP/1.1; 0 when unreadable.
    int version() const { return m_version; }

    /// False when the first bytes are not those of an HTTP start line. An unfinished or empty start line may
    /// still be.
    bool beginsLikeHttp() const { return m_beginsLikeHttp; }

    /// All of them, malformed ones too, in their order.
    const std::vector<HeaderLine>& lines() const { return m_lines; }
    const std::vector<HeadFinding>& findings() const { return m_findings; }
    bool has(HeadFlaw flaw) const;

    /// Lines with that name, case-insensitively.
    std::size_t count(std::string_view name) const;
    /// The first one's value; nullopt when there is none.
    std::optional<std::string_view> value(std::string_view name) const;
    /// Whether any line of that name holds the token in its comma-separated list, case-insensitively (RFC
    /// 9110 §5.6.1).
    bool hasToken(std::string_view name, std::string_view token) const;

private:
    friend class HttpHeadReader;
    friend class HttpHeadParser;
    friend HttpHead parseHead(HeadKind, std::string);
    HttpHead() = default;

    /// `cut`: the head ended early, so a last line without its end is no flaw.
    static HttpHead parse(HeadKind kind, std::string raw, bool cut);

    HeadKind m_kind = HeadKind::Request;
    std::unique_ptr<std::string> m_raw;
    std::string_view m_startLine, m_first, m_second;
    int m_status = 0;
    int m_version = 0;
    bool m_beginsLikeHttp = true;
    std::vector<HeaderLine> m_lines;
    std::vector<HeadFinding> m_findings;
    std::vector<std::unique_ptr<std::string>> m_unfolded; // values that went on in folded lines
};

/// Parses a whole head, its empty line included or not; bytes after that line are kept in raw() and not
/// looked at. Never fails: what is wrong stands in findings().
HttpHead parseHead(HeadKind kind, std::string raw);

/// Collects a head as its bytes arrive. A head ends at the first empty line, whether its lines end with CRLF
/// or LF. Sans-I/O; not thread-safe.
class HttpHeadReader {
public:
    static constexpr std::size_t defaultLimit = std::size_t{64} << 10; // bytes, the empty line included
    static constexpr std::size_t maxStartLine = std::size_t{8} << 10;  // bytes, its end included

    explicit HttpHeadReader(HeadKind kind, std::size_t limit = defaultLimit);

    enum class Progress : std::uint8_t { NeedMore, Complete, Refused };

    /// Takes bytes up to the end of the head; `consumed` tells how many. Refused comes as soon as the bytes
    /// cannot become an acceptable head any more and waiting would be pointless: the limit is passed, or the
    /// first bytes are not those of an HTTP start line at all (a TLS ClientHello, binary), or the first line
    /// is above 8 KiB. Both limits give the head HeadTooLarge, a request's first line StartLineTooLong. Of
    /// bytes that are no HTTP the reader takes all that stay below its limit, so that they can be shown.
    /// After Complete or Refused nothing more is taken until take().
    Progress feed(std::string_view bytes, std::size_t& consumed);

    /// The head collected so far, parsed; call after Complete or Refused, or when the stream ended. A last
    /// line without its end is then kept raw and is no flaw. Leaves the reader empty.
    HttpHead take();

    std::size_t size() const { return m_buffer.size(); }
    bool empty() const { return m_buffer.empty(); }

private:
    std::size_t takeLine(std::string_view rest);
    bool probeAccepts(std::string_view piece);
    void endLine();
    std::size_t limitNow() const;
    HeadFlaw sizeFlaw() const;

    HeadKind m_kind;
    std::size_t m_limit;
    std::string m_buffer;
    StartLineProbe m_probe;
    std::size_t m_lineStart = 0;
    Progress m_progress = Progress::NeedMore;
    bool m_startLineDone = false;
    bool m_tooLarge = false;
};

} // namespace lifeline
