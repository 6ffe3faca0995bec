// A log of one connection written by hand, event by event, and what the panes need to show it.
#pragma once

#include "session/event_log.h"
#include "ui/ladder/ladder_rows.h"
#include "ui/shell/session_model.h"
#include "ui/theme/theme.h"
#include "wire/frame_encoder.h"

#include <QApplication>
#include <QImage>
#include <QWidget>

#include <string>
#include <string_view>

namespace lifeline {

class StoryLog {
public:
    EventLog log{"2026-01-01T00:00:00.000Z"};

    /// Returns the event's row.
    std::uint32_t add(Side side, Phase phase, EventBody body)
    {
        Event event;
        event.at = monotonicTime(static_cast<std::int64_t>(log.size()) * 1'000'000);
        event.connection = ConnectionId{1};
        event.side = side;
        event.phase = phase;
        event.body = std::move(body);
        log.accept(event);
        return static_cast<std::uint32_t>(log.size() - 1);
    }

    /// `arrived`: payload bytes that passed; all of them by default.
    template <class FrameEvent>
    std::uint32_t frame(Side side, Opcode opcode, std::string_view payload, std::size_t arrived = SIZE_MAX,
                        Phase phase = Phase::Open)
    {
        FrameHeader header = wellFormed(opcode, payload.size());
        const bool fromClient = std::is_same_v<FrameEvent, event::FrameSent> == (side == Side::Client);
        header.masked = fromClient;
        header.maskingKey = fromClient ? 0xA15F029C : 0;
        std::string bytes;
        appendFrameHeader(bytes, header);
        FrameEvent frame;
        frame.header = bytes;
        frame.payload = payload.substr(0, arrived);
        frame.arrived = frame.payload.size();
        return add(side, phase, frame);
    }

    /// One whole message each way: the client's text, the server's callback, the echo, the client's callback.
    void echo(std::string_view text)
    {
        frame<event::FrameSent>(Side::Client, Opcode::Text, text);
        frame<event::FrameReceived>(Side::Server, Opcode::Text, text);
        callback(Side::Server, {.name = CallbackName::OnMessage, .length = text.size()});
        frame<event::FrameSent>(Side::Server, Opcode::Text, text);
        frame<event::FrameReceived>(Side::Client, Opcode::Text, text);
        callback(Side::Client, {.name = CallbackName::OnMessage, .length = text.size()});
    }

    std::uint32_t callback(Side side, event::Callback callback, Phase phase = Phase::Open)
    {
        return add(side, phase, callback);
    }

    /// TCP, request, 101, upgrade and both on-open.
    void open()
    {
        add(Side::Client, Phase::Connecting, event::Connecting{"ws://127.0.0.1:9001/chat"});
        add(Side::Server, Phase::Upgrading, event::Accepted{"127.0.0.1:9001", "127.0.0.1:40312"});
        add(Side::Client, Phase::Upgrading, event::Connected{"127.0.0.1:40312", "127.0.0.1:9001"});
        add(Side::Client, Phase::Upgrading, event::Request{request});
        add(Side::Server, Phase::Upgrading, event::Request{request});
        callback(Side::Server, {.name = CallbackName::Upgrade}, Phase::Upgrading);
        add(Side::Server, Phase::Open, event::Response{101, response, {}});
        callback(Side::Server, {.name = CallbackName::OnOpen});
        add(Side::Client, Phase::Open, event::Response{101, response, {}});
        callback(Side::Client, {.name = CallbackName::OnOpen});
    }

    LadderRows rows() const
    {
        LadderRows rows;
        for (std::uint32_t row = 0; row < log.size(); ++row)
            rows.take(row, log.entry(row));
        return rows;
    }

    static constexpr std::string_view request =
        "GET /chat HTTP/1.1\r\nHost: 127.0.0.1:9001\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
    static constexpr std::string_view response =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";
};

inline RuleSet rules(std::initializer_list<UpgradeRule> list)
{
    RuleSet set;
    for (const UpgradeRule rule : list)
        set.add(rule);
    return set;
}

/// A model that has read the whole log.
class ReadModel : public SessionModel {
public:
    explicit ReadModel(const EventLog& log) : SessionModel(log, [] { return MonotonicTime{}; }) { readAll(); }

    void readAll()
    {
        while (rows() < log().size())
            poll();
    }
};

/// Runs what was put off until the event loop.
inline void settle()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

/// A picture of a widget, one pixel a pixel.
inline QImage pictureOf(QWidget& widget)
{
    QImage image(widget.size(), QImage::Format_RGB32);
    widget.render(&image);
    return image;
}

/// Whether a colour, or one that can hardly be told from it, is painted within `around` pixels of a point.
inline bool hasColour(const QImage& image, QPointF point, const QColor& colour, int around = 1)
{
    for (int y = qRound(point.y()) - around; y <= qRound(point.y()) + around; ++y)
        for (int x = qRound(point.x()) - around; x <= qRound(point.x()) + around; ++x) {
            if (!image.rect().contains(x, y))
                continue;
            const QColor seen = image.pixelColor(x, y);
            if (std::abs(seen.red() - colour.red()) + std::abs(seen.green() - colour.green()) +
                    std::abs(seen.blue() - colour.blue()) <
                24)
                return true;
        }
    return false;
}

} // namespace lifeline
