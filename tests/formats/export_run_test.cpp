#include "exported.h"
#include "formats/export_run.h"

#include <QTest>

using namespace lifeline;

class ExportRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timesAreUtcToTheNanosecond()
    {
        QCOMPARE(isoTime("2026-11-22T18:54:00.000Z", monotonicTime(412'083'001)),
                 std::string("2026-11-22T18:54:00.412083001Z"));
        QCOMPARE(isoTime("2026-12-31T23:59:59.999Z", monotonicTime(1'000'000)),
                 std::string("2027-01-01T00:00:00.000000000Z"));
        QCOMPARE(unixNanoseconds("1970-01-01T00:00:01.500Z"), std::int64_t{1'500'000'000});
        QCOMPARE(unixSeconds(1'500'000'999), std::string("1.500000"));
    }

    void timesThatCannotBeAreHeldAtTheEnds()
    {
        QCOMPARE(unixNanoseconds("nonsense"), std::int64_t{0});
        QCOMPARE(unixNanoseconds("2026-13-45T00:00:00.000Z"), std::int64_t{0});
        QCOMPARE(unixNanoseconds("9999-01-01T00:00:00.000Z"), std::int64_t{0});
        QCOMPARE(unixNanoseconds(INT64_MAX, monotonicTime(INT64_MAX)), INT64_MAX);
        QCOMPARE(unixNanoseconds(0, monotonicTime(-5)), std::int64_t{0});
        QVERIFY(!isoTime("2026-11-22T18:54:00.000Z", monotonicTime(INT64_MAX)).empty());
        QVERIFY(!isoTime("2026-11-22T18:54:00.000Z", monotonicTime(INT64_MIN)).empty());
    }

    void eventsAreFoundByConnection()
    {
        HandMadeLog made;
        made.open(2).open(1).received(2, "\x81\x00", {});
        const ExportOptions options;
        const LogSlice slice(made.log);
        FileWriter file("/dev/null");
        ExportRun run(slice, options, file, {});
        const auto all = run.byConnection();
        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(all.at(2), (Positions{0, 1, 2, 3, 8}));
        QCOMPARE(all.at(1), (Positions{4, 5, 6, 7}));
    }

    void itStopsWhereItIsAskedTo()
    {
        HandMadeLog made;
        made.open(1);
        const ExportOptions options;
        const LogSlice slice(made.log);
        FileWriter file("/dev/null");
        const Progress stop = [](std::uint64_t, std::uint64_t) { return false; };
        ExportRun run(slice, options, file, stop);
        QVERIFY(!run.step());
        QVERIFY(run.cancelled());
    }

    void onlyTheWireTellsOfTheWire()
    {
        QVERIFY(tellsWire(EventKind::FrameSent) && tellsWire(EventKind::Accepted) &&
                tellsWire(EventKind::Request));
        QVERIFY(!tellsWire(EventKind::Callback) && !tellsWire(EventKind::RequestRefused));
        QVERIFY(!tellsWire(EventKind::FaultStep) && !tellsWire(EventKind::DeadlineArmed));
    }
};

QTEST_APPLESS_MAIN(ExportRunTest)
#include "export_run_test.moc"
