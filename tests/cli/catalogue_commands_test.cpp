#include "cli/catalogue_commands.h"
#include "cli_run.h"
#include "fault_folder.h"
#include "faults/catalogue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lifeline;

namespace {

template <class Options>
CliRun runOf(ExitCode (*command)(const Options&, StandardStreams), const Options& options)
{
    const MemoryFile out, errors;
    CliRun run;
    run.code = static_cast<int>(command(options, {out.descriptor(), errors.descriptor()}));
    run.out = out.content();
    run.errors = errors.content();
    return run;
}

} // namespace

class CatalogueCommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listHasEveryFault();
    void listTakesWords();
    void listIsWrittenAsJson();
    void aJsonFileNowhereIsSaid();
    void showTellsOneFault();
    void theSourceReadsBack();
    void anUnknownFaultIsUsage();
    void checkCountsFaultsAndProblems();
    void checkOfNothingThereIsUsage();

private:
    FaultFolder m_folder;
};

void CatalogueCommandsTest::listHasEveryFault()
{
    const CliRun run = runOf(listFaults, FaultsListOptions{});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.errors, QByteArray());
    const Catalogue catalogue = Catalogue::builtIn();
    for (const Fault& fault : catalogue.faults())
        QVERIFY2(run.out.contains("\n  " + QByteArray::fromStdString(fault.id) + " "), fault.id.c_str());
    QVERIFY(run.out.endsWith("\n" + QByteArray::number(qulonglong(catalogue.faults().size())) + " faults\n"));
}

void CatalogueCommandsTest::listTakesWords()
{
    FaultsListOptions options;
    options.paths = {m_folder.write(QStringLiteral("a.json"), FaultFolder::goodFault("mine"))};
    options.words = "mine client 4.2";
    QCOMPARE(runOf(listFaults, options).out, QByteArray("bad-request\n"
                                                        "  mine  Of my own  client  §4.2.1\n"
                                                        "\n"
                                                        "1 fault\n"));
    options.words = "no-such-word";
    QCOMPARE(runOf(listFaults, options).out, QByteArray("0 faults\n"));
}

void CatalogueCommandsTest::listIsWrittenAsJson()
{
    FaultsListOptions options;
    options.json = m_folder.path(QStringLiteral("list.json"));
    QCOMPARE(runOf(listFaults, options).code, 0);
    const QByteArray text = fileContent(QString::fromStdString(options.json));
    const auto faults = QJsonDocument::fromJson(text).object()[QStringLiteral("faults")].toArray();
    QCOMPARE(std::size_t(faults.size()), Catalogue::builtIn().faults().size());
}

void CatalogueCommandsTest::aJsonFileNowhereIsSaid()
{
    FaultsListOptions options;
    options.json = m_folder.path(QStringLiteral("no/such/folder"));
    const CliRun run = runOf(listFaults, options);
    QCOMPARE(run.code, 2);
    QVERIFY2(run.errors.contains("cannot be written: No such file or directory."), run.errors);
}

void CatalogueCommandsTest::showTellsOneFault()
{
    FaultsShowOptions options;
    options.paths = {m_folder.write(QStringLiteral("a.json"), FaultFolder::goodFault("mine"))};
    options.name = "mine";
    const CliRun run = runOf(showFault, options);
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.startsWith("mine: Of my own\n"), run.out);
    QVERIFY2(run.out.contains("   1  send-request without Sec-WebSocket-Key\n"), run.out);
}

void CatalogueCommandsTest::theSourceReadsBack()
{
    const Catalogue builtIn = Catalogue::builtIn();
    const Fault& first = builtIn.faults().front();
    FaultsShowOptions options;
    options.name = first.id;
    options.source = true;
    const CliRun run = runOf(showFault, options);
    const ScenarioFile read = readScenarios(run.out.toStdString(), "test");
    QVERIFY2(read.problems.empty(), run.out);
    QCOMPARE(read.faults.size(), std::size_t{1});
    QCOMPARE(read.faults.front().id, first.id);
    QVERIFY(read.faults.front().steps == first.steps);
}

void CatalogueCommandsTest::anUnknownFaultIsUsage()
{
    FaultsShowOptions options;
    options.name = "bad-request"; // a group is none
    const CliRun run = runOf(showFault, options);
    QCOMPARE(run.code, 2);
    QVERIFY2(run.errors.startsWith("lifeline-cli: \"bad-request\" is no fault."), run.errors);
    QCOMPARE(run.out, QByteArray());
}

void CatalogueCommandsTest::checkCountsFaultsAndProblems()
{
    const std::string good = m_folder.write(QStringLiteral("good.json"), FaultFolder::goodFault("mine"));
    const std::string bad = m_folder.write(QStringLiteral("bad.json"), "[]");
    const CliRun fine = runOf(checkFaults, FaultsCheckOptions{{good}});
    QCOMPARE(fine.code, 0);
    QCOMPARE(fine.out, QByteArray("1 fault, no problems\n"));
    const CliRun mixed = runOf(checkFaults, FaultsCheckOptions{{good, bad}});
    QCOMPARE(mixed.code, 1);
    QCOMPARE(mixed.out, QByteArray("1 fault, 1 problem\n"));
    QVERIFY2(mixed.errors.startsWith(QByteArray::fromStdString(bad) + ":1:1: "), mixed.errors);
}

void CatalogueCommandsTest::checkOfNothingThereIsUsage()
{
    const CliRun run = runOf(checkFaults, FaultsCheckOptions{{m_folder.path(QStringLiteral("gone.json"))}});
    QCOMPARE(run.code, 2);
    QVERIFY(run.errors.contains("There is no file or folder"));
}

QTEST_APPLESS_MAIN(CatalogueCommandsTest)
#include "catalogue_commands_test.moc"
