#include "ui/shell/session.h"

#include "base/random_source.h"
#include "store/session_folder.h"
#include "ui/shell/own_ends.h"

#include <QFile>

namespace lifeline {
namespace {

constexpr int pollMilliseconds = 25;

RecordingSettings settingsOf(const RecordingChoices& choices, const EventLog& log)
{
    RecordingSettings settings;
    settings.path = newSessionPath(sessionFolder(), log.startedUtc());
    settings.maxBytes = choices.maxBytes;
    settings.whenFull = choices.whenFull;
    return settings;
}

LogLimits limitsOf(const RecordingChoices& choices)
{
    LogLimits limits;
    limits.maxPayload = choices.maxPayload;
    if (choices.on) // they lie in a file
        limits.maxBytes = std::uint64_t{8} << 30;
    return limits;
}

/// Where nothing happened there is nothing to keep.
void removeRecording(const std::string& path)
{
    for (const char* part : {"", "-wal", "-shm"})
        QFile::remove(QFile::decodeName(QByteArray::fromStdString(path + part)));
}

} // namespace

/// In this order: the lab writes by the clock, through the gate, into the log until it is gone.
struct Session::Live {
    explicit Live(const RecordingChoices& choices)
        : log(std::make_shared<EventLog>(clock.startedUtc(), limitsOf(choices),
                                         choices.on ? sessionFolder() : std::string()))
    {
        if (choices.on) {
            recorder.emplace(*log, settingsOf(choices, *log));
            gate.emplace(*log, *recorder);
        }
        lab.emplace(gate ? static_cast<EventSink&>(*gate) : *log, clock, systemSeed());
    }
    ~Live()
    {
        stacks.reset(); // reports to the lab
        lab.reset();
        gate.reset();
        const std::string path = recorder && log->size() == 0 ? recorder->path() : std::string();
        const bool made =
            recorder && recorder->status().state != RecordingStatus::State::Failed && !path.empty();
        recorder.reset();
        if (made)
            removeRecording(path);
    }
    Live(const Live&) = delete;
    Live& operator=(const Live&) = delete;

    SteadyClock clock;
    std::shared_ptr<EventLog> log;
    std::optional<Recorder> recorder;
    std::optional<RecordingGate> gate;
    std::optional<Lab> lab;
    std::optional<StackHost> stacks;
};

Session::Session(const RecordingChoices& recording) : m_live(std::make_unique<Live>(recording))
{
    m_log = m_live->log;
    m_model = std::make_unique<SessionModel>(*m_log, [this] { return m_live->clock.now(); });
    QObject::connect(&m_poll, &QTimer::timeout, m_model.get(), &SessionModel::poll);
    m_poll.start(pollMilliseconds);
}

Session::Session(std::shared_ptr<const EventLog> opened) : m_log(std::move(opened))
{
    const MonotonicTime end =
        m_log->size() == 0 ? MonotonicTime{} : monotonicTime(m_log->entry(m_log->size() - 1).at);
    m_model = std::make_unique<SessionModel>(*m_log, [end] { return end; });
    QObject::connect(&m_poll, &QTimer::timeout, m_model.get(), [this] {
        m_model->poll();
        if (m_model->rows() == m_log->size())
            m_poll.stop();
    });
    m_poll.start(0);
}

Session::~Session() = default;

Recorder* Session::recorder() const { return m_live && m_live->recorder ? &*m_live->recorder : nullptr; }

Lab& Session::lab() { return *m_live->lab; }

StackHost& Session::stacks() { return m_live->stacks ? *m_live->stacks : m_live->stacks.emplace(lab()); }

void Session::send(ConnectionId connection, Side side, const Outgoing& outgoing)
{
    const ConnectionRecord* record = m_model->connections().find(connection);
    if (record == nullptr || !record->story.of(side).forwarded)
        return lab().send(connection, side, outgoing);
    if (m_live->stacks && playsForUs(record->story.of(side)))
        m_live->stacks->send(clientAddress(*m_log, *record, side), side, outgoing);
}

} // namespace lifeline
