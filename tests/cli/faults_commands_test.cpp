#include "cli/faults_commands.h"
#include "cli_run.h"
#include "fault_folder.h"
#include "faults/catalogue.h"

#include <QTest>

using namespace lifeline;

class FaultsCommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatMakesNoSenseIsUsage_data();
    void whatMakesNoSenseIsUsage();
    void aLogIsWritten();

private:
    FaultFolder m_folder;
};

void FaultsCommandsTest::whatMakesNoSenseIsUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("part");
    const auto row = [](const char* line, const char* part) {
        QTest::newRow(line) << QString::fromUtf8(line).split(u' ') << QByteArray(part);
    };
    row("faults run no-such-fault", "\"no-such-fault\" is no fault, alias or group.");
    row("faults run all no-such-fault", "\"no-such-fault\" is no fault, alias or group.");
    row("faults serve no-such-fault", "\"no-such-fault\" is no fault.");
    row("faults serve mine", "mine is a client's fault, and a server cannot play it");
    row("serve --fault mine", "mine is a client's fault, and a server cannot play it");
    row("faults run mine --faults /no/such/file", "There is no file or folder \"/no/such/file\".");
    row("faults run mine --log /no/such/folder/log", "cannot be written");
    row("faults serve by-path --log /no/such/folder/log", "cannot be written");
}

void FaultsCommandsTest::whatMakesNoSenseIsUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, part);
    m_folder.writeOwn(QStringLiteral("mine.json"), FaultFolder::goodFault("mine"));
    std::vector<std::string> words;
    for (const QString& word : arguments)
        words.push_back(word.toStdString());
    const CliRun run = runInside(words);
    QCOMPARE(run.code, 2);
    QVERIFY2(run.errors.startsWith("lifeline-cli: ") && run.errors.contains(part), run.errors);
    QCOMPARE(run.out, QByteArray());
}

void FaultsCommandsTest::aLogIsWritten()
{
    m_folder.writeOwn(QStringLiteral("mine.json"), FaultFolder::goodFault("mine"));
    const CliRun run = runInside({"faults", "run", "mine", "--log", "-"});
    QCOMPARE(run.code, 0);
    QVERIFY(run.out.startsWith("{\"lifeline\":1,"));
    QVERIFY2(run.out.contains("\"layer\":\"fault\",\"event\":\"ended\""), run.out);
    QVERIFY2(run.errors.endsWith("passed   mine\n"), run.errors);
}

QTEST_APPLESS_MAIN(FaultsCommandsTest)
#include "faults_commands_test.moc"
