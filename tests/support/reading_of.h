// A JSON value handed to one of the readers, for tests.
#pragma once

#include "base/json_reading.h"

#include <QString>
#include <QStringList>

#include <string>

namespace lifeline {

/// "LINE what", each problem on a line.
inline QString told(const std::vector<FileProblem>& problems)
{
    QStringList lines;
    for (const FileProblem& each : problems)
        lines += QStringLiteral("%1 %2").arg(each.line).arg(QString::fromStdString(each.what));
    return lines.join(u'\n');
}

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
