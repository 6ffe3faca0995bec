// What a command line asks for.
#pragma once

#include "cli/common_options.h"
#include "cli/faults_options.h"
#include "cli/matrix_command_options.h"
#include "cli/session_options.h"
#include "endpoints/lab.h"
#include "stacks/stack_kind.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace lifeline {

/// Of serve, and of relay: there the server forwards.
struct ServeOptions {
    ServerSettings server;
    StackKind stack = StackKind::Reference;
    CommonOptions common;
};

struct ConnectOptions {
    ClientSettings client;
    StackKind stack = StackKind::Reference;
    std::vector<Outgoing> actions; // in the order given
    Outgoing close{Outgoing::What::Close, {}, 1000};
    Duration stay = {}; // between the last action and the close
    CommonOptions common;
};

struct LessonOptions {
    std::uint16_t port = 9001;
    CommonOptions common;
};

struct ExplainOptions {
    std::string file;                       // of any format that is read
    std::vector<std::uint32_t> connections; // empty: all
    std::string json;                       // file; empty: none
    bool noColor = false;
};

/// --help and --version: text for the standard output.
struct Information {
    std::string text;
};

struct UsageError {
    std::string sentence; // names the part and says what is allowed
};

using ParsedCommand = std::variant<ServeOptions, ConnectOptions, LessonOptions, ExplainOptions, ShowOptions,
                                   ExportCommandOptions, ImportOptions, CompareOptions, CheckOptions,
                                   FaultsListOptions, FaultsShowOptions, FaultsCheckOptions, FaultsRunOptions,
                                   FaultsServeOptions, MatrixOptions, AtlasOptions, Information, UsageError>;

} // namespace lifeline
