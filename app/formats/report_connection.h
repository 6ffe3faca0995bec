// What a report tells of one connection, gathered from its events.
#pragma once

#include "contracts/connection_check.h"
#include "contracts/misses.h"
#include "formats/ladder_lines.h"
#include "formats/text_ladder.h"
#include "lifecycle/explanation.h"
#include "lifecycle/resource_ledger.h"
#include "words/words.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace lifeline {

/// A callback that fired, or a ghost of one.
struct ReportCallback {
    QString name;
    std::uint32_t times = 0;
    QString told; // code of on-close; why a ghost did not come
    bool ghost() const { return times == 0; }
};

/// Takes the events of one connection, in order. `original`, with its secrets, is only held against the
/// invariants; what its views show must outlive the connection.
class ReportConnection {
public:
    void take(const Event& event, const Event& original);

    const ConnectionStory& story() const { return m_story; }
    const LadderLines& lines() const { return m_lines; }
    const TextLadder& ladder() const { return m_ladder; }
    const ResourceTotals& resources() const { return m_ledger.totals(); }

    Explanation why() const;
    words::Headline headline() const;
    std::vector<words::ExplainedText> evidence() const;
    /// Of one side: those that fired, then what did not come.
    std::vector<ReportCallback> callbacks(Side side) const;
    /// The invariants that a stack missed, a sentence each. `now`: the end of the log.
    std::vector<QString> misses(MonotonicTime now) const;

private:
    ConnectionStory m_story;
    ResourceLedger m_ledger; // of a handler that takes one resource in upgrade and one in on-open
    LadderLines m_lines;
    TextLadder m_ladder;
    ConnectionCheck m_check;
};

/// "taken 2, released 1, leaked 1, in use 0"; empty where none was taken.
QString ledgerText(const ResourceTotals& totals);

} // namespace lifeline
