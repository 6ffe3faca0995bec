#include "ui/timeline/mark_runs.h"

#include <QTest>

using namespace lifeline;

namespace {

using Times = std::vector<MonotonicTime>;

/// 10 ns a pixel, from 1000 ns on.
TimelineMap tenPerPixel() { return {IdleMapping(), {monotonicTime(1000), monotonicTime(2000)}, 100}; }

Times times(std::initializer_list<std::int64_t> ns)
{
    Times out;
    for (const std::int64_t one : ns)
        out.push_back(monotonicTime(one));
    return out;
}

std::vector<MarkRun> runsOf(const Times& events, const TimelineMap& map, int left, int right,
                            int* looks = nullptr)
{
    std::vector<MarkRun> runs;
    const auto timeOf = [&](std::size_t i) {
        if (looks != nullptr)
            ++*looks;
        return events[i];
    };
    appendMarkRuns(runs, timeOf, events.size(), map, left, right);
    return runs;
}

/// "x0-x1:first-last x:first"
QString text(const std::vector<MarkRun>& runs)
{
    QStringList parts;
    for (const MarkRun& run : runs)
        parts << QStringLiteral("%1-%2:%3-%4").arg(run.x0).arg(run.x1).arg(run.first).arg(run.last);
    return parts.join(u' ');
}

} // namespace

class MarkRunsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void closeEventsShareAMark_data();
    void closeEventsShareAMark();
    void noTwoMarksShareAColumn();
    void everyEventInViewIsInExactlyOneMark();
    void theCostDoesNotGrowWithTheEvents();
    void aSearchFindsTheFirstNotBefore();
};

void MarkRunsTest::closeEventsShareAMark_data()
{
    QTest::addColumn<QList<qint64>>("events");
    QTest::addColumn<QString>("runs");
    QTest::newRow("none") << QList<qint64>{} << QString();
    QTest::newRow("one") << QList<qint64>{1100} << QStringLiteral("10-10:0-0");
    QTest::newRow("two in a column") << QList<qint64>{1100, 1109} << QStringLiteral("10-10:0-1");
    QTest::newRow("three columns apart") << QList<qint64>{1100, 1139} << QStringLiteral("10-13:0-1");
    QTest::newRow("four columns apart") << QList<qint64>{1100, 1140} << QStringLiteral("10-10:0-0 14-14:1-1");
    QTest::newRow("a chain") << QList<qint64>{1100, 1130, 1160, 1300}
                             << QStringLiteral("10-16:0-2 30-30:3-3");
    QTest::newRow("left of the view") << QList<qint64>{900, 990, 1000} << QStringLiteral("0-0:2-2");
    QTest::newRow("right of the view") << QList<qint64>{2000, 2009, 2010} << QStringLiteral("100-100:0-1");
}

void MarkRunsTest::closeEventsShareAMark()
{
    QFETCH(QList<qint64>, events);
    QFETCH(QString, runs);
    Times list;
    for (const qint64 event : events)
        list.push_back(monotonicTime(event));
    QCOMPARE(text(runsOf(list, tenPerPixel(), 0, 100)), runs);
}

void MarkRunsTest::noTwoMarksShareAColumn()
{
    Times events;
    for (std::int64_t i = 0; i < 350; ++i)
        events.push_back(monotonicTime(1000 + i * i / 13));
    const TimelineMap odd{IdleMapping(), {monotonicTime(1003), monotonicTime(9999)}, 977.3};
    const auto runs = runsOf(events, odd, -5, 980);
    QVERIFY(runs.size() > 10);
    for (std::size_t i = 1; i < runs.size(); ++i)
        QVERIFY(runs[i].x0 > runs[i - 1].x1);
}

void MarkRunsTest::everyEventInViewIsInExactlyOneMark()
{
    Times events;
    for (std::int64_t i = 0; i < 500; ++i)
        events.push_back(monotonicTime(1000 + i * 37 % 11 + i * 2));
    std::ranges::sort(events);
    std::uint32_t next = 0;
    for (const MarkRun& run : runsOf(events, tenPerPixel(), 0, 200)) {
        QCOMPARE(run.first, next);
        next = run.last + 1;
    }
    QCOMPARE(next, std::uint32_t{500});
}

void MarkRunsTest::theCostDoesNotGrowWithTheEvents()
{
    int few = 0, many = 0;
    for (const auto& [count, looks] : {std::pair(1'000, &few), std::pair(1'000'000, &many)}) {
        Times events;
        for (std::int64_t i = 0; i < count; ++i)
            events.push_back(monotonicTime(i * 1'000'000'000 / count));
        const TimelineMap map{IdleMapping(), {monotonicTime(0), monotonicTime(1'000'000'000)}, 1480};
        runsOf(events, map, 0, 1480, looks);
    }
    QVERIFY2(many < 20'000, qPrintable(QString::number(many))); // 370 steps, each the logarithm of 2,700
    QVERIFY2(many < 8 * few, qPrintable(QStringLiteral("%1 after %2").arg(many).arg(few)));
}

void MarkRunsTest::aSearchFindsTheFirstNotBefore()
{
    const Times events = times({10, 20, 20, 20, 30, 40, 50, 60, 70, 80, 90});
    const auto timeOf = [&](std::size_t i) { return events[i]; };
    for (std::size_t from = 0; from <= events.size(); ++from) {
        for (std::int64_t time = 0; time < 100; ++time) {
            std::size_t plain = from;
            while (plain < events.size() && events[plain] < monotonicTime(time))
                ++plain;
            QCOMPARE(firstNotBefore(timeOf, from, events.size(), monotonicTime(time)), plain);
        }
    }
}

QTEST_APPLESS_MAIN(MarkRunsTest)
#include "mark_runs_test.moc"
