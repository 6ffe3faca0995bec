#include "formats/exporters.h"
#include "formats/packet_story.h"

#include <memory>
#include <unordered_map>

namespace lifeline {
namespace {

constexpr std::string_view about =
    "Written by Lifeline from what it recorded of WebSocket connections. The bytes are those that passed; "
    "their "
    "packets, sequence numbers and acknowledgements are made up, and so are addresses of 192.0.2.0/24. Where "
    "both "
    "ends were recorded, the packets are those the server saw. What an application was told, findings and "
    "verdicts are "
    "comments on the packet they follow; a line lifeline:{...} in one is the event of Lifeline's log. ";

class PcapngExport {
public:
    explicit PcapngExport(ExportRun& run)
        : m_run(run), m_began(unixNanoseconds(run.slice().log().startedUtc()))
    {
    }

    void write()
    {
        m_run.setPasses(2);
        look();
        appendSectionBlock(m_run.out().buffer(), "Lifeline " LIFELINE_VERSION,
                           std::string(about) + secrets() + selection());
        appendInterfaceBlock(m_run.out().buffer(), "lifeline");
        for (std::uint64_t position = 0; position < m_run.size() && m_run.step(); ++position)
            take(position);
        m_packets.drain(m_run.out().buffer(), true);
        appendStatisticsBlock(m_run.out().buffer(), m_latest, m_packets.count(), redacted());
    }

private:
    struct Known {
        std::uint64_t last = 0; // position of its last event
        bool server = false;    // that side saw the wire
        std::unique_ptr<PacketStory> story = nullptr;
    };

    /// Which side's packets there will be, and when a connection is over.
    void look()
    {
        for (std::uint64_t position = 0; position < m_run.size() && m_run.step(); ++position) {
            const EventEntry& entry = m_run.entry(position);
            Known& known = m_known[entry.connection];
            known.last = position;
            known.server = known.server || (entry.side != Side::Client && tellsWire(entry.kind));
        }
    }

    void take(std::uint64_t position)
    {
        const Event event = m_run.event(position);
        const auto found = m_known.find(number(event.connection));
        if (event.connection == ConnectionId::None || found == m_known.end())
            return;
        Known& known = found->second;
        if (!known.story)
            known.story = std::make_unique<PacketStory>(
                event.connection, known.server ? Side::Server : Side::Client, m_began, m_packets);
        known.story->take(event);
        if (known.last == position) {
            known.story->finish();
            m_known.erase(found);
        }
        m_latest = static_cast<std::uint64_t>(unixNanoseconds(m_began, event.at));
        m_packets.drain(m_run.out().buffer());
    }

    std::string secrets() const
    {
        return m_run.options().redaction.on
                   ? "Secrets are redacted: they read [redacted], and hidden payloads are as many x. "
                   : "Secrets are not redacted. ";
    }

    std::string selection() const
    {
        const std::uint64_t all = m_run.slice().log().size();
        if (m_run.size() == all)
            return {};
        return "It holds a selection: " + std::to_string(m_run.size()) + " of " + std::to_string(all) +
               " events. ";
    }

    std::string redacted() const
    {
        const Redactor& redactor = m_run.redactor();
        return "Redacted: " + std::to_string(redactor.fields()) + " header fields, " +
               std::to_string(redactor.parameters()) + " parameters, " + std::to_string(redactor.payloads()) +
               " payloads.";
    }

    ExportRun& m_run;
    std::int64_t m_began;
    std::uint64_t m_latest = 0;
    std::unordered_map<std::uint32_t, Known> m_known;
    PacketQueue m_packets;
};

} // namespace

void writePcapng(ExportRun& run) { PcapngExport(run).write(); }

} // namespace lifeline
