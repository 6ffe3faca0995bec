#include "session/folded_text.h"

#include <QTest>

using namespace lifeline;

class FoldedTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void capitalsBecomeSmall_data();
    void capitalsBecomeSmall();
    void otherCharactersStay_data();
    void otherCharactersStay();
    void bytesThatAreNoTextStayApart();
    void everyCapitalComesBack();
};

void FoldedTextTest::capitalsBecomeSmall_data()
{
    QTest::addColumn<QString>("capitals");
    QTest::addColumn<QString>("small");
    QTest::newRow("ASCII") << QStringLiteral("AZ-on-Close") << QStringLiteral("az-on-close");
    QTest::newRow("Latin-1") << QStringLiteral("ÀÖØÞ") << QStringLiteral("àöøþ");
    QTest::newRow("Latin Extended-A") << QStringLiteral("ĀĮĲĶĹŇŊŶŹŽ") << QStringLiteral("āįĳķĺňŋŷźž");
    QTest::newRow("Greek") << QStringLiteral("ΑΡΣΩ") << QStringLiteral("αρσω");
    QTest::newRow("Cyrillic") << QStringLiteral("ЀЏАЯ") << QStringLiteral("ѐџая");
}

void FoldedTextTest::capitalsBecomeSmall()
{
    QFETCH(const QString, capitals);
    QFETCH(const QString, small);
    QVERIFY(foldedText(capitals.toStdString()) == small.toStdU32String());
    QVERIFY(foldedText(small.toStdString()) == small.toStdU32String());
}

void FoldedTextTest::otherCharactersStay_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("digits and signs") << QStringLiteral("0189@[`{~ \t\n");
    QTest::newRow("times and division") << QStringLiteral("×÷ßÿ");
    QTest::newRow("scripts without case") << QStringLiteral("日本語 😀");
}

void FoldedTextTest::otherCharactersStay()
{
    QFETCH(const QString, text);
    QVERIFY(foldedText(text.toStdString()) == text.toStdU32String());
    QVERIFY(codePoints(text.toStdString()) == text.toStdU32String());
}

void FoldedTextTest::bytesThatAreNoTextStayApart()
{
    QVERIFY(foldedText("a\xFF\xC3") == (std::u32string{U'a', 0xDCFF, 0xDCC3}));
    QVERIFY(foldedText(std::string_view("\0A", 2)) == (std::u32string{0, U'a'}));
    QVERIFY(foldedText("").empty());
}

void FoldedTextTest::everyCapitalComesBack()
{
    for (char32_t c = 0; c < 0x600; ++c) {
        const char32_t small = lowerCase(c);
        QCOMPARE(lowerCase(small), small);
        if (small != c)
            QCOMPARE(upperCase(small), c);
    }
}

QTEST_APPLESS_MAIN(FoldedTextTest)
#include "folded_text_test.moc"
