// What each stack would have been told of one connection: measured where the atlas knows its fault, else as
// the stack's contract says.
#pragma once

#include "atlas/atlas.h"
#include "atlas/told_words.h"
#include "contracts/connection_check.h"
#include "session/connection_table.h"

#include <QString>

#include <string>
#include <vector>

namespace lifeline {

struct StackTelling {
    QString stack;  // "Jetty 9.4"
    QString told;   // "open · error · close 1011"
    QString remark; // a sentence for a tool tip; may be empty
    bool measured = false;
    bool sure = true; // false: other outcomes are possible, or the connection would have gone another way
    Agreement agreement = Agreement::Same; // with what the reference is told
};

/// The reference first, then as the contracts stand. `fault`: id of the fault that the other side plays;
/// empty: none.
std::vector<StackTelling> stackTellings(const std::vector<Moment>& moments, Side side,
                                        const std::string& fault, const std::vector<AtlasColumn>& atlas);

/// Follows the selected connection through the log.
class ConnectionFollower {
public:
    /// Takes what is new of it; begins anew with another connection. False when there was nothing new.
    bool follow(const EventLog& log, const ConnectionRecord& record);
    void forget() { m_connection = ConnectionId::None; }

    const ConnectionCheck& check() const { return m_check; }
    /// Id of the fault that a script plays there; empty: none.
    const std::string& fault() const { return m_fault; }

private:
    ConnectionId m_connection = ConnectionId::None;
    std::size_t m_taken = 0;
    ConnectionCheck m_check;
    std::string m_fault;
};

} // namespace lifeline
