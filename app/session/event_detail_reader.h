// Reads the detail object of one event of the public log format back.
#pragma once

#include "base/json_reading.h"
#include "lifecycle/event.h"

#include <deque>
#include <optional>
#include <string>

namespace lifeline {

/// What the views of a body point to, until the next event is read.
using BodyTexts = std::deque<std::string>;

/// The body of an event of that layer and public name; problems go to `reading`. nullopt where there is no
/// such event or the detail does not fit it.
std::optional<EventBody> readBody(JsonReading& reading, Layer layer, std::string_view name,
                                  const Json::Value& detail, BodyTexts& texts);

/// The value of an enumeration with that public name.
template <class Value, std::size_t count, class Name>
std::optional<Value> valueNamed(std::string_view text, Name name)
{
    for (std::size_t i = 0; i < count; ++i) {
        if (name(static_cast<Value>(i)) == text)
            return static_cast<Value>(i);
    }
    return std::nullopt;
}

} // namespace lifeline
