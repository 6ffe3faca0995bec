#include "faults/fault_reader.h"
#include "faults/fault_sample.h"

#include <QTest>

using namespace lifeline;

class FaultReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPairIsTwoFaults();
    void whatIsMissingIsTold();
    void idsAreKebabCaseAndNoGroup_data();
    void idsAreKebabCaseAndNoGroup();
};

void FaultReaderTest::aPairIsTwoFaults()
{
    FaultSample sample;
    sample.side = R"(["server", "client"])";
    sample.steps = R"(["fin"])";
    sample.more = R"("aliases": ["known"])";
    const ScenarioFile file = readSample(sample.file());
    QCOMPARE(told(file.problems), QString());
    QCOMPARE(file.faults.size(), std::size_t{2});
    QCOMPARE(file.faults[0].id, std::string("sample-by-server"));
    QVERIFY(file.faults[0].side == Side::Server);
    QVERIFY(file.faults[0].aliases == (std::vector<std::string>{"known", "known-by-server"}));
    QCOMPARE(file.faults[1].id, std::string("sample-by-client"));
    QVERIFY(file.faults[1].aliases == std::vector<std::string>{"known-by-client"});
    QCOMPARE(file.faults[1].line, 2U);
}

void FaultReaderTest::whatIsMissingIsTold()
{
    const ScenarioFile file = readSample("{\"faults\": [\n{\"side\": \"client\"}]}");
    QCOMPARE(
        told(file.problems),
        QStringLiteral(
            "2 a fault without group\n2 a fault without id\n2 a fault without title\n2 a fault without does\n"
            "2 a fault without must\n2 a fault without rfc\n2 a fault without steps\n2 a fault without "
            "expect"));
}

void FaultReaderTest::idsAreKebabCaseAndNoGroup_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<bool>("good");
    for (const char* good : {"a", "request-no-key", "rsv1"})
        QTest::newRow(good) << QByteArray(good) << true;
    for (const char* bad : {"", "A", "a--b", "-a", "a-", "a_b", "all", "reset", "bad-request"})
        QTest::newRow(*bad != '\0' ? bad : "empty") << QByteArray(bad) << false;
}

void FaultReaderTest::idsAreKebabCaseAndNoGroup()
{
    QFETCH(QByteArray, id);
    QFETCH(bool, good);
    QByteArray file = FaultSample().file();
    file.replace("\"sample\"", "\"" + id + "\"");
    QCOMPARE(readSample(file).problems.empty(), good);
}

QTEST_GUILESS_MAIN(FaultReaderTest)
#include "fault_reader_test.moc"
