#include "base/steady_clock.h"

#include <QDateTime>
#include <QTest>

using namespace lifeline;
using std::chrono::milliseconds;
using std::chrono::system_clock;

namespace {

QByteArray isoOf(std::chrono::microseconds sinceEpoch)
{
    const auto time =
        system_clock::time_point(std::chrono::duration_cast<system_clock::duration>(sinceEpoch));
    return QByteArray::fromStdString(isoUtc(time));
}

} // namespace

class SteadyClockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timeBeginsAtTheClocksConstructionAndNeverGoesBack();
    void aTimeIsWrittenInUtcWithMilliseconds_data();
    void aTimeIsWrittenInUtcWithMilliseconds();
    void theStartIsAStampOfThatForm();
};

void SteadyClockTest::timeBeginsAtTheClocksConstructionAndNeverGoesBack()
{
    const SteadyClock first;
    MonotonicTime last = first.now();
    QVERIFY(last >= monotonicTime(0));
    for (int i = 0; i < 1000; ++i) {
        const MonotonicTime now = first.now();
        QVERIFY(now >= last);
        last = now;
    }
    const SteadyClock second; // began later, so it shows less than the first one read after it
    const MonotonicTime ofSecond = second.now();
    QVERIFY(ofSecond <= first.now());
}

void SteadyClockTest::aTimeIsWrittenInUtcWithMilliseconds_data()
{
    QTest::addColumn<qint64>("micros");
    const auto row = [](const char* text, qint64 micros) { QTest::newRow(text) << micros; };
    row("1970-01-01T00:00:00.000Z", 0);
    row("1970-01-01T00:00:00.001Z", 1'999);
    row("1969-12-31T23:59:59.999Z", -1);
    row("2026-11-22T18:54:00.000Z", 1'795'373'640'000'000);
    row("2024-02-29T23:59:59.999Z", 1'709'251'199'999'999);
    row("2100-03-01T00:00:00.050Z", 4'107'542'400'050'000);
}

void SteadyClockTest::aTimeIsWrittenInUtcWithMilliseconds()
{
    QFETCH(qint64, micros);
    QCOMPARE(isoOf(std::chrono::microseconds(micros)), QByteArray(QTest::currentDataTag()));
}

void SteadyClockTest::theStartIsAStampOfThatForm()
{
    const SteadyClock clock;
    const QString text = QString::fromStdString(clock.startedUtc());
    const QDateTime read = QDateTime::fromString(text, Qt::ISODateWithMs);
    QVERIFY(read.isValid());
    QCOMPARE(read.timeSpec(), Qt::UTC);
    QCOMPARE(read.toString(Qt::ISODateWithMs), text);
    QVERIFY(read.date().year() >= 2024);
}

QTEST_APPLESS_MAIN(SteadyClockTest)
#include "steady_clock_test.moc"
