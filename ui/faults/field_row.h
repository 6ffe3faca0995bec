// How one parameter of a step becomes a field of a form, and what reading one takes.
#pragma once

#include "ui/faults/step_fields.h"

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace lifeline::step_rows {

using Shape = StepField::Shape;

template <class Part> struct Row {
    const char* name;
    const char* label;
    const char* hint;
    Shape shape;
    QString (*get)(const Part&);
    bool (*set)(Part&, const QString&);
};

inline QString yes(bool on) { return on ? QStringLiteral("yes") : QString(); }
inline bool isYes(const QString& text) { return text == u"yes"; }

/// Takes what was read, or leaves the target alone.
template <class Target, class Value> bool take(Target& target, std::optional<Value> value)
{
    if (value)
        target = std::move(*value);
    return value.has_value();
}

template <class Number> std::optional<Number> readNumber(const QString& text)
{
    bool ok = false;
    const qlonglong number = text.trimmed().toLongLong(&ok);
    const bool fits = ok && std::in_range<Number>(number);
    return fits ? std::optional(static_cast<Number>(number)) : std::nullopt;
}

/// Empty text is no number at all.
template <class Number> bool takeOptional(std::optional<Number>& target, const QString& text)
{
    if (text.trimmed().isEmpty()) {
        target.reset();
        return true;
    }
    const auto number = readNumber<Number>(text);
    if (number)
        target = number;
    return number.has_value();
}

template <class Number> QString optionalInput(const std::optional<Number>& number)
{
    return number ? QString::number(*number) : QString();
}

template <class Part> using Rows = std::vector<Row<Part>>;

template <class Part> Rows<Part> joined(std::initializer_list<std::span<const Row<Part>>> lists)
{
    Rows<Part> rows;
    for (const auto& list : lists)
        rows.insert(rows.end(), list.begin(), list.end());
    return rows;
}

} // namespace lifeline::step_rows
