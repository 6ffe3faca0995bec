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

class PayloadWriterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStepIsWrittenAsItIsReadBest_data();
    void everyStepIsWrittenAsItIsReadBest();
};

void PayloadWriterTest::everyStepIsWrittenAsItIsReadBest_data()
{
    QTest::addColumn<QByteArray>("read");
    QTest::addColumn<QByteArray>("side");
    QTest::addColumn<QString>("written");
    const auto row = [](const char* read, const char* written, const char* side = "\"client\"") {
        QTest::newRow(read) << QByteArray(read) << QByteArray(side) << QString::fromUtf8(written);
    };
    const auto same = [&row](const char* text) { row(text, text); };
    same(R"({"send-bytes": {"text": "GET é"}})");
    row(R"({"send-bytes": {"hex": "ff 00"}})", R"({"send-bytes": {"hex": "ff00"}})");
    row(R"({"send-bytes": [{"text": "a"}, {"fill": "x", "size": "64B"}, {"hex": "ff"}]})",
        R"({"send-bytes": [{"text": "a"}, {"fill": "x", "size": 64}, {"hex": "ff"}]})");
    row(R"({"send-bytes": {"fill": "x", "size": 3}})", R"({"send-bytes": {"text": "xxx"}})");
    row(R"({"send-frame": {"hex": "6869"}})", R"({"send-frame": {"opcode": "binary", "text": "hi"}})");
    same(R"({"send-frame": {"hex": "ff"}})");
    same(
        R"({"send-frame": {"opcode": 11, "fin": false, "rsv": 4, "mask": "a15f029c", "length": 5, "form": 16, "text": "x"}})");
    same(R"({"send-frame": {"opcode": "text", "mask": false, "fill": "x", "size": 1000}})");
    same(R"({"send-close": null})");
    row(R"({"send-close": {"code": 1000}})", R"({"send-close": 1000})");
    same(R"({"send-close": {"code": 1000, "reason": "bye", "fin": false}})");
    same(R"({"send-close": {"hex": "03"}})");
    row(R"({"send-frame": {"opcode": "close", "hex": "03e8ff"}})", R"({"send-close": {"hex": "03e8ff"}})");
}

void PayloadWriterTest::everyStepIsWrittenAsItIsReadBest()
{
    QFETCH(QByteArray, read);
    QFETCH(QByteArray, side);
    QFETCH(QString, written);
    QCOMPARE(writtenStep(read.constData(), side.constData()), written);
}

QTEST_GUILESS_MAIN(PayloadWriterTest)
#include "payload_writer_test.moc"
