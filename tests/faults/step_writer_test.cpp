#include "faults/fault_sample.h"
#include "faults/step_writer.h"

#include <QTest>

using namespace lifeline;

namespace {

/// As JSON, after it was read.
QString writtenStep(const char* step, const char* side = "\"client\"")
{
    FaultSample sample;
    sample.side = side;
    sample.steps = QByteArray("[") + step + "]";
    const ScenarioFile file = readSample(sample.file());
    if (file.faults.empty())
        return told(file.problems);
    std::string out;
    JsonWriter json(out, JsonWriter::Style::Spaced);
    writeStep(json, file.faults[0].steps.at(0));
    return QString::fromStdString(out);
}

} // namespace

class StepWriterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStepIsWrittenAsItIsReadBest_data();
    void everyStepIsWrittenAsItIsReadBest();
};

void StepWriterTest::everyStepIsWrittenAsItIsReadBest_data()
{
    QTest::addColumn<QByteArray>("read");
    QTest::addColumn<QByteArray>("side");
    QTest::addColumn<QString>("written");
    const auto row = [](const char* read, const char* written, const char* side = "\"client\"") {
        QTest::newRow(read) << QByteArray(read) << QByteArray(side) << QString::fromUtf8(written);
    };
    const auto same = [&row](const char* text) { row(text, text); };
    same(R"({"send-request": true, "split": 2, "every": "10ms", "cut": -3, "glue": true})");
    same(
        R"({"send-request": {"method": "POST", "without": ["Host"], "set": {"B": "1", "A": "2"}, "add": [["A", "3"]]}})");
    same(R"({"send-request": {"start-line": "X", "raw-lines": ["y"], "line-end": "\n"}})");
    row(R"({"send-response": {"status": 101}})", R"({"send-response": 101})", "\"server\"");
    row(R"({"send-response": {"status": 400, "reason": "No", "body": "b"}})",
        R"({"send-response": {"status": 400, "reason": "No", "body": "b"}})", "\"server\"");
    row(R"({"fin": true})", "\"fin\"");
    same("\"reset\"");
    same("\"stop-reading\"");
    same("\"resume-reading\"");
    same(R"({"answer-pings": false})");
    same(R"({"wait": "0"})");
    same(R"({"loop": {"times": 3, "steps": ["fin", {"wait": "1s"}]}})");
    row(R"({"expect": "fin", "within": "2s"})", R"({"expect": "fin"})");
    same(
        R"({"expect": {"response": [400, "5xx"], "headers": {"A": "b"}, "body-has": "c"}, "within": "1s", "or": ["end", {"close": "any"}]})");
    same(R"({"expect": {"frame": 11, "text": "x"}})");
    same(R"({"expect": {"close": [1000, 1005]}})");
    same(R"({"expect": {"callback": "on-close:1006"}})");
}

void StepWriterTest::everyStepIsWrittenAsItIsReadBest()
{
    QFETCH(QByteArray, read);
    QFETCH(QByteArray, side);
    QFETCH(QString, written);
    QCOMPARE(writtenStep(read.constData(), side.constData()), written);
}

QTEST_GUILESS_MAIN(StepWriterTest)
#include "step_writer_test.moc"
