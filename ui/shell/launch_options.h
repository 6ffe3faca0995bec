// The window's command line.
#pragma once

#include "ui/theme/theme.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <string>

namespace lifeline {

/// What the command line asks of this run; nothing of it is remembered.
struct LaunchOptions {
    std::optional<std::string> bindAddress;
    std::optional<std::uint16_t> port;
    bool startServer = false;
    QStringList files;  // to be opened, each in a window of its own
    QString connectUrl; // once the server listens, where one is started
};

struct CommandLine {
    LaunchOptions launch;
    std::optional<ThemeChoice> theme;
    std::optional<int> exit; // there is nothing to show but the message: 0 for help, 2 for a mistake
    QString message;
};

/// The first argument is the program's name. Qt's own options (-platform …) may stand among them.
CommandLine readCommandLine(const QStringList& arguments);

} // namespace lifeline
