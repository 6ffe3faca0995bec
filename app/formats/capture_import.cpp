#include "formats/capture_import.h"

#include "formats/counted_text.h"
#include "session/event_line_reader.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::string_view commentMark = "lifeline:";
constexpr std::size_t maxNotes = 20;

/// Behind the mark, to the end of the line; empty: there is none.
std::string_view eventIn(std::string_view comment)
{
    std::size_t at = 0;
    while (at < comment.size()) {
        const std::string_view line = comment.substr(at, comment.find('\n', at) - at);
        if (line.starts_with(commentMark))
            return line.substr(commentMark.size());
        at += line.size() + 1;
    }
    return {};
}

/// The others are seen in the packets again.
bool comesBack(Layer layer)
{
    return layer == Layer::Callback || layer == Layer::Fault || layer == Layer::Deadline;
}

} // namespace

CaptureImport::Watched* CaptureImport::find(const CapturedConnection& connection)
{
    const auto found = m_watched.find(connection.number);
    return found == m_watched.end() ? nullptr : found->second.get();
}

bool CaptureImport::began(const CapturedConnection& connection, MonotonicTime at)
{
    const auto* found = m_survey.find(connection.number);
    if (!found)
        return false;
    const std::string client = connection.ends[found->client].text();
    const std::string server = connection.ends[otherIndex(found->client)].text();
    auto& watched = m_watched[connection.number];
    watched.reset(new Watched{found->client, {ConnectionId{++m_count}, found->url, client, server, m_log}});
    if (connection.handshake)
        watched->connection.connecting(at);
    else
        ++m_beginningMissing;
    return true;
}

void CaptureImport::answered(const CapturedConnection& connection, MonotonicTime at)
{
    if (Watched* watched = find(connection))
        watched->connection.connected(at);
}

void CaptureImport::established(const CapturedConnection& connection, MonotonicTime at)
{
    if (Watched* watched = find(connection))
        watched->connection.accepted(at);
}

void CaptureImport::bytes(const CapturedConnection& connection, EndIndex from, std::string_view bytes,
                          MonotonicTime at)
{
    if (Watched* watched = find(connection))
        watched->connection.bytes(watched->sideOf(from), bytes, at);
}

void CaptureImport::gap(const CapturedConnection& connection, EndIndex from, std::uint64_t count,
                        MonotonicTime at)
{
    Watched* watched = find(connection);
    if (!watched)
        return;
    const std::uint64_t most = std::min(maxFill, maxFillTogether - m_filled);
    m_filled += watched->connection.gap(watched->sideOf(from), count, most, at);
}

void CaptureImport::fin(const CapturedConnection& connection, EndIndex from, MonotonicTime at)
{
    if (Watched* watched = find(connection))
        watched->connection.fin(watched->sideOf(from), at);
}

void CaptureImport::reset(const CapturedConnection& connection, EndIndex from, MonotonicTime at)
{
    if (Watched* watched = find(connection))
        watched->connection.reset(watched->sideOf(from), at);
}

void CaptureImport::finished(const CapturedConnection& connection, MonotonicTime)
{
    const Watched* watched = find(connection);
    if (!watched)
        return;
    if (!watched->connection.over())
        ++m_unfinished;
    if (auto text = watched->connection.gapsText(); !text.empty())
        note(std::move(text));
    m_watched.erase(connection.number);
}

// Comments ----------------------------------------------------------------------------------------

void CaptureImport::comment(std::uint32_t number, std::string_view text, MonotonicTime at)
{
    const auto watched = m_watched.find(number);
    const std::string_view line = eventIn(text);
    if (watched == m_watched.end() || line.empty())
        return;
    JsonReading reading(line, {});
    BodyTexts texts;
    auto event = reading.good() ? readEventLine(reading, 0, texts) : std::nullopt;
    if (!event || !comesBack(layerOf(event->kind())))
        return;
    event->connection = watched->second->connection.id();
    event->at = at;
    m_log.accept(*event);
}

// Notes -------------------------------------------------------------------------------------------

void CaptureImport::note(std::string text)
{
    if (m_notes.size() < maxNotes)
        m_notes.push_back(std::move(text));
    else
        ++m_moreNotes;
}

std::vector<std::string> CaptureImport::takeNotes()
{
    if (m_moreNotes > 0)
        m_notes.push_back(counted(m_moreNotes, "more connection") + ": some bytes were never captured");
    if (m_beginningMissing > 0)
        m_notes.push_back(counted(m_beginningMissing, "connection") +
                          ": begun before the capture, so when it was connected is not known");
    if (m_unfinished > 0)
        m_notes.push_back(counted(m_unfinished, "connection") + ": the capture does not show its end");
    return std::move(m_notes);
}

} // namespace lifeline
