#include "cli/import_command.h"
#include "cli_run.h"
#include "session_files.h"

#include <QTest>

using namespace lifeline;

class ImportCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLogComesBackFromTheSession()
    {
        const std::string log = m_files.put("log.jsonl", SessionFiles::sampleLines());
        const std::string session = m_files.path("out.lifeline");
        const CliRun run = runInside({"import", log, "-o", session});
        QCOMPARE(run.errors, QByteArray());
        QCOMPARE(run.code, 0);
        const int events = int(SessionFiles::sampleLines().count('\n')) - 1;
        QVERIFY2(run.out.startsWith("session: " + QByteArray::number(events) + " events in "), run.out);
        QCOMPARE(runInside({"show", session, "-T", "json"}).out, runInside({"show", log, "-T", "json"}).out);
    }

    void eventsKeepTheirNumbers()
    {
        QByteArray lines = SessionFiles::sampleLines();
        const CliRun some =
            runInside({"show", m_files.put("all.jsonl", lines), "-T", "json", "-Y", "layer:callback"});
        const std::string session = m_files.path("some.lifeline");
        QCOMPARE(runInside({"import", m_files.put("some.jsonl", some.out), "-o", session}).code, 0);
        QCOMPARE(runInside({"show", session, "-T", "json"}).out, some.out);
    }

    void aFileThatIsThereStays()
    {
        const std::string log = m_files.put("log.jsonl", SessionFiles::sampleLines());
        const std::string there = m_files.put("there.lifeline", "mine");
        const CliRun run = runInside({"import", log, "-o", there});
        QCOMPARE(run.code, 2);
        QVERIFY2(run.errors.contains("cannot be written: File exists."), run.errors);
        QCOMPARE(fileContent(QString::fromStdString(there)), QByteArray("mine"));
        QCOMPARE(runInside({"import", log, "-o", "/no/such/folder/x.lifeline"}).code, 2);
    }

    void whatCouldBeReadOfADamagedFileIsKept()
    {
        const std::string damaged = m_files.put("damaged.jsonl", SessionFiles::sampleLines() + "{\"seq\":\n");
        const CliRun run = runInside({"import", damaged, "-o", m_files.path("damaged.lifeline")});
        QCOMPARE(run.code, 3);
        QVERIFY(run.errors.contains("damaged.jsonl:"));
        QVERIFY(run.out.startsWith("session: "));
    }

private:
    SessionFiles m_files;
};

QTEST_GUILESS_MAIN(ImportCommandTest)
#include "import_command_test.moc"
