// What each stack would have been told of one connection: measured where the atlas knows its fault, else as
// the stack's contract says.
#pragma once

#include "atlas/atlas.h"
#include "atlas/told_words.h"
#include "contracts/moment.h"

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

} // namespace lifeline
