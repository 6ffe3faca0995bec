// For threads that no signal may interrupt.
#pragma once

#include <pthread.h>
#include <signal.h>

namespace lifeline {

/// On the calling thread, from here on: signals are for the main thread.
inline void blockSignals()
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

} // namespace lifeline
