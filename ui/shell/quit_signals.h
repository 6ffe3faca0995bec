// Ctrl-C in the terminal, the end of the desktop's session, kill: the windows close as if a person had closed
// them, so that what is recorded is whole.
#pragma once

#include <QObject>

namespace lifeline {

/// While it lives, SIGINT, SIGTERM and SIGHUP close all windows, from the event loop of the thread that made
/// it; dialogs are left first. A second signal ends the program at once, should it hang. One at a time; GUI
/// thread.
class QuitSignals : public QObject {
public:
    explicit QuitSignals(QObject* parent = nullptr);
    ~QuitSignals() override;

private:
    void closeAll();

    int m_descriptor = -1;
};

} // namespace lifeline
