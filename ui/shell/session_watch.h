// What a person must be told of beside the panes: whether the server listens, and what could not be done.
#pragma once

#include "ui/shell/session_model.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace lifeline {

struct ListeningAt {
    QString address;
    std::uint16_t port = 0;
    bool loopback = true;

    /// "127.0.0.1:9001", "[::1]:9001"
    QString text() const;
    /// The address a client on this machine would open: "ws://127.0.0.1:9001/".
    QString url() const;
    /// The same for curl: "http://127.0.0.1:9001/".
    QString httpUrl() const;
};

class SessionWatch : public QObject {
    Q_OBJECT
public:
    /// `model` must outlive the watch.
    explicit SessionWatch(const SessionModel& model, QObject* parent = nullptr);

    const std::optional<ListeningAt>& server() const { return m_server; }

    /// What becomes of that connection is told elsewhere: it plays a fault.
    void expectTrouble(ConnectionId connection) { m_expected.insert(connection); }

Q_SIGNALS:
    void serverChanged();
    /// A sentence: the port is in use, the host is unknown, the answer was no HTTP …
    void failed(const QString& sentence);

private:
    void readRows(std::uint64_t first, std::uint64_t count);
    void readRow(std::uint64_t row);
    void readConnections(const std::vector<std::size_t>& positions);
    void setServer(std::optional<ListeningAt> server);

    const SessionModel& m_model;
    std::optional<ListeningAt> m_server;
    std::vector<bool> m_told; // by position: this client's failure was reported
    std::set<ConnectionId> m_expected;
};

} // namespace lifeline
