#include "faults/payload_reader.h"
#include "support/reading_of.h"

#include <QTest>

using namespace lifeline;

class PayloadReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bytesHaveThreeForms();
    void framesHaveEveryBitFree();
    void closeFramesHaveTheirForms();
    void tooManyBytesAreRefused();
};

void PayloadReaderTest::bytesHaveThreeForms()
{
    const auto read =
        readingOf(R"([{"text": "é"}, {"hex": "16 03"}, {"fill": "x", "size": "3B"}])", readBytes);
    QCOMPARE(read.problems, QString());
    QCOMPARE(read.value, std::string("\xc3\xa9\x16\x03xxx"));
    QCOMPARE(readingOf(R"({"fill": "é", "size": 1})", readBytes).problems,
             QStringLiteral("2 fill is not one ASCII character"));
    QCOMPARE(readingOf("{}", readBytes).problems, QStringLiteral("2 send-bytes without bytes"));
}

void PayloadReaderTest::framesHaveEveryBitFree()
{
    const auto read = readingOf(
        R"({"opcode": 11, "fin": false, "rsv": 5, "mask": "a15f029c", "length": 18446744073709551615, "form": 64})",
        readFrameSpec);
    QCOMPARE(read.problems, QString());
    const FrameSpec expected{static_cast<Opcode>(11), false, 5, true, 0xa15f029cU, ~std::uint64_t{0},
                             LengthForm::SixtyFour,   {}};
    QVERIFY(read.value == expected);
    QVERIFY(readingOf(R"({"text": "a"})", readFrameSpec).value.opcode == Opcode::Text);
    QVERIFY(readingOf(R"({"hex": "61"})", readFrameSpec).value.opcode == Opcode::Binary);
    QCOMPARE(readingOf(R"({"opcode": "txt"})", readFrameSpec).problems,
             QStringLiteral("2 \"txt\" is no opcode"));
}

void PayloadReaderTest::closeFramesHaveTheirForms()
{
    QCOMPARE(readingOf("null", readCloseSpec).value.payload, std::string());
    QCOMPARE(readingOf("1000", readCloseSpec).value.payload, std::string("\x03\xe8"));
    QCOMPARE(readingOf(R"({"code": 1000, "reason": "bye"})", readCloseSpec).value.payload,
             std::string("\x03\xe8"
                         "bye"));
    QCOMPARE(readingOf(R"({"hex": "03"})", readCloseSpec).value.payload, std::string("\x03"));
    QCOMPARE(readingOf(R"({"reason": "bye"})", readCloseSpec).problems,
             QStringLiteral("2 a reason without a code"));
}

void PayloadReaderTest::tooManyBytesAreRefused()
{
    QCOMPARE(readingOf(R"({"fill": "x", "size": "1GiB"})", readBytes).problems,
             QStringLiteral("2 size is out of range"));
    QCOMPARE(
        readingOf(R"([{"fill": "x", "size": "20MiB"}, {"fill": "x", "size": "20MiB"}])", readBytes).problems,
        QStringLiteral("2 too many bytes for one step"));
}

QTEST_GUILESS_MAIN(PayloadReaderTest)
#include "payload_reader_test.moc"
