// One connection's story, told event by event, a millisecond apart and numbered from 1.
#pragma once

#include "lifecycle/connection_story.h"
#include "wire/frame_encoder.h"

#include <functional>
#include <string>
#include <string_view>

namespace lifeline {

class ToldStory {
public:
    ConnectionStory story;
    EventSeq last = 0;
    std::function<void(const Event&)> also; // is told each event too

    ToldStory& tell(Side side, Phase phase, EventBody body)
    {
        Event event;
        event.seq = ++last;
        event.at = monotonicTime(m_time += 1'000'000);
        event.connection = ConnectionId{1};
        event.side = side;
        event.phase = phase;
        event.body = std::move(body);
        story.take(event);
        if (also)
            also(event);
        return *this;
    }
    ToldStory& wait(Duration by)
    {
        m_time += by.count();
        return *this;
    }

    /// Accepted, the request, the 101; the reference's callbacks where it tells them.
    ToldStory& open(bool reference = true)
    {
        tell(Side::Server, Phase::Upgrading, event::Accepted{"127.0.0.1:9001", "127.0.0.1:40312"});
        if (!reference)
            tell(Side::Server, Phase::Upgrading, event::Forwarding{"127.0.0.1:51000", "127.0.0.1:9002"});
        tell(Side::Server, Phase::Upgrading, event::Request{"GET / HTTP/1.1\r\nHost: x\r\n\r\n"});
        if (reference)
            callback({.name = CallbackName::Upgrade}, Phase::Upgrading);
        tell(Side::Server, Phase::Open, event::Response{101, "HTTP/1.1 101 S\r\n\r\n", {}});
        return reference ? callback({.name = CallbackName::OnOpen}, Phase::Open) : *this;
    }

    ToldStory& callback(event::Callback callback, Phase phase = Phase::Closed)
    {
        return tell(Side::Server, phase, callback);
    }
    /// Of another stack.
    ToldStory& report(CallbackName role, std::string_view called, Phase phase, std::uint16_t code = 0)
    {
        return callback({.name = role, .stack = "jetty 9.4.57", .called = called, .code = code}, phase);
    }
    ToldStory& onClose(std::uint16_t code, bool clean = false)
    {
        return callback({.name = CallbackName::OnClose, .code = code, .clean = clean});
    }

    /// A frame as the server saw it; `arrived` bytes of the payload came.
    template <class FrameEvent>
    ToldStory& frame(Opcode opcode, std::string_view payload, std::size_t arrived = SIZE_MAX, bool fin = true,
                     Phase phase = Phase::Open)
    {
        FrameHeader header = wellFormed(opcode, payload.size());
        header.fin = fin;
        std::string bytes;
        appendFrameHeader(bytes, header);
        FrameEvent frame;
        frame.header = bytes;
        frame.payload = payload.substr(0, arrived);
        frame.arrived = frame.payload.size();
        return tell(Side::Server, phase, frame);
    }

private:
    std::int64_t m_time = 0;
};

} // namespace lifeline
