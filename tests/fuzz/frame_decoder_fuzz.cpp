// Any bytes, fed whole and in pieces, must give the same frames; a frame that breaks no rule must encode to
// its own bytes.
//
// Input: one byte of options (bit 0: the client receives; bit 1: a limit of 100 bytes), three bytes that give
// the sizes of the pieces in turn (value + 1), then the stream.
#include "support/decoded_frames.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace lifeline;

namespace {

constexpr std::size_t prefixSize = 4;

void require(bool truth, const char* what)
{
    if (truth)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

struct Decoded {
    std::vector<Seen> frames;
    std::uint64_t offset = 0;
    bool stopped = false;

    friend bool operator==(const Decoded&, const Decoded&) = default;
};

/// `sizes` are used in turn.
Decoded decodeInPieces(FrameDecoder decoder, std::string_view stream, const std::vector<std::size_t>& sizes)
{
    Decoded out;
    for (std::size_t piece = 0; !stream.empty(); ++piece) {
        const std::size_t size = std::min(sizes[piece % sizes.size()], stream.size());
        drain(decoder, stream.substr(0, size), out.frames);
        stream.remove_prefix(size);
    }
    if (const auto rest = decoder.finish())
        out.frames.push_back(keep(*rest));
    out.offset = decoder.offset();
    out.stopped = decoder.stopped();
    return out;
}

std::string encoded(const Seen& frame)
{
    std::string bytes;
    appendFrame(bytes, frame.header, frame.payload);
    return bytes;
}

void checkFrame(const Seen& frame, std::string_view stream, std::uint64_t expectedOffset)
{
    require(frame.offset == expectedOffset, "frames follow each other without gaps");
    require(stream.substr(frame.offset, frame.headerBytes.size()) == frame.headerBytes,
            "header bytes are the stream's");
    if (!frame.complete || frame.violation)
        return;
    const std::string bytes = encoded(frame);
    require(frame.payload.size() == frame.header.length, "a complete frame has its whole payload");
    require(stream.substr(frame.offset, bytes.size()) == bytes, "a frame encodes to its own bytes");
}

void checkFrames(const Decoded& decoded, std::string_view stream)
{
    std::uint64_t end = 0;
    for (const Seen& frame : decoded.frames) {
        const bool last = &frame == &decoded.frames.back();
        checkFrame(frame, stream, end);
        require(last || (frame.complete && !frame.violation), "only the last frame is cut or broken");
        end += frame.headerBytes.size() + frame.payload.size();
    }
    require(end == decoded.offset, "every byte consumed belongs to a frame");
    require(decoded.stopped || end == stream.size(), "a stream without a violation is read to its end");
    require(decoded.stopped == (!decoded.frames.empty() && decoded.frames.back().violation.has_value()),
            "a decoder stops at a violation and only there");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < prefixSize)
        return 0;
    const std::string input(data, data + size);
    const std::string_view stream = std::string_view(input).substr(prefixSize);
    const Side receiver = (data[0] & 1U) != 0 ? Side::Client : Side::Server;
    const FrameLimits limits = (data[0] & 2U) != 0 ? FrameLimits{100} : FrameLimits{};
    const std::vector<std::size_t> pieces{data[1] + std::size_t{1}, data[2] + std::size_t{1},
                                          data[3] + std::size_t{1}};

    const Decoded whole = decodeInPieces(FrameDecoder(receiver, limits), stream, {SIZE_MAX});
    require(whole == decodeInPieces(FrameDecoder(receiver, limits), stream, pieces),
            "pieces give the same frames");
    checkFrames(whole, stream);
    return 0;
}
