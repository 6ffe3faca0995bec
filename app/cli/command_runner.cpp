#include "cli/command_runner.h"

#include "base/byte_text.h"
#include "base/steady_clock.h"
#include "cli/event_queue.h"
#include "cli/human_output.h"
#include "cli/session_recording.h"
#include "cli/wake_pipe.h"
#include "stacks/beacon_port.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <future>

namespace lifeline {

/// What lives while a command runs.
class Session {
public:
    /// `sessionFile`: where everything is recorded; empty: nowhere.
    explicit Session(const std::string& sessionFile)
    {
        if (!sessionFile.empty())
            recording.emplace(queue, sessionFile, clock.startedUtc());
        lab.emplace(sink(), clock, systemSeed());
    }

    EventSink& sink() { return recording ? static_cast<EventSink&>(*recording) : queue; }

    SteadyClock clock;
    WakePipe pipe;
    StopSignals signals{pipe};
    EventQueue queue{[this] { pipe.wake(); }};
    std::optional<SessionRecording> recording; // before the queue
    std::optional<Lab> lab;
    std::unique_ptr<BeaconPort> beacon; // goes before the lab
};

CommandRunner::CommandRunner(std::string_view name, const CommonOptions& options, StandardStreams streams)
    : m_name(name), m_options(options), m_out(streams.out),
      m_errors(streams.errors), m_console{options.log == "-" ? m_errors : m_out, m_errors, false,
                                          options.quiet}
{
    m_console.colors = colorsWanted(m_console.out.isTerminal(), options.noColor);
}

CommandRunner::~CommandRunner() = default;

bool CommandRunner::open()
{
    m_logStream = m_options.log == "-" ? &m_out : nullptr;
    if (!m_options.log.empty() && !m_logStream) {
        if (!openFile(m_options.log, m_logFile))
            return false;
        m_logStream = m_logFile.get();
    }
    return openFile(m_options.json, m_jsonFile) && openFile(m_options.junit, m_junitFile);
}

bool CommandRunner::openFile(const std::string& path, std::unique_ptr<OutputStream>& file)
{
    if (path.empty())
        return true;
    file = std::make_unique<OutputStream>(path);
    if (file->ok())
        return true;
    m_console.complain("The file \"" + escaped(path, 200) +
                       "\" cannot be written: " + std::strerror(file->error()) + ".");
    return false;
}

ExitCode CommandRunner::run(Command& command)
{
    Session session(m_options.session);
    if (!openSession(session))
        return ExitCode::Usage;
    if (m_logStream)
        m_log = std::make_unique<LogOutput>(*m_logStream, session.clock.startedUtc());
    m_book = std::make_unique<ConnectionBook>([&](const ConnectionStory& story) { over(command, story); });
    if (!openBeacon(session))
        return ExitCode::NotConnected;
    command.start(*session.lab);
    loop(command, session);
    session.queue.liftBound();
    closeBeacon(session);
    command.leave();
    session.lab.reset();
    session.queue.drain([&](const Event& event) { take(command, event); });
    m_book->finish();
    command.ended();
    tellReports();
    closeSession(session);
    if (m_jsonFile || m_junitFile)
        writeReports(command, session.clock.startedUtc());
    const ExitCode exit = command.exitCode();
    flush();
    outputGone();
    return m_outputFailed ? ExitCode::Internal : exit;
}

/// False, and the sentence written, where the file cannot be made.
bool CommandRunner::openSession(Session& session)
{
    if (!session.recording || !hasStopped(session.recording->status()))
        return true;
    m_console.complain(stoppedText(m_options.session, session.recording->status()));
    return false;
}

/// Once the lab is gone: what is not on disk yet goes there.
void CommandRunner::closeSession(Session& session)
{
    if (!session.recording)
        return;
    session.recording->flush();
    if (!sessionGone(session))
        m_console.say(recordedText(m_options.session, session.recording->status()));
}

/// Whether the session file cannot be written any more, said once.
bool CommandRunner::sessionGone(const Session& session)
{
    if (!session.recording)
        return false;
    const RecordingStatus status = session.recording->status();
    const std::uint64_t dropped = session.recording->dropped();
    if (!hasStopped(status) && dropped == 0)
        return false;
    if (!m_sessionFailed)
        m_console.complain(hasStopped(status) ? stoppedText(m_options.session, status)
                                              : fullText(m_options.session, status));
    m_sessionFailed = true;
    m_outputFailed = true;
    return true;
}

/// Where outside stacks report to, told in one line that a script can read.
bool CommandRunner::openBeacon(Session& session)
{
    const BeaconOptions& options = m_options.beacon;
    if (!options.port)
        return true;
    const std::string token = options.token.empty() ? BeaconPort::newToken() : options.token;
    using Result = std::variant<std::uint16_t, BeaconPort::Failure>;
    std::promise<Result> promise;
    session.beacon =
        std::make_unique<BeaconPort>(*session.lab, token, *options.port,
                                     [&promise](Result result) { promise.set_value(std::move(result)); });
    const Result result = promise.get_future().get();
    if (const auto* failure = std::get_if<BeaconPort::Failure>(&result)) {
        m_console.complain("The beacon's port cannot be listened on: " + failure->error + ".");
        return false;
    }
    m_errors.write("beacon 127.0.0.1:" + std::to_string(std::get<std::uint16_t>(result)) + " token " + token +
                   "\n");
    m_errors.flush();
    m_reports.emplace();
    return true;
}

/// What it counts is exact once nothing more can come.
void CommandRunner::closeBeacon(Session& session)
{
    if (!session.beacon)
        return;
    session.beacon->close();
    m_reports->taken = session.beacon->accepted();
    m_reports->refused = session.beacon->refused();
    session.beacon.reset();
}

/// "reports: 12 taken, 1 of them found no connection; 3 refused"
void CommandRunner::tellReports()
{
    if (!m_reports)
        return;
    std::string text = "reports: " + std::to_string(m_reports->taken) + " taken";
    if (m_reports->notLaid > m_reports->refused)
        text +=
            ", " + std::to_string(m_reports->notLaid - m_reports->refused) + " of them found no connection";
    m_console.say(text + "; " + std::to_string(m_reports->refused) + " refused\n");
}

void CommandRunner::loop(Command& command, Session& session)
{
    int stops = 0;
    bool gone = false;
    while (!command.done()) {
        const auto at = command.wakeAt();
        const auto left = [&] { return std::max(*at - session.clock.now(), Duration::zero()); };
        session.pipe.wait(at ? std::optional(left()) : std::nullopt);
        session.queue.drain([&](const Event& event) { take(command, event); });
        const MonotonicTime now = session.clock.now();
        if (at && *at <= now)
            command.woken(now);
        flush();
        gone = gone || anythingGone(session);
        const int asked = session.signals.count() + (gone ? 1 : 0);
        if (asked > stops)
            command.stop(asked, now);
        stops = asked;
    }
}

void CommandRunner::take(Command& command, const Event& event)
{
    if (m_log)
        m_log->write(event);
    if (command.showsEvents())
        m_console.say(eventLine(event, m_console.colors));
    command.take(event);
    const auto* refused = event.as<event::ReportRefused>();
    if (refused != nullptr && m_reports)
        m_reports->notLaid += refused->count;
    m_book->take(event);
}

void CommandRunner::over(Command& command, const ConnectionStory& story)
{
    if (m_jsonFile || m_junitFile)
        m_results.push_back(resultOf(story));
    command.over(story);
}

void CommandRunner::flush()
{
    m_out.flush();
    m_errors.flush();
    if (m_logFile)
        m_logFile->flush();
}

bool CommandRunner::anythingGone(const Session& session)
{
    const bool recordingGone = sessionGone(session);
    return outputGone() || recordingGone;
}

/// Whether nobody reads the output any more, or the log cannot be written.
bool CommandRunner::outputGone()
{
    const bool gone = !m_out.ok() || (m_logFile && !m_logFile->ok());
    const int error = m_logFile && !m_logFile->ok() ? m_logFile->error() : m_out.error();
    if (gone && error != EPIPE && !m_outputFailed) {
        m_outputFailed = true;
        m_console.complain(std::string("The output cannot be written: ") + std::strerror(error) + ".");
    }
    return gone;
}

void CommandRunner::writeReports(const Command& command, std::string_view startedUtc)
{
    auto texts = command.reports(startedUtc);
    if (!texts) {
        texts = Command::Reports{jsonReport(m_results, command.exitCode(), startedUtc),
                                 junitReport(m_results, m_name, startedUtc)};
    }
    writeReport(m_jsonFile.get(), m_options.json, texts->json);
    writeReport(m_junitFile.get(), m_options.junit, texts->junit);
}

void CommandRunner::writeReport(OutputStream* file, const std::string& path, const std::string& text)
{
    if (!file)
        return;
    file->write(text);
    file->flush();
    if (file->ok())
        return;
    m_console.complain("The file \"" + escaped(path, 200) +
                       "\" could not be written: " + std::strerror(file->error()) + ".");
    m_outputFailed = true;
}

} // namespace lifeline
