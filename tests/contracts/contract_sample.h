// A small contract to read and play, and shorthands.
#pragma once

#include "contracts/contract.h"

#include <QByteArray>
#include <QStringList>

namespace lifeline {

inline QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// A file with one server whose rules, and whatever else, are these; double quotes may be written as '.
inline std::string sampleFile(const QByteArray& rules, const QByteArray& more = {})
{
    QByteArray text = "{'stack': 'sample', 'title': 'Sample', 'server': {" + more +
                      "'called': {'on-open': 'opened', 'on-close': 'closed'}, 'timers': {'idle': '5s', "
                      "'close': '2s'}, 'rules': [" +
                      rules + "]}}";
    return text.replace('\'', '"').toStdString();
}

/// All ways it tells of the moments, "a | b".
inline QString waysText(const StackContract& contract, const QString& moments,
                        const ContractTimers& setUp = {})
{
    const auto read = momentsFromText(moments.toStdString());
    if (!read)
        return QStringLiteral("no moments: ") + moments;
    QStringList ways;
    for (const auto& told : contract.predict(*read, setUp))
        ways += textOf(toldText(told));
    return ways.join(QStringLiteral(" | "));
}

} // namespace lifeline
