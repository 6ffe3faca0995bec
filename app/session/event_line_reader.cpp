#include "session/event_line_reader.h"

#include <limits>

namespace lifeline {
namespace {

class LineReader {
public:
    LineReader(JsonReading& reading, BodyTexts& texts) : m_reading(reading), m_texts(texts) {}

    Event read(EventSeq least)
    {
        constexpr auto longest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        Event event;
        event.seq = m_reading.count(at("seq"), "seq", least, longest);
        event.at = monotonicTime(static_cast<std::int64_t>(m_reading.count(at("t"), "t", 0, longest)));
        event.connection = ConnectionId{
            static_cast<std::uint32_t>(m_reading.count(at("connection"), "connection", 0, UINT32_MAX))};
        event.side = named<Side, 3>("side", sideName);
        event.phase = named<Phase, phaseCount>("phase", phaseName);
        body(named<Layer, layerCount>("layer", layerName), event);
        return event;
    }

private:
    const Json::Value& at(const char* key)
    {
        static const Json::Value nothing;
        const Json::Value* value = member(m_reading.root(), key);
        if (!value)
            m_reading.problem(m_reading.root(), quoted(key) + " is missing");
        return value ? *value : nothing;
    }

    template <class Value, std::size_t count, class Name> Value named(const char* key, Name name)
    {
        const std::string given = m_reading.text(at(key), key);
        const auto value = valueNamed<Value, count>(given, name);
        if (!value)
            m_reading.problem(m_reading.root(), quoted(given) + " is no " + key);
        return value.value_or(Value{});
    }

    void body(Layer layer, Event& event)
    {
        const std::string name = m_reading.text(at("event"), "event");
        const Json::Value& detail = at("detail");
        if (m_reading.problemCount() > 0)
            return;
        if (!detail.isObject())
            return m_reading.problem(m_reading.root(), "\"detail\" is no object");
        if (auto found = readBody(m_reading, layer, name, detail, m_texts))
            event.body = *found;
        else
            m_reading.problem(m_reading.root(),
                              "there is no " + std::string(layerName(layer)) + " event " + quoted(name));
    }

    JsonReading& m_reading;
    BodyTexts& m_texts;
};

} // namespace

std::optional<Event> readEventLine(JsonReading& reading, EventSeq least, BodyTexts& texts)
{
    if (!reading.object(reading.root(), "the event",
                        {"seq", "t", "connection", "side", "layer", "event", "phase", "detail"}))
        return std::nullopt;
    const Event event = LineReader(reading, texts).read(least);
    return reading.problemCount() == 0 ? std::optional(event) : std::nullopt;
}

} // namespace lifeline
