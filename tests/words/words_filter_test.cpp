#include "words/words.h"

#include <QTest>

using namespace lifeline;

class WordsFilterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBadFilterIsExplained_data();
    void aBadFilterIsExplained();
    void whatWasTypedIsShownAsItIs();
};

void WordsFilterTest::aBadFilterIsExplained_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* filter, const char* sentence) {
        QTest::newRow(filter) << QByteArray(filter) << QString::fromUtf8(sentence);
    };
    row("foo:1", "“foo” is no filter key; there are state, code, layer, side, event, stack, conn and text.");
    row("state:opened", "“opened” is no value this key knows.");
    row("code:", "“code:” needs a value.");
    row("code:x1", "“x1” is no number or range of numbers here.");
    row("/(/", "“/(/” is no regular expression this filter can use.");
    row("/abc", "The regular expression “/abc” has no closing /.");
    row("\"abc", "The quoted text “\"abc” has no closing quotation mark.");
    row("or a", "Something to look for is missing at “or”.");
    row("a or", "Something to look for is missing at the end.");
    row("(a", "The parenthesis at “(” has no partner.");
    row("((((((((((((((((((((((((((((((((((((((((", "The filter is too long or too deeply nested.");
}

void WordsFilterTest::aBadFilterIsExplained()
{
    QFETCH(const QByteArray, filter);
    QFETCH(const QString, sentence);
    FilterError error;
    QVERIFY(!EventFilter::parse(filter.toStdString(), error).has_value());
    QCOMPARE(words::filterError(error), sentence);
}

void WordsFilterTest::whatWasTypedIsShownAsItIs()
{
    FilterError error;
    QVERIFY(!EventFilter::parse("state:%1%2<b>", error).has_value());
    QVERIFY(words::filterError(error).startsWith(QStringLiteral("“%1%2<b>” ")));
}

QTEST_APPLESS_MAIN(WordsFilterTest)
#include "words_filter_test.moc"
