// The window's program: command line, application, window.
#include "ui/shell/launch_options.h"
#include "ui/shell/main_window.h"
#include "ui/shell/quit_signals.h"
#include "ui/shell/window_state.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSettings>

#include <cstdio>

using namespace lifeline;

int main(int argc, char** argv)
{
    QApplication::setOrganizationName(QStringLiteral("Lifeline"));
    QApplication::setApplicationName(QStringLiteral("Lifeline"));
    QApplication::setApplicationVersion(QStringLiteral(LIFELINE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("lifeline"));

    // Before there is a display to need: --help and --version work without one.
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const CommandLine line = readCommandLine(arguments);
    if (line.exit) {
        std::fputs(qPrintable(line.message), *line.exit == 0 ? stdout : stderr);
        return *line.exit;
    }

    const QApplication application(argc, argv);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/lifeline.svg")));
    const WindowState remembered = WindowState::load(QSettings());
    ThemeManager::instance().setChoice(line.theme.value_or(remembered.theme));
    auto* window = new MainWindow(line.launch);
    window->setAttribute(Qt::WA_DeleteOnClose); // its session ends; what was opened from files stays
    window->show();
    const QuitSignals quit;
    return QApplication::exec();
}
