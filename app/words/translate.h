// What every file of sentences needs: the one translation context, and text of the layers below as QString.
#pragma once

#include "base/byte_text.h"

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

/// Bytes a peer wrote, safe to show in one line; at most `most` of them.
inline QString shown(std::string_view bytes, std::size_t most = SIZE_MAX)
{
    QString text = fromUtf8(escaped(bytes, most));
    text.replace(QChar(QChar::LineSeparator), QStringLiteral("\\u{2028}"));
    return text.replace(QChar(QChar::ParagraphSeparator), QStringLiteral("\\u{2029}"));
}

/// The row of a table that stands in the order of an enumeration.
template <class Table, class Value> const auto& rowOf(const Table& table, Value value)
{
    return table[static_cast<std::size_t>(value)];
}

} // namespace lifeline::words
