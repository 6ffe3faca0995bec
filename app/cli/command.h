// One of the commands while it runs; the runner owns the lab, the log and the waiting.
#pragma once

#include "cli/exit_code.h"
#include "endpoints/lab.h"
#include "lifecycle/connection_story.h"

#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

/// All on the main thread.
class Command {
public:
    virtual ~Command() = default;

    virtual void start(Lab& lab) = 0;
    /// Once it is done, before the lab goes: what uses the lab goes now.
    virtual void leave() {}
    /// Every event, in order.
    virtual void take(const Event& event) = 0;
    /// After the last event of a connection.
    virtual void over(const ConnectionStory& story) = 0;

    /// When woken() is wanted; asked for after each round.
    virtual std::optional<MonotonicTime> wakeAt() const { return std::nullopt; }
    virtual void woken(MonotonicTime /*now*/) {}

    /// After the last event of all.
    virtual void ended() {}

    /// Ctrl-C, or nobody reads the output any more: the first time end cleanly, then at once.
    virtual void stop(int times, MonotonicTime now) = 0;

    virtual bool done() const = 0;
    virtual ExitCode exitCode() const = 0;

    /// The files of --json and --junit; nullopt: the usual ones, about connections. Asked for once all is
    /// over and only where one is wanted.
    struct Reports {
        std::string json, junit;
    };
    virtual std::optional<Reports> reports(std::string_view /*startedUtc*/) const { return std::nullopt; }

    /// Whether events are shown as lines while they happen.
    virtual bool showsEvents() const { return true; }
};

} // namespace lifeline
