// Data files that are compiled into the program.
#pragma once

#include <span>
#include <string_view>

namespace lifeline {

struct EmbeddedText {
    std::string_view name; // of the file, without its folder
    std::string_view text;
};

} // namespace lifeline
