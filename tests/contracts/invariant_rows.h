// Tables of invariant checks: what was told, what happened on the wire, and how the check finds it.
#pragma once

#include "contracts/invariant_checks.h"
#include "told_events.h"

#include <QTest>

namespace lifeline {

using InvariantCheck = invariant_check::Found (*)(const invariant_check::Sight&);

/// Columns and rows of one side's checks.
class InvariantRows {
public:
    InvariantRows()
    {
        QTest::addColumn<InvariantCheck>("check");
        QTest::addColumn<QString>("told");
        QTest::addColumn<QByteArray>("moments");
        QTest::addColumn<QByteArray>("holding");
    }
    void operator()(const char* id, InvariantCheck check, const char* told, const char* moments,
                    const char* holding) const
    {
        QTest::addRow("%s: %s of %s", id, told, moments)
            << check << QString::fromLatin1(told) << QByteArray(moments) << QByteArray(holding);
    }
};

/// The row that runs, an hour after the end, when nothing that is owed may still come.
inline void judgeInvariantRow()
{
    QFETCH(const InvariantCheck, check);
    QFETCH(const QString, told);
    QFETCH(const QByteArray, moments);
    const auto events = toldEvents(told);
    const auto lived = momentsFromText(moments.toStdString());
    QVERIFY(lived.has_value());
    const SideRecord side{events, *lived, nullptr, std::chrono::hours(1)};
    const std::string_view holding = holdingId(check({side, ToldStory(side.callbacks), nullptr}).holding);
    QTEST(QByteArray(holding.data(), qsizetype(holding.size())), "holding");
}

} // namespace lifeline

Q_DECLARE_METATYPE(lifeline::InvariantCheck)
