#include "cli/wake_pipe.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace lifeline {
namespace {

std::atomic<int> stops{0};
std::atomic<const WakePipe*> toWake{nullptr};

static_assert(std::atomic<int>::is_always_lock_free && std::atomic<const WakePipe*>::is_always_lock_free);

void onSignal(int /*number*/)
{
    const int kept = errno;
    ++stops;
    if (const WakePipe* pipe = toWake)
        pipe->wake();
    errno = kept;
}

void handle(int number, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, nullptr);
}

} // namespace

WakePipe::WakePipe() : m_descriptor(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

WakePipe::~WakePipe() { ::close(m_descriptor); }

void WakePipe::wake() const
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_descriptor, &one, sizeof one);
}

void WakePipe::wait(std::optional<Duration> most) const
{
    int timeout = -1;
    if (most) {
        const auto up = std::chrono::ceil<std::chrono::milliseconds>(*most).count();
        timeout = static_cast<int>(
            std::clamp<std::int64_t>(up, 0, 3'600'000)); // who waits longer is woken in between
    }
    pollfd waiting{m_descriptor, POLLIN, 0};
    ::poll(&waiting, 1, timeout);
    std::uint64_t count = 0;
    [[maybe_unused]] const auto read = ::read(m_descriptor, &count, sizeof count);
}

StopSignals::StopSignals(const WakePipe& pipe)
{
    stops = 0;
    toWake = &pipe;
    std::signal(SIGPIPE, SIG_IGN);
    handle(SIGINT, onSignal);
    handle(SIGTERM, onSignal);
}

StopSignals::~StopSignals()
{
    handle(SIGINT, SIG_DFL);
    handle(SIGTERM, SIG_DFL);
    toWake = nullptr;
}

int StopSignals::count() const { return stops; }

} // namespace lifeline
