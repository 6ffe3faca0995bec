// lifeline-cli faults serve
#pragma once

#include "cli/command.h"
#include "cli/console.h"
#include "cli/fault_library.h"
#include "cli/fault_report_files.h"
#include "cli/options.h"
#include "faults/fault_judge.h"

#include <map>

namespace lifeline {

/// A server that plays one fault to whoever dials in, or the one that the path names.
class FaultsServeCommand final : public Command {
public:
    /// `fault`: nullptr for by-path. Options and console must outlive it.
    FaultsServeCommand(const FaultsServeOptions& options, std::shared_ptr<const Catalogue> catalogue,
                       const Fault* fault, const Console& console)
        : m_options(options), m_catalogue(std::move(catalogue)), m_fault(fault), m_console(console)
    {
    }

    void start(Lab& lab) override;
    void take(const Event& event) override;
    void over(const ConnectionStory& story) override;
    void stop(int times, MonotonicTime now) override;
    bool done() const override { return m_done; }
    ExitCode exitCode() const override { return m_exit; }
    std::optional<Reports> reports(std::string_view startedUtc) const override;

private:
    SideServer::Door door() const;
    PeerFactory factory(const std::shared_ptr<const std::string>& host) const;
    void listening(std::uint16_t port);
    void begun(const Event& event, const event::FaultBegun& begun);

    const FaultsServeOptions& m_options;
    std::shared_ptr<const Catalogue> m_catalogue;
    const Fault* m_fault;
    const Console& m_console;
    Lab* m_lab = nullptr;
    ServerTicket m_ticket = 0;
    std::string m_url;
    std::map<std::uint32_t, FaultJudge> m_judges; // of the connections under way
    FaultResults m_results;                       // only where a report is wanted
    bool m_done = false;
    ExitCode m_exit = ExitCode::Expected;
};

} // namespace lifeline
