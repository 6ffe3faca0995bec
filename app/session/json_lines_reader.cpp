#include "session/json_lines_reader.h"

#include "session/event_detail_reader.h"
#include "session/json_lines.h"

#include <limits>

namespace lifeline {
namespace {

class LinesReader {
public:
    LinesReader(JsonLinesFile& out, const std::string& file) : m_out(out), m_file(file) {}

    /// Whether reading goes on.
    bool take(std::string_view line)
    {
        ++m_line;
        JsonReading reading(line, m_file);
        m_texts.clear();
        if (reading.good())
            m_line == 1 ? header(reading) : event(reading);
        auto problems = reading.takeProblems();
        if (problems.empty())
            return true;
        problems.front().line = m_line;
        m_out.problems.push_back(std::move(problems.front())); // the others follow from it
        return false;
    }

private:
    static const Json::Value& at(JsonReading& reading, const char* key)
    {
        static const Json::Value nothing;
        const Json::Value* value = member(reading.root(), key);
        if (!value)
            reading.problem(reading.root(), quoted(key) + " is missing");
        return value ? *value : nothing;
    }

    void header(JsonReading& reading)
    {
        const Json::Value& root = reading.root();
        if (!reading.object(root, "the header", {"lifeline", "started", "clock", "app"}))
            return;
        reading.count(at(reading, "lifeline"), "lifeline", jsonLinesVersion, jsonLinesVersion);
        const std::string started = reading.text(at(reading, "started"), "started");
        if (reading.text(at(reading, "clock"), "clock") != "monotonic-ns")
            reading.problem(root, "\"clock\" is not known", "\"monotonic-ns\"");
        m_out.app = reading.line(at(reading, "app"), "app");
        if (reading.problemCount() == 0)
            m_out.log = std::make_unique<EventLog>(started);
    }

    template <class Value, std::size_t count, class Name>
    Value named(JsonReading& reading, const char* key, Name name)
    {
        const std::string given = reading.text(at(reading, key), key);
        const auto value = valueNamed<Value, count>(given, name);
        if (!value)
            reading.problem(reading.root(), quoted(given) + " is no " + key);
        return value.value_or(Value{});
    }

    void event(JsonReading& reading)
    {
        const Json::Value& root = reading.root();
        if (!reading.object(root, "the event",
                            {"seq", "t", "connection", "side", "layer", "event", "phase", "detail"}))
            return;
        constexpr auto longest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        Event event;
        event.seq = reading.count(at(reading, "seq"), "seq", m_seq + 1, longest);
        event.at = monotonicTime(static_cast<std::int64_t>(reading.count(at(reading, "t"), "t", 0, longest)));
        event.connection = ConnectionId{static_cast<std::uint32_t>(
            reading.count(at(reading, "connection"), "connection", 0, UINT32_MAX))};
        event.side = named<Side, 3>(reading, "side", sideName);
        event.phase = named<Phase, phaseCount>(reading, "phase", phaseName);
        const Layer layer = named<Layer, layerCount>(reading, "layer", layerName);
        body(reading, layer, event);
        if (reading.problemCount() == 0)
            keep(event);
    }

    void body(JsonReading& reading, Layer layer, Event& event)
    {
        const std::string name = reading.text(at(reading, "event"), "event");
        const Json::Value& detail = at(reading, "detail");
        if (reading.problemCount() > 0)
            return;
        if (!detail.isObject())
            return reading.problem(reading.root(), "\"detail\" is no object");
        if (auto found = readBody(reading, layer, name, detail, m_texts))
            event.body = *found;
        else
            reading.problem(reading.root(),
                            "there is no " + std::string(layerName(layer)) + " event " + quoted(name));
    }

    void keep(const Event& event)
    {
        m_seq = event.seq;
        m_out.log->acceptNumbered(event);
    }

    JsonLinesFile& m_out;
    const std::string& m_file;
    BodyTexts m_texts;
    std::uint32_t m_line = 0;
    EventSeq m_seq = 0;
};

} // namespace

JsonLinesFile readJsonLines(std::string_view text, const std::string& file)
{
    JsonLinesFile out;
    LinesReader reader(out, file);
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (!reader.take(text.substr(0, end)) || end == std::string_view::npos)
            return out;
        text.remove_prefix(end + 1);
    }
    if (!out.log)
        out.problems.push_back({file, 1, 1, "the file is empty", "a header line and events"});
    return out;
}

} // namespace lifeline
