// What stands in the composer, as plain values: read into what is sent, and remembered.
#pragma once

#include "endpoints/lab.h"

#include <QString>

#include <optional>
#include <vector>

namespace lifeline {

enum class DraftKind { Text, Binary, Ping, Pong, Close };

struct Draft {
    DraftKind kind = DraftKind::Text;
    QString text; // message, hex bytes, payload or reason
    QString code; // of a close: a number with or without its name; empty: no code

    friend bool operator==(const Draft&, const Draft&) = default;
};

struct DraftReading {
    std::optional<Outgoing> outgoing; // nullopt: not to be sent like this
    QString note;                     // why not; else what is worth knowing, such as the size
};

/// Control frames carry at most 125 bytes, two of them the code of a close (RFC 6455 §5.5, §5.5.1). Any code
/// can be sent, also one that must not be; the note then says so.
DraftReading readDraft(const Draft& draft);

/// "1000 Normal Closure" …: what the code's box offers, "no code" first.
QStringList closeCodeChoices();

/// What was sent, the newest last; walks like a shell's history and comes back to what was being typed.
class SendHistory {
public:
    static constexpr std::size_t capacity = 100;

    void add(const Draft& sent);
    /// One step back in time; nullopt at the oldest. `current` is kept when the walk begins.
    std::optional<Draft> older(const Draft& current);
    /// One step forward, at last to what was kept; nullopt when no walk is on.
    std::optional<Draft> newer();
    /// What was typed is no longer an old draft.
    void endWalk() { m_at = m_sent.size(); }

private:
    std::vector<Draft> m_sent;
    Draft m_kept;
    std::size_t m_at = 0; // m_sent.size(): no walk is on
};

} // namespace lifeline
