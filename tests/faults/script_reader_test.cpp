#include "faults/fault_sample.h"
#include "faults/script_reader.h"

#include <QTest>

using namespace lifeline;

class ScriptReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void includesAreResolvedWhereTheyStand();
    void sharedPartsStandBehindTheOwnOnes();
    void circlesAndUnknownPartsAreTold_data();
    void circlesAndUnknownPartsAreTold();
    void stepsOfTheOtherSideAreTold_data();
    void stepsOfTheOtherSideAreTold();
    void whatIsTooLargeIsTold_data();
    void whatIsTooLargeIsTold();
};

void ScriptReaderTest::includesAreResolvedWhereTheyStand()
{
    FaultSample sample;
    sample.parts = R"({"b": [{"include": "a"}, "reset"], "a": ["fin"]})";
    sample.steps =
        R"(["stop-reading", {"include": "b"}, {"loop": {"times": 2, "steps": [{"include": "a"}]}}])";
    const ScenarioFile file = readSample(sample.file());
    QCOMPARE(told(file.problems), QString());
    const std::vector<Step> expected{
        {step::StopReading{}}, {step::Fin{}}, {step::Reset{}}, {Loop{2, {{step::Fin{}}}}}};
    QVERIFY(file.faults.at(0).steps == expected);
    QCOMPARE(file.faults[0].steps[1].line, 1U); // where the part stands
    QCOMPARE(file.faults[0].steps[0].line, 4U);
    QCOMPARE(file.parts.size(), std::size_t{2});
}

void ScriptReaderTest::sharedPartsStandBehindTheOwnOnes()
{
    const StepParts shared{{"a", {{step::Reset{}}}}, {"c", {{step::Reset{}}}}};
    FaultSample sample;
    sample.parts = R"({"a": ["fin"]})";
    sample.steps = R"([{"include": "a"}, {"include": "c"}])";
    const ScenarioFile file = readSample(sample.file(), shared);
    QVERIFY(file.faults.at(0).steps == (std::vector<Step>{{step::Fin{}}, {step::Reset{}}}));
}

void ScriptReaderTest::circlesAndUnknownPartsAreTold_data()
{
    QTest::addColumn<QByteArray>("parts");
    QTest::addColumn<QString>("first");
    QTest::newRow("unknown") << QByteArray("{}") << QStringLiteral("4 there is no part \"a\"");
    QTest::newRow("itself") << QByteArray(R"({"a": [{"include": "a"}]})")
                            << QStringLiteral("1 the part \"a\" includes itself");
    QTest::newRow("through another") << QByteArray(R"({"a": [{"include": "b"}], "b": [{"include": "a"}]})")
                                     << QStringLiteral("1 the part \"a\" includes itself");
}

void ScriptReaderTest::circlesAndUnknownPartsAreTold()
{
    QFETCH(QByteArray, parts);
    QFETCH(QString, first);
    FaultSample sample;
    sample.parts = parts;
    sample.steps = R"([{"include": "a"}])";
    const ScenarioFile file = readSample(sample.file());
    QVERIFY(file.faults.empty());
    QCOMPARE(told(file.problems).section(u'\n', 0, 0), first);
}

void ScriptReaderTest::stepsOfTheOtherSideAreTold_data()
{
    QTest::addColumn<QByteArray>("side");
    QTest::addColumn<QByteArray>("step");
    const auto row = [](const char* side, const char* step) {
        QTest::newRow(step) << QByteArray(side) << QByteArray(step);
    };
    row("\"client\"", R"({"send-response": 101})");
    row("\"client\"", R"({"expect": "request"})");
    row("\"server\"", "\"send-request\"");
    row("\"server\"", R"({"expect": "fin", "or": [{"response": 101}]})");
    row("\"server\"", R"({"loop": {"times": 2, "steps": [{"send-request": true}]}})");
    row("\"server\"", R"({"include": "asks"})");
}

void ScriptReaderTest::stepsOfTheOtherSideAreTold()
{
    QFETCH(QByteArray, side);
    QFETCH(QByteArray, step);
    FaultSample sample;
    sample.parts = R"({"asks": ["send-request"]})";
    sample.side = side;
    sample.steps = "[" + step + "]";
    const ScenarioFile file = readSample(sample.file());
    QVERIFY(file.faults.empty());
    QCOMPARE(file.problems.size(), std::size_t{1});
    QVERIFY(told(file.problems).contains(QStringLiteral("makes no sense in a")));
    QCOMPARE(file.problems[0].line, 4U);
}

void ScriptReaderTest::whatIsTooLargeIsTold_data()
{
    QTest::addColumn<QByteArray>("parts");
    QTest::addColumn<QByteArray>("steps");
    QTest::addColumn<QString>("problem");
    QByteArray many = R"("p0": ["fin", "fin", "fin", "fin", "fin", "fin", "fin", "fin", "fin", "fin"])";
    for (int i = 1; i < 5; ++i) {
        QByteArrayList ten;
        for (int n = 0; n < 10; ++n)
            ten += "{\"include\": \"p" + QByteArray::number(i - 1) + "\"}";
        many += ", \"p" + QByteArray::number(i) + "\": [" + ten.join(',') + "]";
    }
    QTest::newRow("steps") << ("{" + many + "}") << QByteArray(R"([{"include": "p3"}, "fin"])")
                           << QStringLiteral("too many steps");
    QTest::newRow("times")
        << QByteArray("{}")
        << QByteArray(
               R"([{"loop": {"times": 1000, "steps": [{"loop": {"times": 1000, "steps": ["fin"]}}]}}])")
        << QStringLiteral("play too often");
    QTest::newRow("bytes") << QByteArray(R"({"x": [{"send-bytes": {"fill": "x", "size": "30MiB"}}]})")
                           << QByteArray(R"([{"include": "x"}, {"include": "x"}, {"include": "x"}])")
                           << QStringLiteral("too many bytes in one script");
}

void ScriptReaderTest::whatIsTooLargeIsTold()
{
    QFETCH(QByteArray, parts);
    QFETCH(QByteArray, steps);
    QFETCH(QString, problem);
    FaultSample sample;
    sample.parts = parts;
    sample.steps = steps;
    const ScenarioFile file = readSample(sample.file());
    QVERIFY(file.faults.empty());
    QVERIFY2(told(file.problems).contains(problem), qPrintable(told(file.problems)));
}

QTEST_GUILESS_MAIN(ScriptReaderTest)
#include "script_reader_test.moc"
