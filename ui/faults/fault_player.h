// Plays faults on the session's lab, as many as are asked for, and tells how each came out.
#pragma once

#include "faults/fault_runner.h"
#include "ui/faults/fault_library.h"
#include "ui/faults/fault_text.h"
#include "ui/shell/session.h"

#include <QTimer>

namespace lifeline {

/// GUI thread only. The session must outlive it; what still runs when it goes is reset.
class FaultPlayer : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t parallel = 16;

    explicit FaultPlayer(Session& session, QObject* parent = nullptr);

    /// Against our own other side; adds to what runs already.
    void play(const std::vector<FaultPtr>& faults);
    /// Against a server somewhere.
    void playAgainst(const std::vector<FaultPtr>& faults, const WsUrl& target);
    /// What runs is dropped and counts as skipped.
    void stop();

    bool running() const { return m_wanted > 0; }
    std::size_t wanted() const { return m_wanted; }
    const Tally& tally() const { return m_tally; }

Q_SIGNALS:
    /// Something began or one came out.
    void changed();
    void began(lifeline::ConnectionId connection);
    void reported(const lifeline::FaultReport& report);
    /// All that was asked for has come out.
    void over(std::size_t played);

private:
    void begin(std::size_t count);
    void readRows(std::uint64_t first, std::uint64_t count);
    void wake();
    void take(const FaultReport& report);
    void goOn();

    Session& m_session;
    QTimer m_alarm;
    std::size_t m_wanted = 0; // of this run; 0: nothing runs
    Tally m_tally;
    FaultRunner m_runner; // last: its calls meet the rest alive
};

} // namespace lifeline
