// A QWebSocket as a client with the application on top of it, and what that is told.
#pragma once

#include "stacks/qt_socket.h"

namespace lifeline {

/// The value of `lifeline` in the query of a target; empty when there is none.
std::string lifelineName(std::string_view target);

/// All on the host's thread.
class QtClient : public QObject {
public:
    QtClient(StackClientSettings settings, StackTeller tell);
    ~QtClient() override { m_socket.disconnect(this); }

    void open();
    void stop();
    bool send(const std::string& clientAddress, const Outgoing& outgoing);
    /// Nothing is told any more.
    bool over() const { return m_over; }

private:
    void listen();

    StackClientSettings m_settings;
    QWebSocket m_socket;
    QtSocket m_own;
    bool m_over = false;
};

} // namespace lifeline
