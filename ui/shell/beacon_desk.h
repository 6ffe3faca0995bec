// The port where other programs' beacons report what their stacks tell them.
#pragma once

#include "stacks/beacon_port.h"
#include "ui/shell/lab_settings.h"

#include <QObject>
#include <QString>

#include <memory>
#include <variant>

namespace lifeline {

class Session;

/// GUI thread only. Each session has a token of its own.
class BeaconDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    ~BeaconDesk() override;

    /// Reports go to that session from now on. Call leaveSession() before it ends.
    void setSession(Session& session);
    void leaveSession();
    void apply(const BeaconChoices& choices);

    bool listens() const { return m_listensAt != 0; }
    /// "127.0.0.1:41234"; empty while it does not listen.
    QString address() const;
    QString token() const { return QString::fromStdString(m_token); }
    /// "LIFELINE_BEACON=… LIFELINE_TOKEN=…", a line each.
    QString environment() const;
    std::uint64_t accepted() const;
    std::uint64_t refused() const;

Q_SIGNALS:
    void changed();
    void failed(const QString& sentence);

private:
    using Result = std::variant<std::uint16_t, BeaconPort::Failure>;

    void open();
    void opened(std::uint32_t attempt, const Result& result);
    void close();

    Session* m_session = nullptr;
    BeaconChoices m_choices;
    std::string m_token;
    std::unique_ptr<BeaconPort> m_port;
    std::uint16_t m_listensAt = 0;
    std::uint32_t m_attempt = 0; // what an older one leads to is dropped
};

/// "3 reports accepted · 1 refused"
QString reportsText(std::uint64_t accepted, std::uint64_t refused);

} // namespace lifeline
