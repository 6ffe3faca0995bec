// What lifeline-cli tells the shell: a public contract.
#pragma once

namespace lifeline {

enum class ExitCode : int {
    Expected = 0,     // all as expected
    Failed = 1,       // an expectation failed: opened, but not closed cleanly
    Usage = 2,        // the command line makes no sense
    NotConnected = 3, // could not connect or listen, or the upgrade was refused
    Unreadable = 3,   // a log that cannot be read, or not to its end
    TimedOut = 4,     // the connect or upgrade deadline passed
    Internal = 5,     // the program itself could not go on: a full disk, for one
};

} // namespace lifeline
