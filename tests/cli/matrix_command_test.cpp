#include "cli/matrix_command.h"
#include "cli_run.h"
#include "fault_folder.h"
#include "faults/catalogue.h"

#include <QTest>

using namespace lifeline;

class MatrixCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWholeTableIsOnAPipe();
    void aPartIsChosen();
    void filesAreWritten();
    void unknownNamesAreUsage_data();
    void unknownNamesAreUsage();
    void aFileNowhereIsSaid();
    void aStackIsMeasuredNow();

private:
    FaultFolder m_folder;
};

void MatrixCommandTest::theWholeTableIsOnAPipe()
{
    const CliRun run = runInside({"matrix"});
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.code, 0);
    const Catalogue catalogue = Catalogue::builtIn();
    for (const Fault& fault : catalogue.faults())
        QVERIFY2(run.out.contains("\n" + QByteArray::fromStdString(fault.id) + " "), fault.id.c_str());
    QVERIFY(run.out.startsWith("Servers under test\n"));
    QCOMPARE(run.out.count("\nfault "), 2); // one table a side
    QVERIFY(run.out.contains("predicted"));
}

void MatrixCommandTest::aPartIsChosen()
{
    const CliRun run = runInside({"matrix", "--stack", "reference", "--fault", "request-no-key", "--quiet"});
    QCOMPARE(run.code, 0);
    const QList<QByteArray> lines = run.out.split('\n');
    QVERIFY2(lines.size() == 7, run.out);
    QVERIFY2(lines[4].startsWith("request-no-key  ● upgrade"), run.out);
}

void MatrixCommandTest::filesAreWritten()
{
    const auto path = [&](const char* name) { return m_folder.path(QString::fromLatin1(name)); };
    const CliRun run =
        runInside({"matrix", "--fault", "reset", "--csv", path("a.csv"), "--markdown", path("a.md"), "--html",
                   path("a.html"), "--json", path("a.json"), "--junit", path("a.xml")});
    QCOMPARE(run.code, 0);
    const auto content = [&](const char* name) { return fileContent(QString::fromStdString(path(name))); };
    QVERIFY(content("a.csv").startsWith("\"side\",\"group\",\"fault\","));
    QVERIFY(content("a.md").startsWith("# Callbacks × faults\n"));
    QVERIFY(content("a.html").startsWith("<!DOCTYPE html>"));
    QVERIFY(content("a.json").startsWith("{\"lifeline\":1,"));
    QVERIFY(content("a.xml").contains("<testsuite name=\"lifeline.matrix\" "));
    QVERIFY(content("a.xml").contains("<testcase classname=\"lifeline.atlas.reference "));
    QVERIFY(content("a.xml").contains("failures=\"0\""));
}

void MatrixCommandTest::unknownNamesAreUsage_data()
{
    QTest::addColumn<QByteArray>("option");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("stack") << QByteArray("--stack")
                           << QByteArray("\"nonsuch\" is no stack of the matrix. There are: reference, ");
    QTest::newRow("fault") << QByteArray("--fault") << QByteArray("\"nonsuch\" is no fault, alias or group.");
}

void MatrixCommandTest::unknownNamesAreUsage()
{
    QFETCH(QByteArray, option);
    QFETCH(QByteArray, sentence);
    const CliRun run = runInside({"matrix", option.toStdString(), "nonsuch"});
    QCOMPARE(run.code, 2);
    QVERIFY2(run.errors.startsWith("lifeline-cli: " + sentence), run.errors);
    QCOMPARE(run.out, QByteArray());
}

void MatrixCommandTest::aFileNowhereIsSaid()
{
    const CliRun run =
        runInside({"matrix", "--fault", "reset", "--csv", m_folder.path(QStringLiteral("no/where"))});
    QCOMPARE(run.code, 2);
    QVERIFY2(run.errors.contains("cannot be written: No such file or directory."), run.errors);
}

void MatrixCommandTest::aStackIsMeasuredNow()
{
    const CliRun run = runInside({"matrix", "--measure", "reference", "--stack", "reference", "--fault",
                                  "request-no-key", "--fault", "response-404", "--quiet"});
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.contains("\nrequest-no-key  ● upgrade "), run.out);
    QVERIFY2(run.out.contains("measured " + QDate::currentDate().toString(Qt::ISODate).toUtf8()), run.out);
    QVERIFY2(run.out.contains("\nresponse-404  ● on-error "), run.out);
}

QTEST_GUILESS_MAIN(MatrixCommandTest)
#include "matrix_command_test.moc"
