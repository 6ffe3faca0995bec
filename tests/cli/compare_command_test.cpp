#include "cli/compare_command.h"
#include "cli_run.h"
#include "session_files.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lifeline;

class CompareCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_log = m_files.put("log.jsonl", SessionFiles::sampleLines()); }

    void aSessionIsLikeItself()
    {
        const CliRun run = runInside({"compare", m_log, m_log});
        QCOMPARE(run.errors, QByteArray());
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.endsWith("\nNone of 7 connections differs.\n"), run.out);
    }

    void whatFiredHereAndNotThereFails()
    {
        QByteArray other = SessionFiles::sampleLines();
        QByteArray kept;
        for (const QByteArray& line : other.split('\n')) {
            const bool gone =
                line.contains("\"connection\":6,\"side\":\"server\"") && line.contains("\"on-close\"");
            kept += gone || line.isEmpty() ? QByteArray() : line + "\n";
        }
        QVERIFY(kept.size() < other.size());
        const CliRun run = runInside({"compare", m_log, m_files.put("other.jsonl", kept)});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.out.contains("#6 | #6  client → server: 1 only on the left\n  - [#"), run.out);
        QVERIFY(run.out.endsWith("\n1 of 7 connections differs.\n"));
        QCOMPARE(runInside({"compare", m_log, m_files.path("other.jsonl"), "-Y", "layer:ws"}).code, 0);
    }

    void twoConnectionsStandSideBySide()
    {
        const std::string json = m_files.path("out.json");
        const CliRun run = runInside({"compare", m_log + ":4", m_log + ":6", "--json", json});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.out.contains("#4 | #6"), run.out);
        QVERIFY(run.out.contains("\n    [#")); // what is alike
        const QJsonObject root = QJsonDocument::fromJson(fileContent(QString::fromStdString(json))).object();
        QCOMPARE(root[QStringLiteral("alike")].toBool(true), false);
        QCOMPARE(runInside({"compare", m_log + ":4", m_log + ":4"}).code, 0);
    }

    /// A name may have a colon and a number in it.
    void aFileOfThatNameComesFirst()
    {
        const std::string odd = m_files.put("odd:4", SessionFiles::sampleLines());
        QVERIFY(runInside({"compare", odd, m_log}).out.contains("7 connections"));
    }

    void mistakesAreSaid_data()
    {
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("right");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("says");
        const QString log = QString::fromStdString(m_log);
        QTest::newRow("a connection and a session")
            << log + QStringLiteral(":4") << log << 2
            << QByteArray("One is a session and the other a connection");
        QTest::newRow("a connection that is not there")
            << log + QStringLiteral(":99") << log + QStringLiteral(":4") << 2
            << QByteArray("no connection 99 in");
        QTest::newRow("no such file")
            << log + QStringLiteral(".no") << log << 3 << QByteArray("log.jsonl.no");
        QTest::newRow("no number") << log + QStringLiteral(":x") << log << 3 << QByteArray("log.jsonl:x");
    }

    void mistakesAreSaid()
    {
        QFETCH(const QString, left);
        QFETCH(const QString, right);
        const CliRun run = runInside({"compare", left.toStdString(), right.toStdString()});
        QTEST(run.code, "code");
        QFETCH(const QByteArray, says);
        QVERIFY2(run.errors.contains(says), run.errors);
    }

private:
    SessionFiles m_files;
    std::string m_log;
};

QTEST_GUILESS_MAIN(CompareCommandTest)
#include "compare_command_test.moc"
