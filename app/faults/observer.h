// Reads what reaches a script without judging it: heads, then frames, whatever they are.
#pragma once

#include "faults/observation.h"
#include "lifecycle/emitter.h"
#include "wire/frame_decoder.h"
#include "wire/http_head.h"

#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

/// Emits each head and frame as it is complete and puts it behind what was seen. `emit` and `seen` must
/// outlive it.
class Observer {
public:
    Observer(Emitter& emit, Seen& seen);

    void receive(std::string_view bytes);
    /// The other direction ended: what was unfinished is told as far as it came.
    void endOfStream();

    /// Server: the request was answered, with a 101 or something else. What came meanwhile is read now.
    void answered(int status);
    /// Server: a whole request came and was not answered yet.
    bool asked() const { return m_mode == Mode::Asked; }
    /// Of the last request that came; empty where it had none.
    const std::string& key() const { return m_key; }

private:
    enum class Mode : std::uint8_t { Head, Body, Asked, Frames };

    std::string_view receiveHead(std::string_view bytes);
    std::string_view receiveBody(std::string_view bytes);
    void receiveFrames(std::string_view bytes);
    void takeRequest(bool whole);
    void takeResponse(bool whole);
    void endResponse();
    void noteFrame(const DecodedFrame& frame);
    HeadKind kind() const { return m_emit.side == Side::Server ? HeadKind::Request : HeadKind::Response; }

    Emitter& m_emit;
    Seen& m_seen;
    Mode m_mode = Mode::Head;
    HttpHeadReader m_reader;
    FrameDecoder m_decoder;
    std::string m_key;
    std::string m_held; // server: what came before the answer
    std::optional<Observed> m_response;
    std::size_t m_bodyWanted = 0;
    bool m_chunked = false;
};

} // namespace lifeline
