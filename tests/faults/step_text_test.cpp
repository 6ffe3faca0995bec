#include "faults/fault_sample.h"
#include "faults/step_text.h"

#include <QTest>

using namespace lifeline;

class StepTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStepHasAShortText_data();
    void everyStepHasAShortText();
    void aLongTextIsCutAtACharacter();
};

void StepTextTest::everyStepHasAShortText_data()
{
    QTest::addColumn<QByteArray>("step");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* step, const char* text) {
        QTest::newRow(step) << QByteArray(step) << QString::fromUtf8(text);
    };
    row(R"({"send-request": {"without": ["Sec-WebSocket-Key"]}})", "send-request without Sec-WebSocket-Key");
    row(R"({"send-request": {"method": "POST", "set": {"A": "b\n"}, "add": [["C", "d"]]}, "cut": -4})",
        R"(send-request method=POST A=b\n add C=d cut=-4)");
    row(R"({"send-bytes": {"fill": "x", "size": "64KiB"}, "split": 1, "every": "10ms"})",
        "send-bytes 64 KiB split=1 every=10ms");
    row(R"({"send-frame": {"text": "hello", "rsv": 4}})", "send-frame text rsv=4 5 B");
    row(R"({"send-frame": {"opcode": 3, "fin": false, "mask": "a15f029c", "length": 7, "form": 64}, "glue": true})",
        "send-frame reserved-3 fin=0 mask=a15f029c length=7 form=64 0 B glue");
    row(R"({"send-close": {"code": 1000, "reason": "bye"}})", "send-close 1000 bye");
    row(R"({"send-close": null})", "send-close");
    row(R"({"expect": {"close": 1002}})", "expect close 1002");
    row(R"({"expect": {"response": [400, "5xx"]}, "or": ["fin", {"close": "any"}]})",
        "expect response 400|5xx or fin or close any");
    row(R"({"expect": {"callback": "on-close:1006"}})", "expect on-close:1006");
    row(R"({"expect": {"frame": "pong", "text": "x"}})", "expect frame pong x");
    row(R"({"wait": "200ms"})", "wait 200ms");
    row(R"({"answer-pings": false})", "answer-pings false");
    row(R"({"loop": {"times": 20, "steps": ["fin", "reset"]}})", "loop 20 times, 2 steps");
    row("\"stop-reading\"", "stop-reading");
}

void StepTextTest::everyStepHasAShortText()
{
    QFETCH(QByteArray, step);
    QFETCH(QString, text);
    FaultSample sample;
    sample.steps = "[" + step + "]";
    const ScenarioFile file = readSample(sample.file());
    QCOMPARE(told(file.problems), QString());
    QCOMPARE(QString::fromStdString(stepText(file.faults.at(0).steps.at(0))), text);
}

void StepTextTest::aLongTextIsCutAtACharacter()
{
    step::SendRequest request;
    for (int i = 0; i < 20; ++i)
        request.edit.without.push_back("näme");
    const QByteArray text = QByteArray::fromStdString(stepText({request, 0}));
    QVERIFY(text.size() <= 80 && text.size() > 70);
    QVERIFY(text.endsWith("…"));
    QCOMPARE(QString::fromUtf8(text).toUtf8(), text);
}

QTEST_GUILESS_MAIN(StepTextTest)
#include "step_text_test.moc"
