#include "cli/show_fields.h"

#include "base/byte_text.h"
#include "session/filter_fields.h"
#include "words/words.h"

#include <algorithm>
#include <array>

namespace lifeline {
namespace {

std::string nameText(LookedAtEvent& event)
{
    const auto* callback = event.event().as<event::Callback>();
    const bool own = callback && !callback->called.empty();
    return escaped(own ? callback->called : eventName(event.event()));
}

std::string stackText(LookedAtEvent& event)
{
    const auto* callback = event.event().as<event::Callback>();
    return callback ? escaped(callback->stack) : std::string();
}

std::string numberText(std::uint64_t number) { return number == 0 ? std::string() : std::to_string(number); }

struct OwnField {
    std::string_view name;
    std::string (*text)(LookedAtEvent&);
};

/// Those of the public log come first, under their names there.
constexpr std::array ownFields{
    OwnField{"seq", [](LookedAtEvent& e) { return std::to_string(e.seq()); }},
    OwnField{"t", [](LookedAtEvent& e) { return std::to_string(e.entry().at); }},
    OwnField{"connection", [](LookedAtEvent& e) { return numberText(e.entry().connection); }},
    OwnField{"side", [](LookedAtEvent& e) { return std::string(sideName(e.entry().side)); }},
    OwnField{"layer", [](LookedAtEvent& e) { return std::string(layerName(layerOf(e.entry().kind))); }},
    OwnField{"event", nameText},
    OwnField{"phase", [](LookedAtEvent& e) { return std::string(phaseName(e.entry().phase)); }},
    OwnField{"code", [](LookedAtEvent& e) { return numberText(e.entry().code); }},
    OwnField{"length", [](LookedAtEvent& e) { return numberText(e.entry().length); }},
    OwnField{"stack", stackText},
    OwnField{"detail", [](LookedAtEvent& e) { return escaped(words::eventDetail(e.event()).toStdString()); }},
};

const OwnField* ownField(std::string_view name)
{
    const auto found = std::ranges::find(ownFields, name, &OwnField::name);
    return found == ownFields.end() ? nullptr : &*found;
}

} // namespace

bool isShownField(std::string_view name) { return ownField(name) || filterFieldNamed(name); }

std::string shownFieldNames()
{
    std::string names;
    for (const OwnField& field : ownFields)
        names.append(names.empty() ? "" : ", ").append(field.name);
    for (const EventField& field : filterFields())
        names.append(", ").append(field.name);
    return names;
}

std::string fieldsLine(const EventLog& log, std::uint64_t row, const std::vector<std::string>& names)
{
    LookedAtEvent event(log, row);
    std::string line;
    for (const std::string& name : names) {
        if (&name != &names.front())
            line += '\t';
        if (const OwnField* own = ownField(name))
            line += own->text(event);
        else if (const EventField* field = filterFieldNamed(name))
            line += fieldText(*field, event).value_or(std::string());
    }
    return line += '\n';
}

} // namespace lifeline
