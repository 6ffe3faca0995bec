#include "cli/show_command.h"
#include "cli_run.h"
#include "session_files.h"
#include "support/every_event.h"

#include <QTest>

using namespace lifeline;

class ShowCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_log = m_files.put("log.jsonl", SessionFiles::sampleLines()); }

    void everyEventIsALine()
    {
        const CliRun run = runInside({"show", m_log});
        QCOMPARE(run.errors, QByteArray());
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out.count('\n'), SessionFiles::sampleLines().count('\n') - 1);
        QVERIFY(run.out.contains("callback on-close"));
        QVERIFY(!run.out.contains('\x1b'));
    }

    void onlyWhatMatches()
    {
        const CliRun run = runInside({"show", m_log, "-Y", "tcp.flags.reset == 1", "--connection", "6"});
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.count('\n') >= 1);
        QCOMPARE(run.out.count("reset"), run.out.count('\n'));
        QCOMPARE(runInside({"show", m_log, "--filter=tcp.flags.reset == 1", "--connection", "4"}).out,
                 QByteArray());
    }

    void jsonIsTheLogItself()
    {
        QCOMPARE(runInside({"show", m_log, "-T", "json"}).out.count('\n'),
                 SessionFiles::sampleLines().count('\n'));
        const CliRun some = runInside({"show", m_log, "-T", "json", "-Y", "conn:4"});
        const std::string again = m_files.put("again.jsonl", some.out);
        QCOMPARE(runInside({"show", again, "-T", "json"}).out, some.out);
    }

    void fieldsAreColumns()
    {
        const CliRun run = runInside(
            {"show", m_log, "-T", "fields", "-e", "connection", "-e", "code", "-Y", "event:on-close conn:6"});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out, QByteArray("6\t1006\n6\t1006\n"));
        QCOMPARE(runInside({"show", m_log, "-e", "connection", "-Y", "event:on-close conn:6"}).out,
                 QByteArray("6\n6\n"));
    }

    void laddersAreOfWholeLives()
    {
        const CliRun run = runInside({"show", m_log, "-T", "ladder", "-Y", "event:on-close conn:6"});
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.contains("on-open"), run.out);
        QVERIFY(!run.out.contains("curl"));
    }

    void whatAPeerSentIsNothingATerminalObeys()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        event::FrameReceived frame;
        frame.payload = "\x1b]0;owned\x07\x1b[2J";
        frame.arrived = frame.payload.size();
        frame.header = "\x81\x0e";
        log.accept(eventOf(frame));
        const std::string path = m_files.put("hostile.jsonl", SessionFiles::linesOf(log));
        for (const char* as : {"text", "json", "ladder"}) {
            const CliRun run = runInside({"show", path, "-T", as});
            QCOMPARE(run.code, 0);
            QVERIFY2(run.out.contains("owned") && !run.out.contains('\x1b'), as);
        }
        QVERIFY(
            !runInside({"show", path, "-e", "websocket.payload.text", "-e", "detail"}).out.contains('\x1b'));
    }

    void whatCouldBeReadIsShown()
    {
        const std::string damaged = m_files.put("damaged.jsonl", SessionFiles::sampleLines() + "{\"seq\":\n");
        const CliRun run = runInside({"show", damaged});
        QCOMPARE(run.code, 3);
        QCOMPARE(run.out, runInside({"show", m_log}).out);
        QVERIFY(run.errors.contains("damaged.jsonl:"));
    }

    void hostileFilesAreSentences_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const HostileFile& file : hostileFiles())
            QTest::newRow(file.name) << file.bytes;
    }

    void hostileFilesAreSentences()
    {
        QFETCH(const QByteArray, bytes);
        const std::string path = m_files.put("hostile", bytes);
        for (const std::vector<std::string>& arguments : {std::vector<std::string>{"show", path},
                                                          {"explain", path},
                                                          {"export", path, "-o", m_files.path("x.csv")},
                                                          {"import", path, "-o", m_files.path("x.lifeline")},
                                                          {"compare", path, path}}) {
            QFile::remove(QString::fromStdString(m_files.path("x.lifeline")));
            const CliRun run = runInside(arguments);
            QVERIFY2(run.code == 3, arguments[0].c_str());
            QVERIFY2(run.errors.startsWith("lifeline-cli: "), run.errors);
        }
    }

    /// It can be read, with a note about what was left out.
    void numbersNobodyCanMeanAreNoted()
    {
        const std::string path = m_files.put(
            "lies.har", "{\"log\":{\"entries\":[{\"_webSocketMessages\":[{\"type\":\"send\",\"time\":1e308,"
                        "\"opcode\":9223372036854775807,\"data\":5}]}]}}");
        const CliRun run = runInside({"show", path});
        QCOMPARE(run.code, 0);
        QVERIFY2(run.errors.startsWith("lifeline-cli: note: "), run.errors);
    }

    void mistakesAreSaid()
    {
        QCOMPARE(runInside({"show", m_log, "--connection", "99"}).code, 2);
        QCOMPARE(runInside({"show", m_files.path("none")}).code, 3);
        QCOMPARE(runInside({"show", m_files.folder().path().toStdString()}).code, 3);
    }

private:
    SessionFiles m_files;
    std::string m_log;
};

QTEST_GUILESS_MAIN(ShowCommandTest)
#include "show_command_test.moc"
