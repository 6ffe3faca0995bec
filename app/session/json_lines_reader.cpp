#include "session/json_lines_reader.h"

#include "session/json_lines.h"

#include <utility>

namespace lifeline {

bool JsonLinesReader::feed(std::string_view bytes)
{
    if (!m_file.problems.empty())
        return false;
    for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
        m_pending += bytes.substr(0, end);
        bytes.remove_prefix(end + 1);
        if (!takePending())
            return false;
    }
    m_pending += bytes;
    return m_pending.size() <= JsonReading::maxSize || takePending();
}

JsonLinesFile JsonLinesReader::finish()
{
    if (m_file.problems.empty() && !m_pending.empty())
        takePending();
    if (!m_file.log && m_file.problems.empty())
        m_file.problems.push_back({m_name, 1, 1, "the file is empty", "a header line and events"});
    return std::move(m_file);
}

bool JsonLinesReader::takePending()
{
    std::string line;
    line.swap(m_pending);
    return takeLine(line);
}

/// Of several problems of a line the others follow from the first.
bool JsonLinesReader::takeLine(std::string_view line)
{
    ++m_line;
    if (line.size() > JsonReading::maxSize) {
        m_file.problems.push_back({m_name, m_line, 1, "the line is too long", "at most 4 MiB"});
        return false;
    }
    JsonReading reading(line, m_name);
    m_texts.clear();
    if (reading.good())
        m_line == 1 ? takeHeader(reading) : takeEvent(reading);
    auto problems = reading.takeProblems();
    if (problems.empty())
        return true;
    problems.front().line = m_line;
    m_file.problems.push_back(std::move(problems.front()));
    return false;
}

void JsonLinesReader::takeHeader(JsonReading& reading)
{
    const Json::Value& root = reading.root();
    if (!reading.object(root, "the header", {"lifeline", "started", "clock", "app"}))
        return;
    for (const char* key : {"lifeline", "started", "clock", "app"}) {
        if (!member(root, key))
            return reading.problem(root, quoted(key) + " is missing");
    }
    reading.count(root["lifeline"], "lifeline", jsonLinesVersion, jsonLinesVersion);
    const std::string started = reading.text(root["started"], "started");
    if (reading.text(root["clock"], "clock") != "monotonic-ns")
        reading.problem(root, "\"clock\" is not known", "\"monotonic-ns\"");
    m_file.app = reading.line(root["app"], "app");
    if (reading.problemCount() == 0)
        m_file.log = std::make_unique<EventLog>(started);
}

void JsonLinesReader::takeEvent(JsonReading& reading)
{
    const auto event = readEventLine(reading, m_seq + 1, m_texts);
    if (!event)
        return;
    m_seq = event->seq;
    m_file.log->acceptNumbered(*event);
}

JsonLinesFile readJsonLines(std::string_view text, const std::string& file)
{
    JsonLinesReader reader(file);
    reader.feed(text);
    return reader.finish();
}

} // namespace lifeline
