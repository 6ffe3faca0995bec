// A log made by hand, and what an exporter makes of it.
#pragma once

#include "formats/export_log.h"

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>

#include <string>
#include <string_view>

namespace lifeline {

/// Events a millisecond apart, numbered from 1.
class HandMadeLog {
public:
    EventLog log{"2026-11-22T18:54:00.000Z"};

    HandMadeLog& tell(std::uint32_t connection, Side side, Phase phase, EventBody body)
    {
        Event event;
        event.at = monotonicTime(m_time += 1'000'000);
        event.connection = ConnectionId{connection};
        event.side = side;
        event.phase = phase;
        event.body = std::move(body);
        log.accept(event);
        return *this;
    }
    /// As a server sees it: accepted, the request, the 101, on-open.
    HandMadeLog& open(std::uint32_t connection,
                      std::string_view request = "GET /chat HTTP/1.1\r\nHost: x\r\n\r\n")
    {
        tell(connection, Side::Server, Phase::Upgrading,
             event::Accepted{"127.0.0.1:9001", "127.0.0.1:40312"});
        tell(connection, Side::Server, Phase::Upgrading, event::Request{request});
        tell(connection, Side::Server, Phase::Open,
             event::Response{101, "HTTP/1.1 101 S\r\nUpgrade: websocket\r\n\r\n", {}});
        return tell(connection, Side::Server, Phase::Open, event::Callback{.name = CallbackName::OnOpen});
    }
    HandMadeLog& received(std::uint32_t connection, std::string_view header, std::string_view payload,
                          std::uint64_t arrived = UINT64_MAX)
    {
        event::FrameReceived frame;
        frame.header = header;
        frame.payload = payload;
        frame.arrived = arrived == UINT64_MAX ? payload.size() : arrived;
        return tell(connection, Side::Server, Phase::Open, frame);
    }
    HandMadeLog& sent(std::uint32_t connection, std::string_view header, std::string_view payload,
                      Phase phase = Phase::Open)
    {
        event::FrameSent frame;
        frame.header = header;
        frame.payload = payload;
        frame.arrived = payload.size();
        return tell(connection, Side::Server, phase, frame);
    }

private:
    std::int64_t m_time = 0;
};

inline QByteArray exported(const LogSlice& slice, ExportFormat format, const ExportOptions& options = {})
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out"));
    const ExportOutcome outcome = exportLog(slice, format, options, path.toStdString());
    QFile file(path);
    return outcome.written() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QByteArray exported(const EventLog& log, ExportFormat format, const ExportOptions& options = {})
{
    return exported(LogSlice(log), format, options);
}

/// Two connections with all that is dangerous: secrets, elements, formulas, escapes, bytes that are no text.
inline void fillHostileLog(HandMadeLog& to)
{
    using namespace std::string_view_literals;
    to.open(1, "GET /chat?room=1&access_token=s3cret HTTP/1.1\r\nHost: 127.0.0.1:9001\r\n"
               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer s3cret\r\n"
               "User-Agent: <img src=x onerror=alert(1)>\r\n\r\n");
    to.received(1, "\x81\x8D\x01\x02\x03\x04"sv, "<script>a;b#c");
    to.received(1, "\x81\x8B\x01\x02\x03\x04"sv, "\"onload=\"x'");
    to.received(1, "\x81\x8B\x00\x00\x00\x00"sv, "=1+1\x1b[2J\r\n|"sv);
    to.sent(1, "\x82\x04"sv, "\x00\xFF\x80\x1b"sv);
    to.sent(1, "\x01\x02"sv, "a\xC3"sv);
    to.sent(1, "\x80\x02"sv, "\xA4z"sv);
    to.tell(1, Side::Server, Phase::Open, event::Finding{Violation::UnmaskedFrame, 42});
    to.sent(1, "\x88\x12"sv, "\x03\xEA<b>not masked</b>"sv.substr(0, 18), Phase::ClosingByUs);
    to.tell(1, Side::Server, Phase::Closed, event::ResetReceived{});
    to.tell(1, Side::Server, Phase::Closed,
            event::Callback{.name = CallbackName::OnError, .cause = Cause::Reset});
    to.tell(1, Side::Server, Phase::Closed,
            event::Callback{.name = CallbackName::OnClose, .code = 1006, .reason = "", .clean = false});
    to.tell(2, Side::Server, Phase::Upgrading, event::Accepted{"127.0.0.1:9001", "[::1]:40313"});
    to.tell(2, Side::Server, Phase::Upgrading,
            event::Request{"GET /?key=1 HTTP/1.1\r\nHost: h\r\nCookie: a=1; b=2\r\n\r\n"});
    to.tell(2, Side::Server, Phase::Failed,
            event::Response{401,
                            "HTTP/1.1 401 Unauthorized\r\nContent-Type: text/html\r\nSet-Cookie: c=3\r\n\r\n",
                            "<h1>no</h1>"});
    to.tell(2, Side::Server, Phase::Failed, event::FinSent{});
    to.tell(2, Side::Server, Phase::Failed, event::FinReceived{});
}

} // namespace lifeline
