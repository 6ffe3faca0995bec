#include "atlas/atlas.h"

#include "base/embedded_text.h"
#include "base/json_writer.h"
#include "base/quantity_text.h"
#include "lifecycle/event.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace lifeline {

std::span<const EmbeddedText> builtInAtlasFiles(); // written by the build from resources/atlas

namespace {

std::string_view view(const std::string& text) { return text; }

void writeOutcomeMembers(JsonWriter& json, const AtlasOutcome& outcome)
{
    json.member("told", view(outcome.told)).member("wire", view(outcome.wire));
    json.member("moments", view(outcome.moments)).member("count", outcome.count);
    json.member("after-ms", outcome.afterMs);
}

std::string outcomeText(const AtlasOutcome& outcome)
{
    std::string text;
    JsonWriter json(text, JsonWriter::Style::Spaced);
    json.beginObject();
    writeOutcomeMembers(json, outcome);
    json.endObject();
    return text;
}

std::string stableCellText(const AtlasCell& cell)
{
    std::string text;
    JsonWriter json(text, JsonWriter::Style::Spaced);
    json.beginObject().member("fault", view(cell.fault));
    writeOutcomeMembers(json, cell.outcomes.front());
    json.endObject();
    return text;
}

std::string racyCellText(const AtlasCell& cell)
{
    std::string text = "{\"fault\": ";
    appendJsonString(text, cell.fault);
    text += ", \"outcomes\": [";
    for (std::size_t i = 0; i < cell.outcomes.size(); ++i)
        text.append(i == 0 ? "\n      " : ",\n      ").append(outcomeText(cell.outcomes[i]));
    return text + "\n    ]}";
}

std::string leftText(const std::pair<std::string, std::string>& left)
{
    std::string text;
    JsonWriter json(text, JsonWriter::Style::Spaced);
    json.beginObject().member("fault", view(left.first)).member("why", view(left.second)).endObject();
    return text;
}

template <class List, class Text> std::string listText(std::string_view key, const List& list, Text text)
{
    std::string out = "  \"" + std::string(key) + "\": [";
    bool first = true;
    for (const auto& each : list) {
        out.append(first ? "\n    " : ",\n    ").append(text(each));
        first = false;
    }
    return out + (list.empty() ? "]" : "\n  ]");
}

/// Nothing where there are none.
std::string timersText(const AtlasColumn& column)
{
    std::string object;
    JsonWriter json(object, JsonWriter::Style::Spaced);
    json.beginObject();
    for (const auto& [name, time] : column.timers)
        json.member(name, view(durationText(time)));
    json.endObject();
    return column.timers.empty() ? "" : "  \"timers\": " + object + ",\n";
}

std::string memberText(std::string_view key, std::string_view value)
{
    std::string out = "  \"" + std::string(key) + "\": ";
    appendJsonString(out, value);
    return out + ",\n";
}

} // namespace

std::uint32_t AtlasCell::runs() const
{
    std::uint32_t sum = 0;
    for (const AtlasOutcome& outcome : outcomes)
        sum += outcome.count;
    return sum;
}

const AtlasCell* AtlasColumn::find(std::string_view fault) const
{
    const auto found = std::find_if(cells.begin(), cells.end(),
                                    [fault](const AtlasCell& cell) { return cell.fault == fault; });
    return found == cells.end() ? nullptr : &*found;
}

std::string_view AtlasColumn::whyLeft(std::string_view fault) const
{
    const auto found =
        std::find_if(left.begin(), left.end(), [fault](const auto& each) { return each.first == fault; });
    return found == left.end() ? std::string_view() : found->second;
}

std::string AtlasColumn::name() const { return version.empty() ? stack : stack + ' ' + version; }

std::string writeAtlas(const AtlasColumn& column)
{
    std::string out = "{\n";
    out += memberText("stack", column.stack) + memberText("version", column.version);
    out += memberText("title", column.title) + memberText("contract", column.contract);
    out += memberText("date", column.date) + memberText("side", sideName(column.side));
    out += timersText(column);
    out += listText("cells", column.cells, [](const AtlasCell& cell) {
        return cell.racy() ? racyCellText(cell) : stableCellText(cell);
    });
    return out + ",\n" + listText("left", column.left, leftText) + "\n}\n";
}

/// Versions come from outside: nothing of them may lead to another folder.
std::string atlasFileName(const AtlasColumn& column)
{
    std::string name = column.stack + '-' + column.version + '-' + std::string(sideName(column.side));
    for (char& letter : name) {
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                           (letter >= '0' && letter <= '9') || letter == '.' || letter == '-';
        letter = plain ? letter : '-';
    }
    return name.insert(0, name.starts_with('.') ? "-" : "") + ".json";
}

const std::vector<AtlasColumn>& builtInAtlas()
{
    static const std::vector<AtlasColumn> columns = [] {
        std::vector<AtlasColumn> all;
        for (const EmbeddedText& file : builtInAtlasFiles()) {
            AtlasFile read = readAtlas(file.text, std::string(file.name));
            std::move(read.columns.begin(), read.columns.end(), std::back_inserter(all));
        }
        return all;
    }();
    return columns;
}

} // namespace lifeline
