#include "session/character_ranges.h"

#include <QTest>

#include <algorithm>

using namespace lifeline;

namespace {

bool holds(const std::vector<CharacterRange>& ranges, char32_t c)
{
    return std::ranges::any_of(ranges,
                               [c](const auto& range) { return c >= range.first && c <= range.last; });
}

} // namespace

class CharacterRangesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLetterHolds_data();
    void aLetterHolds();
    void aCapitalHoldsAllTheOthers();
    void otherLettersStandForNothing();
};

void CharacterRangesTest::aLetterHolds_data()
{
    QTest::addColumn<QChar>("letter");
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("out");
    QTest::newRow("digits") << QChar(u'd') << QStringLiteral("059") << QStringLiteral("/:a٣");
    QTest::newRow("words") << QChar(u'w') << QStringLiteral("09AZaz_") << QStringLiteral("/:@[`{-é");
    QTest::newRow("spaces") << QChar(u's') << QStringLiteral(" \t\n\v\f\r\u00A0\u2003\u2028\uFEFF")
                            << QStringLiteral("a_\u200B");
}

void CharacterRangesTest::aLetterHolds()
{
    QFETCH(const QChar, letter);
    QFETCH(const QString, in);
    QFETCH(const QString, out);
    const auto ranges = shorthandRanges(letter.unicode());
    for (const QChar c : in)
        QVERIFY2(holds(ranges, c.unicode()), qPrintable(QString::number(c.unicode(), 16)));
    for (const QChar c : out)
        QVERIFY2(!holds(ranges, c.unicode()), qPrintable(QString::number(c.unicode(), 16)));
}

void CharacterRangesTest::aCapitalHoldsAllTheOthers()
{
    for (const char32_t letter : {U'd', U'w', U's'}) {
        const auto small = shorthandRanges(letter);
        const auto capital = shorthandRanges(letter - 32);
        for (char32_t c = 0; c < 0x3100; ++c)
            QVERIFY(holds(small, c) != holds(capital, c));
        QVERIFY(holds(capital, 0x10FFFF));
    }
}

void CharacterRangesTest::otherLettersStandForNothing()
{
    for (const char32_t letter : {U'a', U'b', U'B', U'x', U'\0', char32_t{0x10FFFF}})
        QVERIFY(shorthandRanges(letter).empty());
}

QTEST_APPLESS_MAIN(CharacterRangesTest)
#include "character_ranges_test.moc"
