// lifeline-cli serve, and lifeline-cli relay, whose server forwards
#pragma once

#include "cli/command.h"
#include "cli/console.h"
#include "cli/options.h"
#include "lifecycle/resource_ledger.h"
#include "stacks/stack_host.h"

#include <map>

namespace lifeline {

class ServeCommand final : public Command {
public:
    /// Both must outlive it.
    ServeCommand(const ServeOptions& options, const Console& console) : m_options(options), m_console(console)
    {
    }

    void start(Lab& lab) override;
    void take(const Event& event) override;
    void over(const ConnectionStory& story) override;
    std::optional<MonotonicTime> wakeAt() const override { return m_lookAt; }
    void woken(MonotonicTime now) override;
    /// What the handler of all connections took, and what it never gave back.
    void ended() override;
    void stop(int times, MonotonicTime now) override;
    void leave() override { m_host.reset(); }
    bool done() const override { return m_done; }
    ExitCode exitCode() const override { return m_exit; }

private:
    bool startStack(ServerSettings& settings);
    void listening(const event::Listening& listening);

    const ServeOptions& m_options;
    const Console& m_console;
    Lab* m_lab = nullptr;
    std::optional<StackHost> m_host; // of another stack than the reference
    StackHost::Ticket m_stack = 0;
    std::map<std::uint32_t, ResourceLedger> m_ledgers; // of connections under way
    ResourceTotals m_resources;
    bool m_stopped = false;                // the server has
    std::optional<MonotonicTime> m_lookAt; // while stopping: whether all connections are gone
    MonotonicTime m_patienceEnds;
    bool m_done = false;
    ExitCode m_exit = ExitCode::Expected;
};

/// "ws://127.0.0.1:9001/", with brackets where they are needed.
std::string serverUrl(const event::Listening& listening);

/// The warning about an address that is not loopback.
std::string openToOthers(std::string_view address, std::uint16_t port);

} // namespace lifeline
