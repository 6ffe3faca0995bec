#include "faults/fault_sample.h"
#include "faults/scenario_reader.h"

#include <QTest>

using namespace lifeline;

class ScenarioReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBadFaultIsLeftOutAndTheOthersLoad();
    void aNameThatIsTakenIsTold();
    void aSingleFaultIsAFileToo();
    void whatHoldsNoObjectIsOneProblem();
};

void ScenarioReaderTest::aBadFaultIsLeftOutAndTheOthersLoad()
{
    FaultSample bad, good;
    bad.steps = "[\"jump\"]";
    const QByteArray first = bad.fault().replace("sample", "first");
    const ScenarioFile file =
        readSample("{\"group\": \"reset\", \"faults\": [" + first + "," + good.fault() + "]}");
    QCOMPARE(file.faults.size(), std::size_t{1});
    QCOMPARE(file.faults[0].id, std::string("sample"));
    QCOMPARE(told(file.problems), QStringLiteral("3 \"jump\" is no step that stands alone"));
}

void ScenarioReaderTest::aNameThatIsTakenIsTold()
{
    FaultSample other;
    other.more = R"("aliases": ["sample"])";
    const QByteArray second = other.fault().replace("\"id\": \"sample\"", "\"id\": \"second\"");
    const ScenarioFile file = readSample("{\"group\": \"reset\", \"faults\": [" + FaultSample().fault() +
                                         ",\n" + FaultSample().fault() + ",\n" + second + "]}");
    QCOMPARE(file.faults.size(), std::size_t{1});
    QCOMPARE(told(file.problems),
             QStringLiteral("4 \"sample\" is taken in this file\n7 \"sample\" is taken in this file"));
}

void ScenarioReaderTest::aSingleFaultIsAFileToo()
{
    const QByteArray text = "{\"group\": \"reset\", \"parts\": {}, " + FaultSample().fault().mid(1);
    const ScenarioFile file = readSample(text);
    QCOMPARE(told(file.problems), QString());
    QVERIFY(file.faults.at(0).group == FaultGroup::Reset);
    QCOMPARE(file.faults[0].file, std::string("sample.json"));
}

void ScenarioReaderTest::whatHoldsNoObjectIsOneProblem()
{
    QCOMPARE(told(readSample("[]").problems), QStringLiteral("1 the file holds no object"));
    QCOMPARE(told(readSample("{}").problems), QStringLiteral("1 a file without faults"));
    QCOMPARE(readSample("\n{,}").problems.at(0).line, 2U);
}

QTEST_GUILESS_MAIN(ScenarioReaderTest)
#include "scenario_reader_test.moc"
