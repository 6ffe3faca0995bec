#include "cli/check_command.h"
#include "cli_run.h"
#include "session_files.h"

#include <QTest>

using namespace lifeline;

class CheckCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_log = m_files.put("log.jsonl", SessionFiles::sampleLines()); }

    void everyRuleHeldIsASuccess()
    {
        const CliRun run = check(R"({"name": "something opened",
            "count": {"where": "event:on-open", "per": "session", "min": 1}})");
        QCOMPARE(run.errors, QByteArray());
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out, QByteArray("held    something opened  (7 connections)\n1 rule, none broken\n"));
    }

    void aBrokenRuleFailsAndIsReported()
    {
        const std::string junit = m_files.path("out.xml"), json = m_files.path("out.json");
        const CliRun run =
            check(R"({"name": "no 1006", "no": "code:1006"})", {"--junit", junit, "--json", json});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.out.startsWith("BROKEN  no 1006  (7 connections)\n        #"), run.out);
        QVERIFY(fileContent(QString::fromStdString(junit)).contains("failures=\"1\""));
        QVERIFY(fileContent(QString::fromStdString(json)).contains("\"exit\":1"));
    }

    void aSessionIsCheckedAsItsLogIs()
    {
        const std::string session = m_files.path("log.lifeline");
        QCOMPARE(runInside({"import", m_log, "-o", session}).code, 0);
        const std::string rules = write(R"({"name": "no 1006", "no": "code:1006"})");
        QCOMPARE(runInside({"check", session, "--expect", rules}).out,
                 runInside({"check", m_log, "--expect", rules}).out);
    }

    void rulesThatCannotBeReadAreMistakes_data()
    {
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("an unknown key")
            << QByteArray(R"({"lifeline-expect": 1, "rules": [{"name": "a", "on": 1}]})")
            << QByteArray("rules.json:1:");
        QTest::newRow("a filter that is none")
            << QByteArray("{\"lifeline-expect\": 1, \"rules\": [\n{\"name\": \"a\", \"no\": \"code:x\"}]}")
            << QByteArray("rules.json:2:");
        QTest::newRow("lists 100,000 deep") << QByteArray(100'000, '[') << QByteArray("rules.json:1:");
        QTest::newRow("nothing") << QByteArray() << QByteArray("rules.json");
        QTest::newRow("too much") << QByteArray(5 << 20, '[') << QByteArray("at most 4 MiB");
    }

    void rulesThatCannotBeReadAreMistakes()
    {
        QFETCH(const QByteArray, rules);
        const CliRun run = runInside({"check", m_log, "--expect", m_files.put("rules.json", rules)});
        QCOMPARE(run.code, 2);
        QCOMPARE(run.out, QByteArray());
        QFETCH(const QByteArray, says);
        QVERIFY2(run.errors.contains(says), run.errors);
        QVERIFY(run.errors.size() < 16'384);
    }

    void whatCannotBeReadToItsEndIsNoSuccess()
    {
        const std::string damaged = m_files.put("damaged.jsonl", SessionFiles::sampleLines() + "{\"seq\":\n");
        const std::string rules = write(R"({"name": "a", "no": "code:4999"})");
        QCOMPARE(runInside({"check", damaged, "--expect", rules}).code, 3);
        QCOMPARE(runInside({"check", m_files.path("none"), "--expect", rules}).code, 3);
        QCOMPARE(runInside({"check", m_log, "--expect", m_files.path("none")}).code, 2);
        QCOMPARE(runInside({"check", m_log, "--expect", rules, "--json", "/no/such/folder/x"}).code, 2);
    }

private:
    std::string write(const char* rule) const
    {
        return m_files.put("rules.json", QByteArray("{\"lifeline-expect\": 1, \"rules\": [") + rule + "]}");
    }

    CliRun check(const char* rule, const std::vector<std::string>& more = {}) const
    {
        std::vector<std::string> arguments{"check", m_log, "--expect", write(rule)};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return runInside(arguments);
    }

    SessionFiles m_files;
    std::string m_log;
};

QTEST_GUILESS_MAIN(CheckCommandTest)
#include "check_command_test.moc"
