// What every file of sentences needs: the one translation context, and text of the layers below as QString.
#pragma once

#include <QCoreApplication>
#include <QString>

#include <string_view>

namespace lifeline::words {

/// `source` is marked with QT_TRANSLATE_NOOP("Words", ...) where it is not a literal here.
inline QString translated(const char* source) { return QCoreApplication::translate("Words", source); }

/// UTF-8 from below; bytes that are none become U+FFFD.
inline QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// The row of a table that stands in the order of an enumeration.
template <class Table, class Value> const auto& rowOf(const Table& table, Value value)
{
    return table[static_cast<std::size_t>(value)];
}

} // namespace lifeline::words
