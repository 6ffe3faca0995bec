#include "cli/progress_line.h"
#include "cli_run.h"
#include "sample_faults.h"

#include <QTest>

using namespace lifeline;

class ProgressLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void inAPipeEachFaultIsALine();
    void onATerminalOneLineIsRewritten();
    void failuresStayAboveIt();
    void clearingLeavesAnEmptyLine();
    void quietIsQuiet();
    void aDumbTerminalIsNotRewritten();

private:
    struct Run {
        explicit Run(bool inPlace, bool quiet = false)
            : console{outStream, outStream, false, quiet}, line(console, inPlace, 3)
        {
        }
        void finish(const FaultReport& report)
        {
            results.add(report);
            line.finished(report, results);
        }
        QByteArray written()
        {
            outStream.flush();
            return out.content();
        }
        MemoryFile out;
        OutputStream outStream{out.descriptor()};
        Console console;
        FaultResults results;
        ProgressLine line;
    };
};

void ProgressLineTest::inAPipeEachFaultIsALine()
{
    Run run(false);
    run.finish(sampleReport("one", Outcome::Passed));
    run.finish(sampleReport("two", Outcome::Skipped));
    run.line.clear();
    QCOMPARE(run.written(), QByteArray("passed   one\nskipped  two  a reason\n"));
}

void ProgressLineTest::onATerminalOneLineIsRewritten()
{
    Run run(true);
    run.finish(sampleReport("one", Outcome::Passed));
    run.finish(sampleReport("two", Outcome::Skipped));
    QCOMPARE(run.written(), QByteArray("1 of 3: 1 passed, 0 allowed, 0 failed, 0 skipped"
                                       "\r\x1b[K2 of 3: 1 passed, 0 allowed, 0 failed, 1 skipped"));
}

void ProgressLineTest::failuresStayAboveIt()
{
    Run run(true);
    run.finish(sampleReport("one", Outcome::Failed));
    QVERIFY(run.written().startsWith("failed   one  2 expect response 400"));
    QVERIFY(run.written().endsWith("\n1 of 3: 0 passed, 0 allowed, 1 failed, 0 skipped"));
}

void ProgressLineTest::clearingLeavesAnEmptyLine()
{
    Run run(true);
    run.line.clear();
    QCOMPARE(run.written(), QByteArray());
    run.finish(sampleReport("one", Outcome::Passed));
    run.line.clear();
    run.line.clear();
    QVERIFY(run.written().endsWith("skipped\r\x1b[K"));
}

void ProgressLineTest::quietIsQuiet()
{
    for (const bool inPlace : {true, false}) {
        Run run(inPlace, true);
        run.finish(sampleReport("one", Outcome::Failed));
        run.line.clear();
        QCOMPARE(run.written(), QByteArray());
    }
}

void ProgressLineTest::aDumbTerminalIsNotRewritten()
{
    qputenv("TERM", "xterm");
    QVERIFY(canWriteInPlace(true));
    QVERIFY(!canWriteInPlace(false));
    qputenv("TERM", "dumb");
    QVERIFY(!canWriteInPlace(true));
}

QTEST_APPLESS_MAIN(ProgressLineTest)
#include "progress_line_test.moc"
