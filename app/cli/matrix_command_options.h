// What the matrix and atlas commands are asked for. Names of stacks and faults are looked up when they are
// there.
#pragma once

#include "base/ids.h"
#include "cli/common_options.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lifeline {

struct MatrixOptions {
    std::vector<std::string> stacks;  // ids, titles or contracts; empty: all
    std::vector<std::string> faults;  // ids, aliases, groups; empty: all
    std::vector<std::string> measure; // "reference", "qt": measured now
    bool differ = false;
    std::string csv, markdown, html; // files; empty: none
    CommonOptions common;            // its `json` is the matrix
};

struct AtlasOptions {
    std::string folder;
    std::optional<Side> side;        // nullopt: each the folder has
    std::vector<std::string> faults; // ids, aliases, groups; empty: all
    std::uint32_t runs = 3;
    std::string out;     // file or folder; empty: the file's own name in the working folder
    bool check = false;  // compare with the built-in atlas instead of writing
    bool strict = false; // a check fails also by what became racy, and by what another version tells
    CommonOptions common;
};

} // namespace lifeline
