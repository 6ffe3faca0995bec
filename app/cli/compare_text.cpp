#include "cli/compare_text.h"

#include "base/json_writer.h"
#include "formats/ink.h"
#include "words/words.h"

namespace lifeline {
namespace {

std::string eventText(const EventLog& log, std::uint64_t row)
{
    const Event event = log.event(row);
    const QString detail = words::eventDetail(event);
    const QString title = words::eventTitle(event);
    const QString text = QStringLiteral("[#%1]").arg(event.seq).leftJustified(8) +
                         words::side(event.side).leftJustified(7) +
                         (detail.isEmpty() ? title : title.leftJustified(21) + QStringLiteral("  ") + detail);
    return text.toStdString();
}

std::string line(char mark, const EventLog& log, std::uint64_t row, Ink ink, bool colors)
{
    return inked(std::string("  ") + mark + " " + eventText(log, row), ink, colors) + "\n";
}

std::string numberText(const std::optional<std::uint32_t>& number)
{
    return number ? "#" + std::to_string(*number) : std::string("none");
}

std::string outcomeText(const ComparedConnection& connection)
{
    if (!connection.numbers.right)
        return "only on the left";
    if (!connection.numbers.left)
        return "only on the right";
    const std::string text = comparisonText(connection.comparison).toStdString();
    return connection.alike() ? text + ", " + std::to_string(connection.events) + " events" : text;
}

void appendSeq(JsonWriter& json, std::string_view key, const EventLog& log,
               const std::optional<std::uint64_t>& row)
{
    json.key(key);
    if (row)
        json.value(log.seqOf(*row));
    else
        json.null();
}

void appendNumber(JsonWriter& json, std::string_view key, const std::optional<std::uint32_t>& number)
{
    json.key(key);
    if (number)
        json.value(*number);
    else
        json.null();
}

void appendConnection(JsonWriter& json, const ComparedLogs& logs, const ComparedConnection& connection)
{
    const Comparison& comparison = connection.comparison;
    json.beginObject();
    appendNumber(json, "left", connection.numbers.left);
    appendNumber(json, "right", connection.numbers.right);
    json.member("alike", connection.alike())
        .member("only_left", comparison.onlyLeft)
        .member("only_right", comparison.onlyRight)
        .member("changed", comparison.changed)
        .member("cut", comparison.cut);
    json.key("differences").beginArray();
    for (const ComparedPair& pair : comparison.pairs) {
        if (pair.same)
            continue;
        json.beginObject();
        appendSeq(json, "left", logs.left, pair.left);
        appendSeq(json, "right", logs.right, pair.right);
        json.endObject();
    }
    json.endArray().endObject();
}

} // namespace

std::string compareText(const ComparedLogs& logs, const ComparedConnection& connection, bool whole,
                        bool colors)
{
    const Ink ink = connection.alike() ? Ink::Plain : Ink::Yellow;
    const std::string pair =
        numberText(connection.numbers.left) + " | " + numberText(connection.numbers.right);
    std::string out =
        inked(pair + "  " + connection.name + ": " + outcomeText(connection), ink, colors) + "\n";
    for (const ComparedPair& each : connection.comparison.pairs) {
        if (each.same) {
            out += whole ? line(' ', logs.left, *each.left, Ink::Plain, colors) : std::string();
            continue;
        }
        if (each.left)
            out += line(each.right ? '~' : '-', logs.left, *each.left, Ink::Red, colors);
        if (each.right)
            out += line(each.left ? '>' : '+', logs.right, *each.right, Ink::Green, colors);
    }
    return out;
}

std::string compareJson(const ComparedLogs& logs, const std::vector<ComparedConnection>& connections)
{
    std::string out;
    JsonWriter json(out);
    bool alike = true;
    for (const ComparedConnection& connection : connections)
        alike = alike && connection.alike();
    json.beginObject().member("lifeline", 1).member("app", LIFELINE_VERSION).member("alike", alike);
    json.key("connections").beginArray();
    for (const ComparedConnection& connection : connections)
        appendConnection(json, logs, connection);
    json.endArray().endObject();
    return out += '\n';
}

} // namespace lifeline
