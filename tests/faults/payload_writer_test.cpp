#include "faults/written_step.h"

#include <QTest>

using namespace lifeline;

class PayloadWriterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStepIsWrittenAsItIsReadBest_data();
    void everyStepIsWrittenAsItIsReadBest();
};

void PayloadWriterTest::everyStepIsWrittenAsItIsReadBest_data()
{
    const StepRows rows;
    rows.same(R"({"send-bytes": {"text": "GET é"}})");
    rows.row(R"({"send-bytes": {"hex": "ff 00"}})", R"({"send-bytes": {"hex": "ff00"}})");
    rows.row(R"({"send-bytes": [{"text": "a"}, {"fill": "x", "size": "64B"}, {"hex": "ff"}]})",
             R"({"send-bytes": [{"text": "a"}, {"fill": "x", "size": 64}, {"hex": "ff"}]})");
    rows.row(R"({"send-bytes": {"fill": "x", "size": 3}})", R"({"send-bytes": {"text": "xxx"}})");
    rows.row(R"({"send-frame": {"hex": "6869"}})", R"({"send-frame": {"opcode": "binary", "text": "hi"}})");
    rows.same(R"({"send-frame": {"hex": "ff"}})");
    rows.same(
        R"({"send-frame": {"opcode": 11, "fin": false, "rsv": 4, "mask": "a15f029c", "length": 5, "form": 16, "text": "x"}})");
    rows.same(R"({"send-frame": {"opcode": "text", "mask": false, "fill": "x", "size": 1000}})");
    rows.same(R"({"send-close": null})");
    rows.row(R"({"send-close": {"code": 1000}})", R"({"send-close": 1000})");
    rows.same(R"({"send-close": {"code": 1000, "reason": "bye", "fin": false}})");
    rows.same(R"({"send-close": {"hex": "03"}})");
    rows.row(R"({"send-frame": {"opcode": "close", "hex": "03e8ff"}})",
             R"({"send-close": {"hex": "03e8ff"}})");
}

void PayloadWriterTest::everyStepIsWrittenAsItIsReadBest() { compareWrittenStep(); }

QTEST_GUILESS_MAIN(PayloadWriterTest)
#include "payload_writer_test.moc"
