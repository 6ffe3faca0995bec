// What the faults commands are asked for. Names of faults are looked up when the catalogue is there.
#pragma once

#include "cli/common_options.h"
#include "wire/ws_url.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lifeline {

struct FaultsListOptions {
    std::string words;              // all of which must match; empty: the whole catalogue
    std::string json;               // file; empty: none
    std::vector<std::string> paths; // files and folders of a person's own faults
};

struct FaultsShowOptions {
    std::string name;    // id or alias
    bool source = false; // as JSON
    std::vector<std::string> paths;
};

struct FaultsCheckOptions {
    std::vector<std::string> paths; // at least one
};

struct FaultsRunOptions {
    std::vector<std::string> names; // ids, aliases, groups, "all"; at least one
    std::optional<WsUrl> target;    // nullopt: the built-in other side
    std::size_t jobs = 64;
    bool showsEvents = false; // as lines while they happen
    std::vector<std::string> paths;
    CommonOptions common;
};

struct FaultsServeOptions {
    std::string name; // id or alias of a server's fault, or "by-path"
    std::string bindAddress = "127.0.0.1";
    std::uint16_t port = 9100; // 0: any free port
    std::vector<std::string> paths;
    CommonOptions common;
};

inline constexpr std::string_view byPathName = "by-path";

} // namespace lifeline
