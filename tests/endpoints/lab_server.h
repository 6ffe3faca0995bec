// A lab with a server on a free port and a sink that collects, for the tests of this folder.
#pragma once

#include "base/steady_clock.h"
#include "endpoints/lab.h"
#include "support/collecting_sink.h"

#include <QTest>

namespace lifeline {

struct LabServer {
    CollectingSink sink;
    SteadyClock clock;
    std::optional<Lab> lab;
    std::uint16_t port = 0;

    explicit LabServer(ServerSettings settings = {})
    {
        lab.emplace(sink, clock, 1);
        settings.port = 0;
        lab->startServer(settings);
        if (const auto listening = sink.waitFor("listening"))
            port = listening->as<event::Listening>()->port;
    }

    ClientSettings client() const
    {
        ClientSettings settings;
        settings.url.host = "127.0.0.1";
        settings.url.port = port;
        return settings;
    }

    /// The id of a connection that is open on both sides.
    ConnectionId open()
    {
        const ConnectionId id = lab->connect(client());
        sink.waitFor("on-open", Side::Server, id);
        sink.waitFor("on-open", Side::Client, id);
        return id;
    }

    event::Callback closeOf(ConnectionId id, Side side)
    {
        const auto event = sink.waitFor("on-close", side, id);
        return event ? *event->as<event::Callback>() : event::Callback{};
    }
};

/// Names in one line, for comparisons that show both sides when they fail.
inline QByteArray joined(const std::vector<std::string>& names)
{
    QByteArray line;
    for (const std::string& name : names)
        line += (line.isEmpty() ? "" : " ") + QByteArray::fromStdString(name);
    return line;
}

} // namespace lifeline
