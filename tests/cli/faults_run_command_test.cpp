#include "base/steady_clock.h"
#include "cli/faults_run_command.h"
#include "cli_run.h"
#include "fault_folder.h"
#include "support/collecting_sink.h"
#include "support/raw_socket.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lifeline;

class FaultsRunCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aSingleFaultIsALadder();
    void aMissNamesTheStep();
    void manyAreATable();
    void reportsAreAboutFaults();
    void nobodyThereIsNotConnected();
    void aSilentTargetFailsAtTheStep();
    void whatCannotBePlayedIsListedWithTheReason();
    void onlyUnplayableFaultsAreUsage();
    void stoppedFaultsAreSkippedAndNotAllIsWell();
    void namesMeanEachFaultOnce();

private:
    /// faults run with the faults of this test.
    CliRun play(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin(), {"faults", "run", "--faults", m_file});
        return runInside(arguments);
    }
    static std::string address(std::uint16_t port) { return "ws://127.0.0.1:" + std::to_string(port) + "/"; }

    FaultFolder m_folder;
    std::string m_file;
};

void FaultsRunCommandTest::initTestCase()
{
    m_file =
        m_folder.write(QStringLiteral("faults.json"), R"({"faults": [)" + FaultFolder::goodFault("mine") +
                                                          "," + FaultFolder::wrongFault("wrong") + "," +
                                                          FaultFolder::serversFault("teapot") + "]}");
}

void FaultsRunCommandTest::aSingleFaultIsALadder()
{
    const CliRun run = play({"mine"});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.errors, QByteArray());
    QVERIFY2(run.out.contains("| upgrade refused: missing-key\n"), run.out);
    QVERIFY2(run.out.contains("| (no on-open)\n"), run.out);
    QVERIFY2(run.out.contains("  passed   2 expect response 4xx"), run.out);
    QVERIFY2(run.out.endsWith("passed   mine\n"), run.out);
    const CliRun server = play({"teapot", "--quiet"});
    QCOMPARE(server.out, QByteArray("passed   teapot\n"));
}

void FaultsRunCommandTest::aMissNamesTheStep()
{
    const CliRun run = play({"wrong", "--quiet"});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.errors.startsWith("lifeline-cli: wrong failed at 2 expect response 101: "), run.errors);
    QVERIFY2(run.out.startsWith("failed   wrong  2 expect response 101: "), run.out);
}

void FaultsRunCommandTest::manyAreATable()
{
    const CliRun run = play({"teapot", "wrong", "mine", "mine"});
    QCOMPARE(run.code, 1);
    QCOMPARE(run.errors, QByteArray());
    QVERIFY2(run.out.contains("failed   wrong  2 expect response 101: "),
             run.out); // as they ended, in any order
    QVERIFY2(run.out.contains("\npassed   mine\nfailed   wrong   2 expect response 101: "),
             run.out); // the table
    QVERIFY2(run.out.endsWith("\npassed   teapot\n\n2 passed, 0 allowed, 1 failed, 0 skipped\n"), run.out);
    QCOMPARE(run.out.count("passed   mine\n"), 2); // as it ended, and in the table
}

void FaultsRunCommandTest::reportsAreAboutFaults()
{
    const std::string json = m_folder.path(QStringLiteral("a.json")),
                      junit = m_folder.path(QStringLiteral("a.xml"));
    QCOMPARE(play({"mine", "wrong", "--json", json, "--junit", junit}).code, 1);
    const QJsonObject report = QJsonDocument::fromJson(fileContent(QString::fromStdString(json))).object();
    QCOMPARE(report[QStringLiteral("target")].toString(), QStringLiteral("builtin"));
    QCOMPARE(report[QStringLiteral("exit")].toInt(), 1);
    QCOMPARE(report[QStringLiteral("passed")].toInt(), 1);
    const QByteArray cases = fileContent(QString::fromStdString(junit));
    QVERIFY2(cases.contains("<testcase classname=\"lifeline.faults.bad-request\" name=\"wrong\""), cases);
    QVERIFY2(cases.contains("<failure type=\"expectation\" message=\"2 expect response 101: "), cases);
}

void FaultsRunCommandTest::nobodyThereIsNotConnected()
{
    std::uint16_t port = 0;
    {
        const RawListener gone;
        port = gone.port();
    }
    const CliRun one = play({"mine", "--target", address(port)});
    QCOMPARE(one.code, 3);
    QVERIFY2(one.errors.startsWith("lifeline-cli: Nobody is there at ws://127.0.0.1:"), one.errors);
    const CliRun many = play({"mine", "wrong", "teapot", "--target", address(port)});
    QCOMPARE(many.code, 3);
    QCOMPARE(many.errors.count('\n'), 1);
}

void FaultsRunCommandTest::aSilentTargetFailsAtTheStep()
{
    const RawListener silent; // the kernel accepts, nobody answers
    QByteArray text = FaultFolder::goodFault("impatient");
    text.replace(R"({"expect": {"response": "4xx"}})",
                 R"({"expect": {"response": "4xx"}, "within": "50ms"})");
    const std::string file = m_folder.write(QStringLiteral("impatient.json"), text);
    const CliRun run =
        runInside({"faults", "run", "impatient", "--faults", file, "--target", address(silent.port())});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.errors.startsWith("lifeline-cli: impatient failed at 2 expect response 4xx"), run.errors);
    QVERIFY2(run.errors.contains("seen nothing"), run.errors);
}

void FaultsRunCommandTest::whatCannotBePlayedIsListedWithTheReason()
{
    const RawListener silent;
    const CliRun run = play({"wrong", "teapot", "--target", address(silent.port())});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.out.contains("skipped  teapot  a server's fault cannot be played against a server\n"),
             run.out);
    QVERIFY2(run.out.endsWith("1 failed, 1 skipped\n"), run.out);
}

void FaultsRunCommandTest::onlyUnplayableFaultsAreUsage()
{
    const RawListener silent;
    const CliRun run = play({"teapot", "--target", address(silent.port())});
    QCOMPARE(run.code, 2);
    QVERIFY2(run.errors.startsWith("lifeline-cli: teapot was not played: "), run.errors);
}

void FaultsRunCommandTest::stoppedFaultsAreSkippedAndNotAllIsWell()
{
    const MemoryFile out;
    OutputStream stream{out.descriptor()};
    const Console console{stream, stream, false, false};
    const auto catalogue = loadCatalogue({m_file}, console);
    FaultsRunOptions options;
    options.jobs = 1;
    FaultsRunCommand command(options, {catalogue, {catalogue->find("mine"), catalogue->find("teapot")}},
                             console);
    SteadyClock clock;
    CollectingSink sink;
    Lab lab(sink, clock, 1);
    command.start(lab);
    command.woken(clock.now());
    QVERIFY(!command.done());
    command.stop(1, clock.now());
    QVERIFY(command.done());
    QCOMPARE(command.exitCode(), ExitCode::Failed);
    stream.flush();
    QVERIFY2(out.content().contains("skipped  teapot  stopped\n"), out.content());
    QVERIFY(out.content().endsWith("Stopped before every fault was played.\n"));
}

void FaultsRunCommandTest::namesMeanEachFaultOnce()
{
    const Catalogue catalogue = Catalogue::builtIn();
    const auto all = chooseFaults(catalogue, {"all", catalogue.faults().back().id, "reset"});
    const auto& faults = std::get<std::vector<const Fault*>>(all);
    QCOMPARE(faults.size(), catalogue.faults().size());
    for (std::size_t i = 0; i < faults.size(); ++i)
        QCOMPARE(faults[i], &catalogue.faults()[i]);
    QCOMPARE(std::get<std::string>(chooseFaults(catalogue, {"reset", "no-such"})), std::string("no-such"));
}

QTEST_APPLESS_MAIN(FaultsRunCommandTest)
#include "faults_run_command_test.moc"
