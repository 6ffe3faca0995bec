// lifeline-cli faults run
#pragma once

#include "cli/command.h"
#include "cli/console.h"
#include "cli/fault_library.h"
#include "cli/fault_report_files.h"
#include "cli/options.h"
#include "cli/progress_line.h"
#include "faults/fault_runner.h"
#include "formats/text_ladder.h"

namespace lifeline {

/// Plays the chosen faults, many at once, and tells what became of them. A single one is told as a ladder.
class FaultsRunCommand final : public Command {
public:
    /// What is to be played, once each, in the order of the catalogue; none is nullptr.
    struct Choice {
        std::shared_ptr<const Catalogue> catalogue;
        std::vector<const Fault*> faults; // at least one
    };

    /// Options and console must outlive it.
    FaultsRunCommand(const FaultsRunOptions& options, Choice choice, const Console& console);

    void start(Lab& lab) override;
    void take(const Event& event) override;
    void over(const ConnectionStory& story) override;
    std::optional<MonotonicTime> wakeAt() const override;
    void woken(MonotonicTime now) override;
    void stop(int times, MonotonicTime now) override;
    bool done() const override { return m_done; }
    ExitCode exitCode() const override { return m_exit; }
    std::optional<Reports> reports(std::string_view startedUtc) const override;
    bool showsEvents() const override { return m_options.showsEvents; }

private:
    void begin(MonotonicTime now);
    void finished(const FaultReport& report);
    void endIfOver();
    void tellAll();
    void tellSingle();
    ExitCode judge() const;
    std::string targetText() const;
    bool single() const { return m_choice.faults.size() == 1; }

    const FaultsRunOptions& m_options;
    Choice m_choice;
    const Console& m_console;
    Lab* m_lab = nullptr;
    std::unique_ptr<FaultRunner> m_runner;
    bool m_begun = false;
    FaultResults m_results;
    ProgressLine m_progress;
    // of a single fault
    ConnectionId m_connection = ConnectionId::None;
    ConnectionStory m_story;
    TextLadder m_ladder;
    bool m_connectionOver = false;
    std::optional<MonotonicTime> m_patienceEnds; // for the end of the connection, once the play is judged
    bool m_stopped = false;
    bool m_done = false;
    ExitCode m_exit = ExitCode::Failed;
};

/// Each fault that one of the names means, once, in the order of the catalogue; the first name that means
/// none, otherwise.
std::variant<std::vector<const Fault*>, std::string> chooseFaults(const Catalogue& catalogue,
                                                                  const std::vector<std::string>& names);

} // namespace lifeline
