// Something long on a thread of its own, with a dialog that shows how far it is and can cancel it.
#pragma once

#include "base/progress.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <atomic>
#include <functional>
#include <thread>

class QProgressDialog;
class QWidget;

namespace lifeline {

/// GUI thread only. Its parent is the window: going away with it, it cancels the work, waits for its end and
/// calls nothing.
class LongWork : public QObject {
    Q_OBJECT
public:
    /// Without a label there is no dialog. `work` runs on the thread and looks at its progress; `done` is
    /// called once afterwards, in the GUI thread, also where it was cancelled. Then this deletes itself.
    static LongWork* start(QWidget* window, const QString& label, std::function<void(const Progress&)> work,
                           std::function<void()> done);
    ~LongWork() override;

    void cancel() { m_cancelled = true; }

private:
    LongWork(QWidget* window, const QString& label, std::function<void()> done);
    bool report(std::uint64_t done, std::uint64_t total);
    void look();

    std::function<void()> m_done;
    QPointer<QProgressDialog> m_dialog;
    QTimer m_timer;
    std::atomic<std::uint64_t> m_part{0}, m_whole{0};
    std::atomic<bool> m_cancelled{false}, m_over{false};
    std::thread m_thread;
};

} // namespace lifeline
