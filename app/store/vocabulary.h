// The public names behind the numbers in a session file. Numbers only ever grow at their list's end.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// One list of names; a name's number is its place.
struct NameList {
    std::string kind; // "event", "event-layer" (of each event), "side", "layer", "phase", "cause", …
    std::vector<std::string> names;

    bool operator==(const NameList&) const = default;
};

/// This version's.
const std::vector<NameList>& vocabulary();

/// What keeps this version from reading a file with these lists; empty: nothing. Each must be a beginning of
/// ours: a newer version wrote more names than we know, and a file whose names differ is none of ours.
std::string vocabularyFlaw(const std::vector<NameList>& ofFile);

} // namespace lifeline
