#include "formats/open_har.h"

#include "base/steady_clock.h"
#include "formats/counted_text.h"
#include "formats/har_connection.h"

#include <queue>

#include <algorithm>
#include <utility>

namespace lifeline {
namespace {

constexpr std::size_t maxCreator = std::size_t{64} << 10;

class HarOpening {
public:
    HarOpening(ByteSource& source, const std::string& file, const Progress& progress)
        : m_source(source), m_file(file), m_progress(progress)
    {
        m_out.format = FileFormat::Har;
    }

    OpenedLog open()
    {
        HarIndex index = indexHar(m_source, m_progress, 2 * m_source.size());
        m_out.cancelled = index.cancelled;
        if (!index.problem.empty())
            m_out.problems.push_back({m_file, index.line, index.column, index.problem, "HAR 1.2"});
        m_out.app = creatorOf(index);
        if (!m_out.cancelled)
            play(index);
        else
            m_out.log = std::make_unique<EventLog>(isoUtc({}));
        tell(index);
        return std::move(m_out);
    }

private:
    /// The step that is first of all, then the connection that stands first in the file.
    using Turn = std::pair<UnixTime, std::size_t>;
    using Turns = std::priority_queue<Turn, std::vector<Turn>, std::greater<>>;

    std::string creatorOf(const HarIndex& index)
    {
        const auto text = textAt(m_source, index.creator, maxCreator);
        if (!text)
            return {};
        const JsonReading reading(*text, {});
        std::string out;
        for (const char* key : {"name", "version"}) {
            const Json::Value* value = member(reading.root(), key);
            if (value && value->isString())
                out += (out.empty() ? "" : " ") + value->asString();
        }
        return out.substr(0, 200);
    }

    void play(const HarIndex& index)
    {
        EventLogLater log;
        std::vector<std::unique_ptr<HarConnection>> connections;
        for (std::size_t i = 0; i < index.entries.size(); ++i)
            connections.push_back(std::make_unique<HarConnection>(
                m_source, index.entries[i], ConnectionId{static_cast<std::uint32_t>(i + 1)}, log, m_counts));
        const UnixTime zero = beginningOf(connections);
        using namespace std::chrono;
        m_out.log = std::make_unique<EventLog>(isoUtc(
            system_clock::time_point(duration_cast<system_clock::duration>(std::chrono::nanoseconds(zero)))));
        log.log = m_out.log.get();
        playAll(connections, zero, index);
    }

    void playAll(std::vector<std::unique_ptr<HarConnection>>& connections, UnixTime zero,
                 const HarIndex& index)
    {
        Turns turns;
        for (std::size_t i = 0; i < connections.size(); ++i) {
            connections[i]->start(zero);
            if (const auto at = connections[i]->nextAt())
                turns.push({*at, i});
        }
        std::uint64_t steps = 0;
        UnixTime now = zero;
        while (!turns.empty() && !m_out.cancelled) {
            const auto [at, which] = turns.top();
            turns.pop();
            now = std::max(now, at);
            connections[which]->play(monotonicTime(now - zero));
            if (const auto next = connections[which]->nextAt())
                turns.push({*next, which});
            if (++steps % 256 == 0)
                m_out.cancelled =
                    !goOn(m_progress, m_source.size() + playedOf(index, steps), 2 * m_source.size());
        }
    }

    /// About how much of the file that is.
    std::uint64_t playedOf(const HarIndex& index, std::uint64_t steps) const
    {
        std::uint64_t all = 1;
        for (const HarEntryIndex& entry : index.entries)
            all += 5 + entry.messages.size();
        return static_cast<std::uint64_t>(
            static_cast<double>(m_source.size()) *
            std::min(1.0, static_cast<double>(steps) / static_cast<double>(all)));
    }

    static UnixTime beginningOf(const std::vector<std::unique_ptr<HarConnection>>& connections)
    {
        std::optional<UnixTime> first;
        for (const auto& connection : connections) {
            const auto began = connection->began();
            if (began && (!first || *began < *first))
                first = began;
        }
        return first.value_or(0);
    }

    void note(std::uint64_t count, std::string_view thing, std::string_view what)
    {
        if (count > 0)
            m_out.notes.push_back({m_file, 1, 1, counted(count, thing) + ": " + std::string(what), {}});
    }

    void tell(const HarIndex& index)
    {
        if (!index.entries.empty())
            m_out.notes.push_back(
                {m_file,
                 1,
                 1,
                 "a HAR holds no bytes of the wire: heads are rebuilt as HTTP/1.1, and each "
                 "message is shown as one frame with a mask of zeros",
                 {}});
        else
            m_out.notes.push_back({m_file, 1, 1, "there is no WebSocket connection in it", {}});
        note(index.others, "other request", "left out, for it is no WebSocket");
        note(m_counts.unreadable, "message",
             "left out, for type, time, opcode or data is missing or does not fit");
        note(m_counts.badBase64, "message", "left out, for its data is no base64");
        note(m_counts.tooLarge, "message", "left out, for it is above 4 MiB");
        note(index.messagesLeftOut, "message", "beyond what a log holds, left out");
        note(m_counts.guessedCloses, "connection",
             "the file does not tell which end closed it; the close frame is shown as received");
        note(m_counts.ownUnread, "connection",
             "its events in \"_lifeline\" are above 4 MiB or cannot be read");
        note(m_counts.unknownEnds, "connection", "the file does not tell how it ended");
        note(m_out.log->dropped(), "event", "beyond what a log holds, left out");
    }

    /// Connections are made before it is known when the log begins.
    struct EventLogLater final : EventSink {
        void accept(const Event& event) override { log->accept(event); }
        EventLog* log = nullptr;
    };

    ByteSource& m_source;
    const std::string& m_file;
    const Progress& m_progress;
    HarCounts m_counts;
    OpenedLog m_out;
};

} // namespace

OpenedLog openHar(ByteSource& source, const std::string& file, const Progress& progress)
{
    return HarOpening(source, file, progress).open();
}

} // namespace lifeline
