// A JSON value handed to one of the readers, for tests.
#pragma once

#include "faults/fault_sample.h"
#include "faults/json_reading.h"

#include <string>

namespace lifeline {

/// What the reader gave back, and the problems it told of.
template <class Value> struct ReadValue {
    Value value;
    QString problems; // "LINE what", each on a line
};

/// Calls read(reading, the value after "v").
template <class Read> auto readingOf(const QByteArray& json, Read read)
{
    const std::string text = "{\"v\":\n" + json.toStdString() + "}";
    JsonReading reading(text, "value.json");
    using Value = decltype(read(reading, reading.root()));
    if (!reading.good())
        return ReadValue<Value>{{}, told(reading.takeProblems())};
    Value value = read(reading, reading.root()["v"]);
    return ReadValue<Value>{std::move(value), told(reading.takeProblems())};
}

} // namespace lifeline
