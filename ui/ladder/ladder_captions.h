// The words on a ladder, made from the events themselves when a row is seen.
#pragma once

#include "lifecycle/resource_ledger.h"
#include "ui/ladder/ladder_layout.h"

#include <QCoreApplication>

#include <unordered_map>

namespace lifeline {

/// The log must outlive it. Text a peer sent is escaped and cut.
class LadderCaptions final : public LadderTexts {
    Q_DECLARE_TR_FUNCTIONS(LadderCaptions)
public:
    explicit LadderCaptions(const EventLog& log) : m_log(log) {}

    void clear();
    /// Where the handler takes its resources; clear() and take() everything again after it.
    void setTaking(Taking taking) { m_taking = taking; }
    /// The connection's next event: the ledger of the server's handler is kept from it.
    void take(std::uint32_t logRow, const EventEntry& entry);

    QString wire(const LadderRow& row) const override;
    QString flag(const LadderRow& row) const override;
    QString note(const LadderRow& row) const override;
    QString notice(const LadderRow& row) const override;
    QString fold(const LadderItem& item, const LadderRow& first) const override;
    bool grave(const LadderRow& row) const override;
    QString ghostFlag(const Ghost& ghost) const override;
    QString ghostNote(const Ghost& ghost) const override;

private:
    QString ledgerNote(std::uint32_t logRow) const;

    const EventLog& m_log;
    Taking m_taking = Taking::UpgradeAndOpen;
    ResourceLedger m_ledger;
    std::unordered_map<std::uint32_t, ResourceLedger::Change> m_changes;
};

/// "GET /chat Upgrade: websocket", "101 Switching Protocols", "TEXT fin 12 B “hello world!”", "CLOSE 1000
/// “bye”".
QString requestCaption(const event::Request& request);
QString responseCaption(const event::Response& response);
QString frameCaption(const event::Frame& frame);

/// A part of a fault: "✓ close 1002", "✗ response 400", "⚡ reset"; and what stands beside it:
/// the fault's id, what came instead.
QString scriptCaption(const Event& event);
QString scriptNote(const Event& event);

/// "missing-key, missing-version"
QString ruleIds(RuleSet rules);

} // namespace lifeline
