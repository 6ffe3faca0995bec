#include "faults/fault_sample.h"
#include "faults/scenario_writer.h"

#include <QTest>

using namespace lifeline;

class ScenarioWriterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFaultIsWrittenForPeople();
    void everythingReadsBack();
};

void ScenarioWriterTest::aFaultIsWrittenForPeople()
{
    const ScenarioFile file = readSample(FaultSample().file());
    QCOMPARE(QString::fromStdString(scenarioText(file.faults.at(0))), QStringLiteral(R"({
  "group": "reset",
  "id": "sample",
  "title": "A sample",
  "side": "client",
  "rfc": ["4.1"],
  "does": "Something.",
  "must": "Bear it.",
  "steps": [
    {"send-request": true}
  ],
  "expect": {"callbacks": ["upgrade", "on-open"], "phase": "closed"}
}
)"));
}

void ScenarioWriterTest::everythingReadsBack()
{
    FaultSample sample;
    sample.expect = R"({"callbacks": ["on-ping*7", "on-close:1006"], "allowed": [[]], "allowed-why": "W.",
        "phase": "failed", "deadline": "pong", "finding": "invalid-utf8"})";
    sample.more =
        R"("aliases": ["x_y"], "codes": [1006], "legal": true, "receive-buffer": 4096, "limit": "3s",
        "subject": {"pong-timeout": "200ms", "max-message": "1MiB", "subprotocols": ["a"], "allowed-origins": ["b"],
                    "echo": true, "acts": ["reset", {"close": null, "after": "1ms"}, {"text-size": 7}, {"binary": "00"},
                    {"ping": ""}, {"text": "t"}, {"binary-size": "1KiB"}, {"close": 1000, "reason": "r"}]})";
    const ScenarioFile first = readSample(sample.file());
    QCOMPARE(told(first.problems), QString());
    const ScenarioFile again = readSample(QByteArray::fromStdString(scenarioText(first.faults.at(0))));
    QCOMPARE(told(again.problems), QString());
    QVERIFY(again.faults.at(0) == first.faults[0]);
}

QTEST_GUILESS_MAIN(ScenarioWriterTest)
#include "scenario_writer_test.moc"
