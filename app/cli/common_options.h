// What every command that lives on a lab can be asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace lifeline {

/// Where outside stacks report to; no port: nowhere.
struct BeaconOptions {
    std::optional<std::uint16_t> port; // 0: any free one
    std::string token;                 // empty: a random one
};

struct CommonOptions {
    std::string log;     // file of JSON Lines; "-": standard output; empty: none
    std::string session; // a new session file; empty: none
    std::string json;    // file of the summary; empty: none
    std::string junit;   // file of the test report; empty: none
    BeaconOptions beacon;
    bool quiet = false;
    bool noColor = false;
};

} // namespace lifeline
