// lifeline-cli connect
#pragma once

#include "cli/command.h"
#include "cli/console.h"
#include "cli/options.h"
#include "formats/text_ladder.h"
#include "stacks/stack_host.h"

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
    void leave() override { m_host.reset(); }
    bool done() const override { return m_done; }
    ExitCode exitCode() const override { return m_exit; }

private:
    void startStack();
    void opened(MonotonicTime at);
    void send(const Outgoing& outgoing);

    const ConnectOptions& m_options;
    const Console& m_console;
    Lab* m_lab = nullptr;
    ConnectionId m_id = ConnectionId::None;
    std::optional<StackHost> m_host; // of another stack than the reference
    StackHost::Ticket m_stack = 0;
    std::string m_address; // of its client's end
    TextLadder m_ladder;
    std::string m_failure; // of the connect, in a sentence
    std::optional<MonotonicTime> m_closeAt;
    bool m_done = false;
    ExitCode m_exit = ExitCode::NotConnected;
};

/// What a client connection that is over means for the exit status.
ExitCode exitOfClient(const SideStory& client);
/// The same of another stack, which may end TCP without waiting for the other close frame: one is enough.
ExitCode exitOfStackClient(SideStory client);

} // namespace lifeline
