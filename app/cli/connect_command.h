// lifeline-cli connect
#pragma once

#include "cli/command.h"
#include "cli/console.h"
#include "cli/options.h"
#include "cli/text_ladder.h"

namespace lifeline {

class ConnectCommand final : public Command {
public:
    /// Both must outlive it.
    ConnectCommand(const ConnectOptions& options, const Console& console)
        : m_options(options), m_console(console)
    {
    }

    void start(Lab& lab) override;
    void take(const Event& event) override;
    void over(const ConnectionStory& story) override;
    std::optional<MonotonicTime> wakeAt() const override { return m_closeAt; }
    void woken(MonotonicTime now) override;
    void stop(int times, MonotonicTime now) override;
    bool done() const override { return m_done; }
    ExitCode exitCode() const override { return m_exit; }

private:
    void opened(MonotonicTime at);

    const ConnectOptions& m_options;
    const Console& m_console;
    Lab* m_lab = nullptr;
    ConnectionId m_id = ConnectionId::None;
    TextLadder m_ladder;
    std::string m_failure; // of the connect, in a sentence
    std::optional<MonotonicTime> m_closeAt;
    bool m_done = false;
    ExitCode m_exit = ExitCode::NotConnected;
};

/// What a client connection that is over means for the exit status.
ExitCode exitOfClient(const SideStory& client);

} // namespace lifeline
