#include "faults/written_step.h"

#include <QTest>

using namespace lifeline;

class StepWriterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStepIsWrittenAsItIsReadBest_data();
    void everyStepIsWrittenAsItIsReadBest();
};

void StepWriterTest::everyStepIsWrittenAsItIsReadBest_data()
{
    const StepRows rows;
    rows.same(R"({"send-request": true, "split": 2, "every": "10ms", "cut": -3, "glue": true})");
    rows.same(
        R"({"send-request": {"method": "POST", "without": ["Host"], "set": {"B": "1", "A": "2"}, "add": [["A", "3"]]}})");
    rows.same(R"({"send-request": {"start-line": "X", "raw-lines": ["y"], "line-end": "\n"}})");
    rows.row(R"({"send-response": {"status": 101}})", R"({"send-response": 101})", "\"server\"");
    rows.row(R"({"send-response": {"status": 400, "reason": "No", "body": "b"}})",
             R"({"send-response": {"status": 400, "reason": "No", "body": "b"}})", "\"server\"");
    rows.row(R"({"fin": true})", "\"fin\"");
    rows.same("\"reset\"");
    rows.same("\"stop-reading\"");
    rows.same("\"resume-reading\"");
    rows.same(R"({"answer-pings": false})");
    rows.same(R"({"wait": "0"})");
    rows.same(R"({"loop": {"times": 3, "steps": ["fin", {"wait": "1s"}]}})");
    rows.row(R"({"expect": "fin", "within": "2s"})", R"({"expect": "fin"})");
    rows.same(
        R"({"expect": {"response": [400, "5xx"], "headers": {"A": "b"}, "body-has": "c"}, "within": "1s", "or": ["end", {"close": "any"}]})");
    rows.same(R"({"expect": {"frame": 11, "text": "x"}})");
    rows.same(R"({"expect": {"close": [1000, 1005]}})");
    rows.same(R"({"expect": {"callback": "on-close:1006"}})");
}

void StepWriterTest::everyStepIsWrittenAsItIsReadBest() { compareWrittenStep(); }

QTEST_GUILESS_MAIN(StepWriterTest)
#include "step_writer_test.moc"
