#include "faults/pace_reader.h"

namespace lifeline {
namespace {

constexpr std::uint64_t mostBytes = std::uint64_t{64} << 20;

std::optional<std::int64_t> readCut(JsonReading& reading, const Json::Value& value)
{
    constexpr auto most = static_cast<std::int64_t>(mostBytes);
    if (value.isInt64() && value.asInt64() != 0 && value.asInt64() >= -most && value.asInt64() <= most)
        return value.asInt64();
    reading.problem(value, "cut is no number of bytes",
                    "a whole number: the first n, or negative: all but the last n; not 0");
    return std::nullopt;
}

} // namespace

Pace readPace(JsonReading& reading, const Json::Value& stepObject)
{
    Pace pace;
    const Json::Value* every = member(stepObject, "every");
    if (const auto* split = member(stepObject, "split"))
        pace.pieces = static_cast<std::size_t>(reading.count(*split, "split", 1, mostBytes));
    else if (every != nullptr)
        reading.problem(*every, "every without split", "split and every, or split alone");
    if (every != nullptr)
        pace.every = reading.duration(*every, "every");
    if (const auto* cut = member(stepObject, "cut"))
        pace.cut = readCut(reading, *cut);
    if (const auto* glue = member(stepObject, "glue"))
        pace.glued = reading.truth(*glue, "glue");
    return pace;
}

} // namespace lifeline
