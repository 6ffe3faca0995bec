#include "cli/fault_list.h"

#include "base/byte_text.h"
#include "base/json_writer.h"
#include "cli/column_text.h"
#include "cli/human_output.h"

#include <algorithm>

namespace lifeline {
namespace {

struct Widths {
    std::size_t id = 0, title = 0;
};

Widths widthsOf(const FaultList& faults)
{
    Widths widths;
    for (const Fault* fault : faults) {
        widths.id = std::max(widths.id, columnsOf(escaped(fault->id)));
        widths.title = std::max(widths.title, columnsOf(escaped(fault->title)));
    }
    return widths;
}

std::string lineOf(const Fault& fault, const Widths& widths, bool colors)
{
    const std::string id = padded(escaped(fault.id), widths.id);
    return "  " + inked(id, Ink::Bold, colors) + "  " + padded(escaped(fault.title), widths.title) + "  " +
           padded(sideName(fault.side), 6) + "  " + sectionsText(fault) + "\n";
}

void writeStrings(JsonWriter& json, std::string_view key, const std::vector<std::string>& values)
{
    json.key(key).beginArray();
    for (const std::string& value : values)
        json.value(std::string_view(value));
    json.endArray();
}

void writeFault(JsonWriter& json, const Fault& fault)
{
    json.beginObject();
    json.member("id", std::string_view(fault.id)).member("group", faultGroupId(fault.group));
    json.member("side", sideName(fault.side)).member("title", std::string_view(fault.title));
    json.member("does", std::string_view(fault.does)).member("must", std::string_view(fault.must));
    writeStrings(json, "rfc", fault.sections);
    writeStrings(json, "aliases", fault.aliases);
    json.key("codes").beginArray();
    for (const std::uint16_t code : fault.codes)
        json.value(code);
    json.endArray();
    json.member("legal", fault.legal).member("file", std::string_view(fault.file));
    json.endObject();
}

/// Those of a person's own files stand last in the catalogue, and in their group here.
FaultList ofGroup(const FaultList& faults, FaultGroup group)
{
    FaultList out;
    std::copy_if(faults.begin(), faults.end(), std::back_inserter(out),
                 [group](const Fault* fault) { return fault->group == group; });
    return out;
}

} // namespace

std::string faultCount(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " fault" : " faults");
}

std::string sectionsText(const Fault& fault)
{
    std::string text;
    for (const std::string& section : fault.sections) {
        text += text.empty() ? "" : ", ";
        text += section.starts_with("RFC") ? escaped(section) : "§" + escaped(section);
    }
    return text;
}

std::string faultListText(const FaultList& faults, bool colors)
{
    const Widths widths = widthsOf(faults);
    std::string text;
    for (std::size_t i = 0; i < faultGroupCount; ++i) {
        const auto group = static_cast<FaultGroup>(i);
        const FaultList members = ofGroup(faults, group);
        if (members.empty())
            continue;
        text += inked(faultGroupId(group), Ink::Cyan, colors) + "\n";
        for (const Fault* fault : members)
            text += lineOf(*fault, widths, colors);
        text += "\n";
    }
    return text + faultCount(faults.size()) + "\n";
}

std::string faultListJson(const FaultList& faults)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject().member("lifeline", 1).member("app", LIFELINE_VERSION);
    json.key("faults").beginArray();
    for (const Fault* fault : faults)
        writeFault(json, *fault);
    json.endArray().endObject();
    return out + "\n";
}

} // namespace lifeline
