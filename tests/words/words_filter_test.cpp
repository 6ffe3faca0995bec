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
    row("tcp.port == 1",
        "“tcp.port” is no field that is known here; there are websocket.opcode, .fin, .rsv, .mask, "
        ".payload_length, .masking_key, .payload, .payload.text, .payload.close.status_code, "
        ".payload.close.reason, .payload.ping, .payload.pong, tcp.stream, tcp.flags.reset, "
        "tcp.flags.fin, http.request, http.response.code, frame.number, frame.time_relative "
        "and frame.comment. In quotation marks it is text to look for.");
    row("websocket.opcode contains 1",
        "“contains” does not compare this field; numbers have == != < <= > >=, text and bytes == != contains "
        "matches.");
    row("websocket.payload == zz", "“zz” are no bytes here; write \"text\" or hex such as 37:fa:21.");
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
