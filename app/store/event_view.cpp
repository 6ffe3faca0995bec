#include "store/event_view.h"

#include "session/event_log.h"

#include <QStringList>

#include <cstddef>

namespace lifeline {
namespace {

/// The byte at `place`, of bytes written as hex: a digit counts as where it stands, '0' as not there.
QString byteAt(const QString& hex, int place)
{
    static const QString digit = QStringLiteral("instr('123456789ABCDEF', substr(%1, %2, 1))");
    return QStringLiteral("%1 * 16 + %2")
        .arg(digit.arg(hex).arg(2 * place + 1), digit.arg(hex).arg(2 * place + 2));
}

/// So many bytes of them from `place` on, the lowest first.
QString numberAt(const QString& hex, std::size_t place, int bytes)
{
    QStringList parts;
    for (int i = 0; i < bytes; ++i)
        parts += QStringLiteral("((%1) << %2)").arg(byteAt(hex, static_cast<int>(place) + i)).arg(8 * i);
    return QStringLiteral("(%1)").arg(parts.join(QStringLiteral(" + ")));
}

QString memberAt(std::size_t place, int bytes) { return numberAt(QStringLiteral("hex"), place, bytes); }

QString nameOf(const char* kind, const char* value)
{
    return QStringLiteral("(SELECT name FROM vocabulary WHERE kind = '%1' AND value = %2)")
        .arg(QLatin1String(kind), QLatin1String(value));
}

/// Every event of every block with its 32 bytes, its number and the details of its block.
QString slices()
{
    return QStringLiteral("place(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM place WHERE i + 1 < (SELECT "
                          "max(count) FROM blocks)), "
                          "slice(first, first_seq, seqs, i, bytes) AS (SELECT first, first_seq, "
                          "hex(substr(seqs, i * 4 + 1, 4)), i, "
                          "substr(entries, i * 32 + 1, 32) FROM blocks CROSS JOIN place ON i < count), "
                          "row(first, seq, bytes, hex) AS (SELECT first, first_seq + CASE seqs WHEN '' THEN "
                          "i ELSE %1 END, bytes, "
                          "hex(bytes) FROM slice)")
        .arg(numberAt(QStringLiteral("seqs"), 0, 4));
}

QString members()
{
    return QStringLiteral("member(first, seq, bytes, t, connection, chunk, place, length, which, side, "
                          "phase, aux, code, "
                          "own) AS (SELECT first, seq, bytes, %1, %2, %3, %4, %5, %6, %7, %8, %9, ")
               .arg(memberAt(offsetof(EventEntry, at), 8), memberAt(offsetof(EventEntry, connection), 4),
                    memberAt(offsetof(EventEntry, detail), 4), memberAt(offsetof(EventEntry, detail) + 4, 4),
                    memberAt(offsetof(EventEntry, length), 4), memberAt(offsetof(EventEntry, kind), 1),
                    memberAt(offsetof(EventEntry, side), 1), memberAt(offsetof(EventEntry, phase), 1),
                    memberAt(offsetof(EventEntry, aux), 1)) +
           QStringLiteral("%1, %2 FROM row)")
               .arg(memberAt(offsetof(EventEntry, code), 2), memberAt(offsetof(EventEntry, foreign), 2));
}

/// A callback has the stack's own name for it, a finding that of the rule.
QString eventName()
{
    return QStringLiteral("CASE %1 WHEN 'callback' THEN coalesce((SELECT name FROM called WHERE number = own "
                          "AND name <> ''), %2) WHEN 'finding' THEN %3 ELSE %1 END")
        .arg(nameOf("event", "which"), nameOf("callback", "aux"), nameOf("violation", "aux"));
}

QString stackName()
{
    return QStringLiteral(
               "CASE %1 WHEN 'callback' THEN coalesce((SELECT stack FROM called WHERE number = own), "
               "'reference') END")
        .arg(nameOf("event", "which"));
}

/// Up to four bytes lie in the row itself; the others follow their length, seven bits a byte.
QString detail()
{
    const QString lengthBytes =
        QStringLiteral("(SELECT hex(substr(details, place + 1, 4)) FROM blocks b WHERE "
                       "b.first = member.first)");
    QString size = QStringLiteral("0"), skip = QStringLiteral("4");
    for (int bytes = 4; bytes > 0; --bytes) {
        QStringList parts;
        for (int i = 0; i < bytes; ++i)
            parts += QStringLiteral("(((%1) & 127) << %2)").arg(byteAt(lengthBytes, i)).arg(7 * i);
        const QString last = QStringLiteral("(%1) < 128").arg(byteAt(lengthBytes, bytes - 1));
        size = QStringLiteral("CASE WHEN %1 THEN %2 ELSE %3 END")
                   .arg(last, parts.join(QStringLiteral(" + ")), size);
        skip = QStringLiteral("CASE WHEN %1 THEN %2 ELSE %3 END").arg(last).arg(bytes).arg(skip);
    }
    return QStringLiteral(
               "CASE WHEN chunk >= %1 THEN substr(bytes, %2, chunk - %1) ELSE (SELECT substr(b.details, "
               "place + 1 + %3, %4) FROM blocks b WHERE b.first = member.first) END")
        .arg(DetailRef::inlineChunk)
        .arg(offsetof(EventEntry, detail) + 5)
        .arg(skip, size);
}

} // namespace

QString eventViewStatement()
{
    return QStringLiteral(
               "CREATE VIEW events(seq, t, connection, side, layer, event, phase, length, code, stack, "
               "detail) AS WITH RECURSIVE %1, %2 SELECT seq, t, connection, %3, %4, %5, %6, length, code, "
               "%7, %8 FROM member")
        .arg(slices(), members(), nameOf("side", "side"), nameOf("event-layer", "which"), eventName(),
             nameOf("phase", "phase"), stackName(), detail());
}

QString connectionViewStatement()
{
    return QStringLiteral(
        "CREATE VIEW connections(connection, began, ended, events) AS SELECT connection, min(t), max(t), "
        "count(*) FROM events WHERE connection > 0 GROUP BY connection");
}

} // namespace lifeline
