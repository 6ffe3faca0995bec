#include "session/json_lines.h"

#include "session/event_detail_json.h"

namespace lifeline {
namespace {

/// Lays JSON text without white space out over lines; what stands in strings is left alone.
class Indenter {
public:
    std::string lay(std::string_view json)
    {
        for (std::size_t i = 0; i < json.size(); ++i)
            take(json[i], i + 1 < json.size() ? json[i + 1] : '\0');
        return std::move(m_out);
    }

private:
    void take(char c, char next)
    {
        const bool wasInString = m_inString;
        if (m_inString || c == '"')
            trackString(c);
        if (wasInString || c == '"')
            m_out += c;
        else
            takeSign(c, next);
    }

    void trackString(char c)
    {
        if (m_escaped)
            m_escaped = false;
        else if (c == '\\')
            m_escaped = true;
        else if (c == '"')
            m_inString = !m_inString;
    }

    void takeSign(char c, char next)
    {
        const bool closes = c == '}' || c == ']';
        if (closes && !m_empty)
            newLine(--m_depth);
        m_out += c;
        m_empty = (c == '{' && next == '}') || (c == '[' && next == ']');
        if ((c == '{' || c == '[') && !m_empty)
            newLine(++m_depth);
        else if (c == ',')
            newLine(m_depth);
        else if (c == ':')
            m_out += ' ';
    }

    void newLine(std::size_t depth)
    {
        m_out += '\n';
        m_out.append(depth * 2, ' ');
    }

    std::string m_out;
    std::size_t m_depth = 0;
    bool m_inString = false, m_escaped = false;
    bool m_empty = false; // the bracket just written is closed by the next one
};

} // namespace

void appendHeaderLine(std::string& out, std::string_view startedUtc, std::string_view appVersion)
{
    JsonWriter(out)
        .beginObject()
        .member("lifeline", jsonLinesVersion)
        .member("started", startedUtc)
        .member("clock", "monotonic-ns")
        .member("app", appVersion)
        .endObject();
    out += '\n';
}

void appendEventLine(std::string& out, const Event& event)
{
    JsonWriter json(out);
    json.beginObject().member("seq", event.seq).member("t", nanoseconds(event.at));
    json.member("connection", number(event.connection)).member("side", sideName(event.side));
    json.member("layer", layerName(layerOf(event.kind()))).member("event", eventName(event));
    json.member("phase", phaseName(event.phase)).key("detail");
    writeDetail(json, event);
    json.endObject();
    out += '\n';
}

std::string detailText(const Event& event)
{
    std::string compact;
    JsonWriter json(compact);
    writeDetail(json, event);
    return Indenter().lay(compact);
}

} // namespace lifeline
