#include "formats/exporters.h"
#include "formats/har_entry.h"
#include "formats/har_messages.h"
#include "session/json_lines.h"
#include "wire/frame.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr int harLifelineVersion = 1; // of "_lifeline"

/// What the rest of an entry does not tell.
bool isApart(EventKind kind)
{
    return layerOf(kind) != Layer::Ws && kind != EventKind::Request && kind != EventKind::Response &&
           kind != EventKind::Callback;
}

/// Ping, pong and close, which Chrome has no messages of. Without them nobody could say who closed first.
bool isControlFrame(const EventEntry& event)
{
    return (event.kind == EventKind::FrameSent || event.kind == EventKind::FrameReceived) &&
           event.aux >= static_cast<std::uint8_t>(Opcode::Close) &&
           event.aux <= static_cast<std::uint8_t>(Opcode::Pong);
}

class HarExport {
public:
    explicit HarExport(ExportRun& run)
        : m_run(run), m_json(run.out().buffer()), m_started(run.slice().log().startedUtc()),
          m_began(unixNanoseconds(m_started))
    {
    }

    void write()
    {
        m_run.setPasses(6);
        m_json.beginObject().key("log").beginObject().member("version", "1.2");
        m_json.key("creator")
            .beginObject()
            .member("name", "Lifeline")
            .member("version", LIFELINE_VERSION)
            .endObject();
        m_json.key("pages").beginArray().endArray().key("entries").beginArray();
        for (const auto& [connection, positions] : m_run.byConnection())
            writeEntry(positions);
        m_json.endArray().member("comment", std::string_view(comment())).endObject().endObject();
        m_run.out().write("\n");
    }

private:
    void writeEntry(const Positions& positions)
    {
        HarEntry entry(sawWire(positions, Side::Client) ? Side::Client : Side::Server);
        for (const std::uint32_t position : positions) {
            if (!m_run.step())
                return;
            entry.take(m_run.event(position));
        }
        m_run.out().buffer();
        m_json.beginObject();
        entry.writeBegin(m_json, m_started);
        HarMessages messages(m_run, positions, entry.view(), m_began);
        messages.write(m_json);
        entry.writeClose(m_json, m_began);
        writeLifeline(entry, positions, messages.unfinished());
        m_json.endObject();
    }

    bool sawWire(const Positions& positions, Side side) const
    {
        return std::any_of(positions.begin(), positions.end(), [&](std::uint32_t position) {
            const EventEntry& entry = m_run.entry(position);
            return entry.side == side && tellsWire(entry.kind);
        });
    }

    void writeLifeline(const HarEntry& entry, const Positions& positions, std::uint64_t unfinished)
    {
        m_json.key("_lifeline").beginObject().member("version", harLifelineVersion);
        m_json.member("started", std::string_view(m_started)).member("connection", number(entry.story.id));
        m_json.member("view", sideName(entry.view()));
        m_json.member("client", std::string_view(entry.client))
            .member("server", std::string_view(entry.server));
        m_json.member("unfinishedMessages", unfinished);
        writeEvents("events", positions, [](const EventEntry& event) { return isApart(event.kind); });
        writeEvents("callbacks", positions,
                    [](const EventEntry& event) { return event.kind == EventKind::Callback; });
        writeEvents("control", positions, [this, view = entry.view()](const EventEntry& event) {
            return !m_run.options().harControlFrames && event.side == view && isControlFrame(event);
        });
        entry.writeVerdict(m_json);
        m_json.endObject();
    }

    /// As lines of the public log format.
    template <class Test> void writeEvents(std::string_view name, const Positions& positions, Test test)
    {
        m_json.key(name).beginArray();
        for (const std::uint32_t position : positions) {
            if (!m_run.step())
                break;
            if (!test(m_run.entry(position)))
                continue;
            m_run.out().buffer();
            std::string line;
            appendEventLine(line, m_run.peek(position));
            line.pop_back();
            m_json.raw(line);
        }
        m_json.endArray();
    }

    std::string comment() const
    {
        const Redactor& redactor = m_run.redactor();
        return "Redacted: " + std::to_string(redactor.fields()) + " header fields, " +
               std::to_string(redactor.parameters()) + " parameters, " + std::to_string(redactor.payloads()) +
               " payloads. _lifeline is what HAR has no place for.";
    }

    ExportRun& m_run;
    JsonWriter m_json;
    std::string m_started;
    std::int64_t m_began;
};

} // namespace

void writeHar(ExportRun& run) { HarExport(run).write(); }

} // namespace lifeline
