#include "atlas/atlas_exceptions.h"

#include "base/embedded_text.h"
#include "base/json_reading.h"

#include <algorithm>
#include <span>

namespace lifeline {

std::span<const EmbeddedText> builtInAtlasExceptionFiles(); // written by the build

namespace {

void readException(JsonReading& reading, const Json::Value& object, std::vector<AtlasException>& into)
{
    const std::size_t before = reading.problemCount();
    if (!reading.object(object, "an exception", {"contract", "fault", "why", "version"}))
        return;
    const auto textAt = [&](std::string_view key) {
        const Json::Value* value = member(object, key);
        if (value == nullptr)
            reading.problem(object, quoted(key) + " is missing");
        return value == nullptr ? std::string() : reading.line(*value, key);
    };
    AtlasException read{textAt("contract"), textAt("fault"), textAt("why"), {}};
    if (const Json::Value* version = member(object, "version"))
        read.version = reading.line(*version, "version");
    if (findException(into, read.contract, read.fault, read.version) != nullptr)
        reading.problem(object, quoted(read.fault) + " of " + quoted(read.contract) + " is there already");
    if (reading.problemCount() == before)
        into.push_back(std::move(read));
}

} // namespace

AtlasExceptionFile readAtlasExceptions(std::string_view json, std::string file)
{
    JsonReading reading(json, std::move(file));
    AtlasExceptionFile out;
    const Json::Value* list = nullptr;
    if (reading.good() && reading.object(reading.root(), "the exceptions", {"exceptions"}))
        list = member(reading.root(), "exceptions");
    if (list != nullptr && reading.array(*list, "exceptions", "a list of exceptions")) {
        for (const Json::Value& each : *list)
            readException(reading, each, out.exceptions);
    }
    out.problems = reading.takeProblems();
    return out;
}

const std::vector<AtlasException>& builtInAtlasExceptions()
{
    static const std::vector<AtlasException> exceptions = [] {
        std::vector<AtlasException> all;
        for (const EmbeddedText& file : builtInAtlasExceptionFiles())
            all = readAtlasExceptions(file.text, std::string(file.name)).exceptions;
        return all;
    }();
    return exceptions;
}

const AtlasException* findException(const std::vector<AtlasException>& exceptions, std::string_view contract,
                                    std::string_view fault, std::string_view version)
{
    const auto found = std::find_if(exceptions.begin(), exceptions.end(), [&](const AtlasException& each) {
        return each.contract == contract && each.fault == fault &&
               (version.empty() || each.version.empty() || each.version == version);
    });
    return found == exceptions.end() ? nullptr : &*found;
}

} // namespace lifeline
