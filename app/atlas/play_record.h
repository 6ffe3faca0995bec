// One play of a fault against a stack, gathered from its events: what was told, what went over the wire, and
// whether it is over.
#pragma once

#include "atlas/atlas.h"
#include "atlas/wire_text.h"
#include "contracts/contract.h"
#include "contracts/moment.h"
#include "faults/scenario.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lifeline {

/// When nothing more is waited for.
struct PlayPatience {
    Duration settle = std::chrono::milliseconds(300); // nothing came for so long, and TCP is over; of a
                                                      // client without a request as much more as reports wait
    Duration limit = std::chrono::seconds(8);         // from the end of the script
};

/// Takes every event of the connection, both sides, in order. Callbacks that are no counterpart of one of the
/// reference stack's (role `other`) do not count: neither are they told, nor do they keep the play going.
class PlayRecord {
public:
    PlayRecord(std::shared_ptr<const Fault> fault, PlayPatience patience, MonotonicTime begun);

    void take(const Event& event);
    /// A callback that names its play, not its connection: nobody could be reached, or no request came. It
    /// was told `waited` before it came here.
    void takeUnmatched(std::string_view stack, ToldCallback callback, MonotonicTime at, Duration waited = {});

    /// When the play is over if nothing more comes. It never goes back before the last event.
    MonotonicTime overAt() const;
    /// Whether the script has been played to its end; else there is nothing to be learnt.
    bool complete() const { return m_scriptOver.has_value(); }
    /// The side under test is at TCP's end, or never was connected.
    bool tcpOver() const;

    const Fault& fault() const { return *m_fault; }
    /// Of a single play. `afterMs` is 0 where nothing was told after the script's last act.
    AtlasOutcome outcome() const;
    /// "jetty 9.4.57", as the stack calls itself; empty: nothing was told.
    const std::string& stack() const { return m_stack; }

private:
    Duration settle() const;
    void takeScript(const Event& event);
    void takeSubject(const Event& event);
    void takeCallback(const event::Callback& callback, MonotonicTime at);

    std::shared_ptr<const Fault> m_fault;
    PlayPatience m_patience;
    Side m_observed;
    WireText m_wire;
    MomentReader m_moments;
    std::vector<ToldCallback> m_told;
    std::string m_stack;
    bool m_finSent = false, m_finReceived = false, m_gone = false;
    bool m_asked = false; // a request came, by which a client's reports are known
    MonotonicTime m_begun, m_last;
    std::optional<MonotonicTime> m_scriptOver, m_lastAct, m_lastTold;
};

/// Those of one fault put together: alike is what was told alike. The most frequent first, then in the order
/// they came.
std::vector<AtlasOutcome> outcomesOf(const std::vector<AtlasOutcome>& plays);

} // namespace lifeline
