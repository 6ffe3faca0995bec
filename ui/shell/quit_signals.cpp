#include "ui/shell/quit_signals.h"

#include <QApplication>
#include <QSocketNotifier>
#include <QWidget>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <sys/eventfd.h>
#include <unistd.h>

namespace lifeline {
namespace {

constexpr std::array signalsToQuit{SIGINT, SIGTERM, SIGHUP};
std::atomic<int> toWake{-1};

static_assert(std::atomic<int>::is_always_lock_free);

void onSignal(int /*number*/)
{
    const int kept = errno;
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(toWake, &one, sizeof one);
    errno = kept;
}

/// SA_RESETHAND: the second one does what it does by itself.
void handle(void (*handler)(int), int flags)
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    for (const int number : signalsToQuit)
        sigaction(number, &action, nullptr);
}

} // namespace

QuitSignals::QuitSignals(QObject* parent)
    : QObject(parent), m_descriptor(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    toWake = m_descriptor;
    auto* notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &QuitSignals::closeAll);
    handle(onSignal, SA_RESTART | SA_RESETHAND);
}

QuitSignals::~QuitSignals()
{
    handle(SIG_DFL, 0);
    toWake = -1;
    ::close(m_descriptor);
}

/// A window behind a dialog cannot be closed: each dialog first, as often as there are any.
void QuitSignals::closeAll()
{
    std::uint64_t count = 0;
    [[maybe_unused]] const auto read = ::read(m_descriptor, &count, sizeof count);
    if (QWidget* dialog = QApplication::activeModalWidget()) {
        dialog->close();
        QMetaObject::invokeMethod(this, &QuitSignals::closeAll, Qt::QueuedConnection);
        return;
    }
    QApplication::closeAllWindows();
}

} // namespace lifeline
