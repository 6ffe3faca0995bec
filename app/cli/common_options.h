// What every command that lives on a lab can be asked for.
#pragma once

#include <string>

namespace lifeline {

struct CommonOptions {
    std::string log;   // file of JSON Lines; "-": standard output; empty: none
    std::string json;  // file of the summary; empty: none
    std::string junit; // file of the test report; empty: none
    bool quiet = false;
    bool noColor = false;
};

} // namespace lifeline
