#include "words/words.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

class WordsTimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lifeReads_data();
    void lifeReads();
    void deltaReads_data();
    void deltaReads();
    void timestampReads_data();
    void timestampReads();
};

void WordsTimeTest::lifeReads_data()
{
    QTest::addColumn<qint64>("nanoseconds");
    QTest::addColumn<QString>("text");
    const auto row = [](Duration duration, const char* text) {
        QTest::newRow(text) << qint64{duration.count()} << QString::fromUtf8(text);
    };
    row(0ns, "0.0 ms");
    row(450us, "0.4 ms");
    row(1ms, "1 ms");
    row(3'999us, "3 ms");
    row(412ms, "412 ms");
    row(999'999us, "999 ms");
    row(1s, "1.0 s");
    row(1'290ms, "1.2 s");
    row(9'999ms, "9.9 s");
    row(10s, "10 s");
    row(19'999ms, "19 s");
    row(20s, "0:20");
    row(42s, "0:42");
    row(61min + 5s, "1 h 01");
    row(59min + 59s, "59:59");
    row(3h + 5min, "3 h 05");
    row(30h, "30 h 00");
}

void WordsTimeTest::lifeReads()
{
    QFETCH(const qint64, nanoseconds);
    QFETCH(const QString, text);
    QCOMPARE(words::life(Duration(nanoseconds)), text);
}

void WordsTimeTest::deltaReads_data()
{
    QTest::addColumn<qint64>("nanoseconds");
    QTest::addColumn<QString>("text");
    const auto row = [](Duration duration, const char* text) {
        QTest::newRow(text) << qint64{duration.count()} << QString::fromUtf8(text);
    };
    row(0ns, "+0.0 ms");
    row(123us, "+0.1 ms");
    row(9'990us, "+9.9 ms");
    row(47ms, "+47 ms");
    row(160ms, "+160 ms");
    row(1'250ms, "+1.2 s");
    row(75s, "+1:15");
    row(-123us, "−0.1 ms");
}

void WordsTimeTest::deltaReads()
{
    QFETCH(const qint64, nanoseconds);
    QFETCH(const QString, text);
    QCOMPARE(words::delta(Duration(nanoseconds)), text);
}

void WordsTimeTest::timestampReads_data()
{
    QTest::addColumn<qint64>("nanoseconds");
    QTest::addColumn<QString>("text");
    const auto row = [](qint64 nanoseconds, const char* text) {
        QTest::newRow(text) << nanoseconds << QString::fromUtf8(text);
    };
    row(0, "0.000 000");
    row(412'083'999, "0.412 083");
    row(1'000, "0.000 001");
    row(61'000'050'000, "61.000 050");
    row(3'600'000'000'000, "3600.000 000");
    row(-1'500'000, "−0.001 500");
}

void WordsTimeTest::timestampReads()
{
    QFETCH(const qint64, nanoseconds);
    QFETCH(const QString, text);
    QCOMPARE(words::timestamp(monotonicTime(nanoseconds)), text);
}

QTEST_APPLESS_MAIN(WordsTimeTest)
#include "words_time_test.moc"
