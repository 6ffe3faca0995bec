// Handshakes to judge: the good ones of RFC 6455 §1.3, changed line by line.
#pragma once

#include "wire/upgrade_rules.h"

#include <QByteArray>
#include <QByteArrayList>

namespace lifeline {

inline QByteArray idsOf(RuleSet set)
{
    QByteArrayList ids;
    for (const UpgradeRule rule : set.rules())
        ids += QByteArray(info(rule).id.data(), static_cast<qsizetype>(info(rule).id.size()));
    return ids.join(' ');
}

/// A good head with lines changed: a line of `changes` replaces the one of its name, "Name:" removes it, and
/// "+Name: value" adds one.
inline QByteArray changed(QByteArrayList lines, const QByteArray& changes)
{
    for (const QByteArray& change : changes.isEmpty() ? QByteArrayList() : changes.split('\n')) {
        if (change.startsWith('+')) {
            lines += change.mid(1);
            continue;
        }
        const QByteArray name = change.left(change.indexOf(':') + 1);
        for (qsizetype i = lines.size() - 1; i > 0; --i) {
            if (!lines.at(i).startsWith(name))
                continue;
            lines[i] = change;
            if (change == name)
                lines.removeAt(i);
        }
    }
    return lines.join("\r\n") + "\r\n\r\n";
}

/// As a reader would hand it over that was stopped or refused.
inline HttpHead early(HeadKind kind, const QByteArray& bytes)
{
    HttpHeadReader reader(kind);
    std::size_t consumed = 0;
    const auto progress = reader.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())}, consumed);
    Q_ASSERT(progress != HttpHeadReader::Progress::Complete);
    return reader.take();
}

} // namespace lifeline
