#include "formats/open_capture.h"

#include "base/steady_clock.h"
#include "formats/capture_import.h"
#include "formats/counted_text.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::uint64_t progressStep = std::uint64_t{64} << 10;

/// What was seen of the packets themselves, in either look.
struct PacketCounts {
    std::uint64_t packets = 0, cut = 0, backwards = 0, unfinishedDatagrams = 0;
    PassedOver passedOver;
    std::int64_t first = 0, last = 0; // nanoseconds since 1970
};

/// One look at all packets of a capture.
class Look {
public:
    Look(CaptureReader& reader, TcpSink& sink) : m_reader(reader), m_reassembly(sink) {}

    /// `import`: takes the comments, too. False: cancelled.
    bool run(const Progress& progress, std::uint64_t before, std::uint64_t total, CaptureImport* import)
    {
        CapturedPacket packet;
        std::uint64_t told = 0;
        bool goesOn = true;
        while (goesOn && m_reader.next(packet)) {
            take(packet, import);
            if (m_reader.position() - told < progressStep)
                continue;
            told = m_reader.position();
            goesOn = goOn(progress, before + told, total);
        }
        m_counts.passedOver = m_segments.passedOver();
        m_counts.unfinishedDatagrams = m_segments.unfinishedDatagrams();
        m_reassembly.finish(m_now);
        return goesOn;
    }

    const PacketCounts& counts() const { return m_counts; }

private:
    void take(const CapturedPacket& packet, CaptureImport* import)
    {
        advance(packet);
        const auto segment = m_segments.read(packet);
        const std::uint32_t number = segment ? m_reassembly.take(*segment, m_now) : 0;
        for (const std::string_view comment : packet.comments) {
            if (import && number != 0)
                import->comment(number, comment, m_now);
        }
    }

    /// Time never goes back, whatever the packets say.
    void advance(const CapturedPacket& packet)
    {
        if (m_counts.packets++ == 0)
            m_counts.first = m_counts.last = packet.at;
        if (packet.bytes.size() < packet.length)
            ++m_counts.cut;
        if (packet.at < m_counts.last)
            ++m_counts.backwards;
        m_counts.last = std::max(m_counts.last, packet.at);
        m_now = monotonicTime(m_counts.last - m_counts.first);
    }

    CaptureReader& m_reader;
    SegmentReader m_segments;
    TcpReassembly m_reassembly;
    MonotonicTime m_now;
    PacketCounts m_counts;
};

class CaptureOpening {
public:
    CaptureOpening(ByteSource& source, const std::string& file, const Progress& progress)
        : m_source(source), m_file(file), m_progress(progress)
    {
        m_out.format = FileFormat::Pcap;
    }

    OpenedLog open()
    {
        if (const auto reader = makeCaptureReader(m_source, m_file)) {
            Look look(*reader, m_survey);
            m_out.cancelled = !look.run(m_progress, 0, 2 * m_source.size(), nullptr);
            m_out.app = reader->app();
            m_counts = look.counts();
        }
        makeLog();
        if (!m_out.cancelled)
            import();
        tell();
        return std::move(m_out);
    }

private:
    void makeLog()
    {
        using Clock = std::chrono::system_clock;
        const Clock::time_point first(std::chrono::duration_cast<Clock::duration>(Duration(m_counts.first)));
        m_out.log = std::make_unique<EventLog>(isoUtc(first));
    }

    void import()
    {
        const auto reader = makeCaptureReader(m_source, m_file);
        if (!reader)
            return;
        CaptureImport import(m_survey, *m_out.log);
        m_out.cancelled =
            !Look(*reader, import).run(m_progress, m_source.size(), 2 * m_source.size(), &import);
        if (reader->problem())
            m_out.problems.push_back(*reader->problem());
        for (std::string& text : import.takeNotes())
            note(std::move(text));
    }

    void note(std::string text) { m_out.notes.push_back({m_file, 1, 1, std::move(text), {}}); }
    void noteCount(std::uint64_t count, std::string_view thing, std::string_view what)
    {
        if (count > 0)
            note(counted(count, thing) + ": " + std::string(what));
    }

    void tell()
    {
        if (m_survey.webSockets() > 0)
            note("the events of both ends bear the times of the capture, which has one clock");
        else
            note("there is no WebSocket connection in it that could be read");
        tellOthers();
        const PassedOver& over = m_counts.passedOver;
        noteCount(m_counts.cut, "packet", "captured in part only");
        noteCount(m_counts.backwards, "packet", "older than the one before; taken as they stand");
        noteCount(m_counts.unfinishedDatagrams, "IP datagram", "in fragments, of which some are missing");
        noteCount(over.malformed, "packet", "left out, for its lengths contradict each other");
        noteCount(over.unknownLinks, "packet", "captured on a kind of link that is not known");
        noteCount(over.notIp + over.notTcp, "packet", "no TCP in it");
        noteCount(m_out.log->dropped(), "event", "beyond what a log holds, left out");
    }

    /// Connections that were not read.
    void tellOthers()
    {
        const std::uint64_t unknown = m_survey.count(StreamKind::Unknown),
                            tls = m_survey.count(StreamKind::Tls), http = m_survey.count(StreamKind::Http),
                            http2 = m_survey.count(StreamKind::Http2),
                            other = m_survey.count(StreamKind::Other);
        const std::uint64_t all = unknown + tls + http + http2 + other;
        if (all == 0)
            return;
        std::string of;
        const auto add = [&of](std::uint64_t count, std::string_view what) {
            if (count > 0)
                of += (of.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(what);
        };
        add(tls, "TLS, which cannot be read without its keys");
        add(http, "HTTP without an upgrade to WebSocket");
        add(http2, "HTTP/2");
        add(other, "something else, or without their beginning");
        add(unknown, "without a request");
        note(counted(all, "other TCP connection") + ", no WebSocket attempt: " + of);
    }

    ByteSource& m_source;
    const std::string& m_file;
    const Progress& m_progress;
    CaptureSurvey m_survey;
    PacketCounts m_counts;
    OpenedLog m_out;
};

} // namespace

OpenedLog openCapture(ByteSource& source, const std::string& file, const Progress& progress)
{
    return CaptureOpening(source, file, progress).open();
}

} // namespace lifeline
