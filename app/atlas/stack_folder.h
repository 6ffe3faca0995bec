// stack.json: how the programs of an outside stack are started, one small folder a stack.
#pragma once

#include "base/file_problem.h"
#include "base/ids.h"
#include "base/time.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

struct StackProgramSide {
    std::vector<std::string> run; // program and arguments, run in the folder; at least one
    std::string contract;         // id of the contract that predicts it; empty: by what it calls itself
    std::map<std::string, Duration, std::less<>> timers; // as the program sets them up
    std::vector<std::string> lacks;                      // of actNames: acts that the stack has no call for
};

struct StackFolder {
    std::string stack;              // "node-ws"
    std::string title;              // "Node ws"
    std::string needs;              // what must be installed, for people
    std::vector<std::string> probe; // fails where something is missing; empty: nothing to try
    std::optional<StackProgramSide> server, client;

    const StackProgramSide* side(Side side) const;
};

struct StackFolderFile {
    std::optional<StackFolder> folder; // nullopt where it has problems
    std::vector<FileProblem> problems;
};
StackFolderFile readStackFolder(std::string_view json, std::string file);

} // namespace lifeline
