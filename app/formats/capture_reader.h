// The packets of a capture file, one after the other: pcap (draft-ietf-opsawg-pcap) and pcapng
// (draft-ietf-opsawg-pcapng).
#pragma once

#include "base/file_problem.h"
#include "formats/byte_source.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

struct CapturedPacket {
    std::int64_t at = 0;        // nanoseconds since 1970, never negative
    std::uint32_t linkType = 0; // LINKTYPE_
    std::string_view bytes;     // what was captured of it
    std::uint64_t length = 0;   // on the wire; at least bytes.size()
    std::vector<std::string_view> comments;
};

/// Not thread-safe. What cannot be read ends the packets and is told by problem().
class CaptureReader {
public:
    /// Of one packet or block that is held in memory.
    static constexpr std::uint64_t maxBlock = std::uint64_t{16} << 20;

    virtual ~CaptureReader() = default;
    /// Views in the packet are good until the next call. False: there are no more, or they cannot be read.
    virtual bool next(CapturedPacket& packet) = 0;

    std::uint64_t position() const { return m_in.position(); }
    const std::optional<FileProblem>& problem() const { return m_problem; }
    /// The program that wrote the file; empty: it does not say.
    const std::string& app() const { return m_app; }

protected:
    CaptureReader(ByteSource& source, std::string file) : m_in(source), m_file(std::move(file)) {}
    /// Always false.
    bool fail(std::uint64_t offset, const std::string& what);

    SourceReader m_in;
    std::string m_file, m_app;
    std::optional<FileProblem> m_problem;
};

bool isPcap(std::string_view beginning);
bool isPcapng(std::string_view beginning);

/// By the first bytes. nullptr: the file is neither. `source` must outlive it.
std::unique_ptr<CaptureReader> makeCaptureReader(ByteSource& source, const std::string& file);

/// A number at `offset` of the bytes, which must be there.
template <class Number> Number numberAt(std::string_view bytes, std::size_t offset, bool bigEndian)
{
    Number value = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
        const std::size_t at = bigEndian ? i : sizeof(Number) - 1 - i;
        value = static_cast<Number>((static_cast<std::uint64_t>(value) << 8U) |
                                    static_cast<unsigned char>(bytes[offset + at]));
    }
    return value;
}

} // namespace lifeline
