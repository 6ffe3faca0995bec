#include "wire/http_head.h"

#include "base/byte_text.h"

#include <algorithm>
#include <utility>

namespace lifeline {

namespace {

constexpr std::size_t maxLines = 256;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isToken(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isTokenChar);
}

bool isControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7f'; }

/// NUL is not looked for here: it has a flaw of its own.
bool hasForbiddenControl(std::string_view text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return isControl(c) && c != '\t' && c != '\0'; });
}

bool isFolded(std::string_view line) { return line.starts_with(' ') || line.starts_with('\t'); }

/// "HTTP/1.1" as 11; 0 for anything else. The name is case-sensitive (RFC 9112 §2.3).
int parseVersion(std::string_view text)
{
    if (text.size() != 8 || !text.starts_with("HTTP/") || !isDigit(text[5]) || text[6] != '.' ||
        !isDigit(text[7]))
        return 0;
    return (text[5] - '0') * 10 + (text[7] - '0');
}

bool listHasToken(std::string_view list, std::string_view token)
{
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        if (equalsIgnoreCase(trimmed(list.substr(begin, end - begin)), token))
            return true;
        begin = end + 1;
    }
    return false;
}

} // namespace

/// Fills one HttpHead, line by line.
class HttpHeadParser {
public:
    /// `cut`: the head ended early, so a last line without its end is no flaw.
    static HttpHead parse(HeadKind kind, std::string raw, bool cut)
    {
        HttpHeadParser parser;
        parser.m_head.m_kind = kind;
        parser.m_head.m_raw = std::make_unique<std::string>(std::move(raw));
        parser.m_rest = *parser.m_head.m_raw;
        parser.probe();
        parser.lines(cut);
        return std::move(parser.m_head);
    }

private:
    struct Line {
        std::string_view text; // without its end
        std::size_t offset;
        bool ended;
    };

    void probe();
    void lines(bool cut);
    Line nextLine();
    void startLine(std::string_view line, std::size_t offset);
    bool requestLine(std::string_view line);
    bool statusLine(std::string_view line);
    void headerLine(const Line& line, bool cut);
    void flaw(HeadFlaw flaw, std::size_t offset)
    {
        m_head.m_findings.push_back({flaw, static_cast<std::uint32_t>(offset)});
    }
    void noteNul(const Line& line);
    bool unfold(std::string_view line);

    HttpHead m_head;
    std::string_view m_rest;
    std::optional<std::size_t> m_header; // the line that a fold continues
    bool m_unfolding = false;            // it has been continued already
};

void HttpHeadParser::probe()
{
    StartLineProbe probe(m_head.m_kind);
    for (const char byte : m_rest) {
        m_head.m_beginsLikeHttp = probe.accept(byte);
        if (probe.decided() || !m_head.m_beginsLikeHttp)
            return;
    }
}

void HttpHeadParser::lines(bool cut)
{
    Line line = nextLine();
    if (m_head.m_kind == HeadKind::Request && line.text.empty() && line.ended)
        line = nextLine(); // RFC 9112 §2.2: a server ignores one empty line before the request
    m_head.m_startLine = line.text;
    noteNul(line);
    if (line.ended || !cut)
        startLine(line.text, line.offset);
    while (!m_rest.empty()) {
        line = nextLine();
        if (line.text.empty() && line.ended)
            return;
        headerLine(line, cut);
    }
}

HttpHeadParser::Line HttpHeadParser::nextLine()
{
    const std::size_t offset = m_head.m_raw->size() - m_rest.size();
    const std::size_t lf = m_rest.find('\n');
    const bool ended = lf != std::string_view::npos;
    std::string_view text = m_rest.substr(0, lf);
    m_rest.remove_prefix(ended ? lf + 1 : m_rest.size());
    if (text.ends_with('\r'))
        text.remove_suffix(1);
    else if (ended)
        flaw(HeadFlaw::BareLf, offset + lf);
    return {text, offset, ended};
}

void HttpHeadParser::noteNul(const Line& line)
{
    if (const std::size_t nul = line.text.find('\0'); nul != std::string_view::npos)
        flaw(HeadFlaw::NulByte, line.offset + nul);
}

void HttpHeadParser::startLine(std::string_view line, std::size_t offset)
{
    if (m_head.m_kind == HeadKind::Request ? requestLine(line) : statusLine(line))
        return;
    m_head.m_first = m_head.m_second = {};
    m_head.m_version = m_head.m_status = 0;
    flaw(HeadFlaw::BadStartLine, offset);
}

/// RFC 9112 §3. Bytes above ASCII in the target are left to the judgement of the target.
bool HttpHeadParser::requestLine(std::string_view line)
{
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || last <= first + 1)
        return false;
    m_head.m_first = line.substr(0, first);
    m_head.m_second = line.substr(first + 1, last - first - 1);
    m_head.m_version = parseVersion(line.substr(last + 1));
    const std::string_view target = m_head.m_second;
    const bool goodTarget =
        std::none_of(target.begin(), target.end(), [](char c) { return isControl(c) || c == ' '; });
    return isToken(m_head.m_first) && goodTarget && m_head.m_version != 0;
}

/// RFC 9112 §4. The space before an absent reason may be missing, as it often is.
bool HttpHeadParser::statusLine(std::string_view line)
{
    m_head.m_version = parseVersion(line.substr(0, 8));
    if (m_head.m_version == 0 || line.size() < 12 || line[8] != ' ' || (line.size() > 12 && line[12] != ' '))
        return false;
    const std::string_view digits = line.substr(9, 3);
    if (!std::all_of(digits.begin(), digits.end(), isDigit) || digits[0] == '0')
        return false;
    m_head.m_status = (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0');
    m_head.m_second = line.substr(std::min<std::size_t>(13, line.size()));
    return !hasForbiddenControl(m_head.m_second);
}

void HttpHeadParser::headerLine(const Line& line, bool cut)
{
    noteNul(line);
    HeaderLine header{line.text, {}, {}, static_cast<std::uint32_t>(line.offset)};
    const std::size_t colon = line.text.find(':');
    const std::string_view name = line.text.substr(0, colon);
    const bool good = colon != std::string_view::npos && isToken(name) && !hasForbiddenControl(line.text);
    if (cut && !line.ended) {
        // Nobody knows how it would have gone on.
    } else if (good) {
        header.name = name;
        header.value = trimmed(line.text.substr(colon + 1));
        m_header = m_head.m_lines.size();
        m_unfolding = false;
    } else if (!isFolded(line.text)) {
        flaw(HeadFlaw::BadHeaderLine, line.offset);
        m_header.reset();
    } else if (!unfold(line.text)) {
        flaw(HeadFlaw::ObsFold, line.offset);
    }
    m_head.m_lines.push_back(header);
    if (m_head.m_lines.size() == maxLines + 1)
        flaw(HeadFlaw::TooManyHeaders, line.offset);
}

/// RFC 9112 §5.2: a server refuses a fold, a user agent reads it as a space. True when it went on a header.
bool HttpHeadParser::unfold(std::string_view line)
{
    if (m_head.m_kind == HeadKind::Request || !m_header || hasForbiddenControl(line))
        return false;
    HeaderLine& header = m_head.m_lines[*m_header];
    if (!std::exchange(m_unfolding, true))
        m_head.m_unfolded.push_back(std::make_unique<std::string>(header.value));
    std::string& value = *m_head.m_unfolded.back();
    const std::string_view more = trimmed(line);
    value.append(value.empty() || more.empty() ? "" : " ").append(more);
    header.value = value;
    return true;
}

HttpHead HttpHead::parse(HeadKind kind, std::string raw, bool cut)
{
    return HttpHeadParser::parse(kind, std::move(raw), cut);
}

HttpHead parseHead(HeadKind kind, std::string raw) { return HttpHead::parse(kind, std::move(raw), false); }

bool HttpHead::has(HeadFlaw flaw) const
{
    return std::any_of(m_findings.begin(), m_findings.end(),
                       [flaw](const HeadFinding& finding) { return finding.flaw == flaw; });
}

std::size_t HttpHead::count(std::string_view name) const
{
    const auto named = [name](const HeaderLine& line) { return equalsIgnoreCase(line.name, name); };
    return static_cast<std::size_t>(std::count_if(m_lines.begin(), m_lines.end(), named));
}

std::optional<std::string_view> HttpHead::value(std::string_view name) const
{
    for (const HeaderLine& line : m_lines) {
        if (equalsIgnoreCase(line.name, name))
            return line.value;
    }
    return std::nullopt;
}

bool HttpHead::hasToken(std::string_view name, std::string_view token) const
{
    return std::any_of(m_lines.begin(), m_lines.end(), [&](const HeaderLine& line) {
        return equalsIgnoreCase(line.name, name) && listHasToken(line.value, token);
    });
}

} // namespace lifeline
