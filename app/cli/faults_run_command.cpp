#include "cli/faults_run_command.h"

#include "cli/fault_list.h"
#include "cli/human_output.h"
#include "faults/scripted_peer.h"

#include <algorithm>
#include <set>

namespace lifeline {

std::variant<std::vector<const Fault*>, std::string> chooseFaults(const Catalogue& catalogue,
                                                                  const std::vector<std::string>& names)
{
    std::set<const Fault*> chosen;
    for (const std::string& name : names) {
        const auto meant = catalogue.select(name);
        if (meant.empty())
            return name;
        chosen.insert(meant.begin(), meant.end());
    }
    return std::vector<const Fault*>(chosen.begin(), chosen.end()); // they stand in one array, in order
}

FaultsRunCommand::FaultsRunCommand(const FaultsRunOptions& options, Choice choice, const Console& console)
    : m_options(options), m_choice(std::move(choice)), m_console(console),
      m_progress(console, canWriteInPlace(console.out.isTerminal()), m_choice.faults.size())
{
}

void FaultsRunCommand::start(Lab& lab)
{
    m_lab = &lab;
    m_runner = std::make_unique<FaultRunner>(
        lab, [this](const FaultReport& report) { finished(report); },
        [this](const Fault&, ConnectionId id) { m_connection = id; }, m_options.jobs);
}

/// All are begun in the first round, when there is a time.
std::optional<MonotonicTime> FaultsRunCommand::wakeAt() const
{
    if (!m_begun)
        return MonotonicTime{};
    const auto runner = m_runner ? m_runner->wakeAt() : std::nullopt;
    return runner && m_patienceEnds ? std::min(runner, m_patienceEnds) : runner ? runner : m_patienceEnds;
}

void FaultsRunCommand::begin(MonotonicTime now)
{
    m_begun = true;
    for (const Fault* fault : m_choice.faults) {
        if (m_options.target)
            m_runner->playAgainst(shared(m_choice.catalogue, *fault), *m_options.target, now);
        else
            m_runner->playBuiltIn(shared(m_choice.catalogue, *fault), now);
    }
}

void FaultsRunCommand::woken(MonotonicTime now)
{
    if (m_done)
        return;
    if (!m_begun)
        begin(now);
    else
        m_runner->woken(now);
    m_connectionOver = m_connectionOver || (m_patienceEnds && now >= *m_patienceEnds);
    if (single() && m_runner->idle() && !m_patienceEnds)
        m_patienceEnds = now + 2 * ScriptedPeer::lingerLimit;
    endIfOver();
}

void FaultsRunCommand::take(const Event& event)
{
    if (m_runner)
        m_runner->take(event);
    if (single() && event.connection != ConnectionId::None && event.connection == m_connection) {
        m_story.take(event);
        m_ladder.take(event);
    }
    if (single() && m_runner && m_runner->idle() && m_begun && !m_patienceEnds)
        m_patienceEnds = event.at + 2 * ScriptedPeer::lingerLimit;
    endIfOver();
}

void FaultsRunCommand::over(const ConnectionStory& story)
{
    m_connectionOver = m_connectionOver || story.id == m_connection;
    endIfOver();
}

void FaultsRunCommand::finished(const FaultReport& report)
{
    m_results.add(report);
    if (!single())
        m_progress.finished(report, m_results);
}

/// The runner goes here, while the lab is still there.
void FaultsRunCommand::endIfOver()
{
    if (m_done || !m_begun || !m_runner->idle())
        return;
    if (single() && m_connection != ConnectionId::None && !m_connectionOver && !m_stopped)
        return;
    m_done = true;
    m_runner.reset();
    m_progress.clear();
    m_results.sortLike(m_choice.faults);
    m_exit = judge();
    single() && m_results.size() == 1 ? tellSingle() : tellAll();
}

ExitCode FaultsRunCommand::judge() const
{
    if (m_stopped)
        return ExitCode::Failed;
    if (m_results.nobodyThere())
        return ExitCode::NotConnected;
    if (m_results.nothingToPlay())
        return ExitCode::Usage;
    return m_results.anyFailed() ? ExitCode::Failed : ExitCode::Expected;
}

void FaultsRunCommand::tellAll()
{
    if (m_exit == ExitCode::NotConnected) {
        m_console.complain("Nobody is there at " + targetText() + ": no TCP connection for any fault.");
        return;
    }
    m_console.announce("\n" + m_results.table(m_console.colors) + "\n" + m_results.countsText() + "\n");
    if (m_stopped)
        m_console.complain("Stopped before every fault was played.");
    else if (m_results.unreached() > 0)
        m_console.complain("For " + faultCount(m_results.unreached()) +
                           " there was no TCP connection: the target went away.");
    else if (m_exit == ExitCode::Usage)
        m_console.complain("None of these faults can be played against " + targetText() + ".");
}

void FaultsRunCommand::tellSingle()
{
    const FaultReport& report = m_results.reports().front();
    if (m_connection != ConnectionId::None)
        m_console.say("\n" + m_ladder.text(m_story, m_console.colors) + "\n");
    m_console.say(checksText(report, m_console.colors));
    m_console.announce(resultLine(report, 0, m_console.colors));
    if (m_exit == ExitCode::NotConnected)
        m_console.complain("Nobody is there at " + targetText() + ": no TCP connection.");
    else if (report.outcome == Outcome::Failed)
        m_console.complain(report.fault->id + " failed at " + failureText(report) + ".");
    else if (report.outcome == Outcome::Skipped)
        m_console.complain(report.fault->id + " was not played: " + report.why);
}

std::string FaultsRunCommand::targetText() const
{
    return m_options.target ? m_options.target->text() : "builtin";
}

void FaultsRunCommand::stop(int /*times*/, MonotonicTime now)
{
    if (m_done)
        return;
    m_stopped = true;
    m_begun = true;
    m_runner->stop();
    m_runner->woken(now); // hands out what was stopped
    endIfOver();
}

std::optional<Command::Reports> FaultsRunCommand::reports(std::string_view startedUtc) const
{
    const FaultRunFacts facts{targetText(), std::string(startedUtc), m_exit};
    return Reports{faultsJson(m_results, facts), faultsJunit(m_results, facts)};
}

} // namespace lifeline
