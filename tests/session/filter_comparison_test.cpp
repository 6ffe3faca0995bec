#include "session/event_filter_parser.h"
#include "session/filter_comparison.h"
#include "support/every_event.h"

#include <QTest>

using namespace lifeline;

namespace {

using Kind = FilterError::Kind;

} // namespace

class FilterComparisonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatDoesNotGoTogetherIsAnError_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("position");
        QTest::addColumn<QByteArray>("part");
        const auto row = [](const char* text, Kind kind, int position, const char* part) {
            QTest::newRow(text) << QByteArray(text) << static_cast<int>(kind) << position << QByteArray(part);
        };
        row("tcp.port == 1", Kind::UnknownField, 0, "tcp.port");
        row("a or websocket.opcod", Kind::UnknownField, 5, "websocket.opcod");
        row("websocket.opcode = 9", Kind::BadComparison, 17, "=");
        row("websocket.opcode contains 9", Kind::BadComparison, 17, "contains");
        row("websocket.payload.text < a", Kind::BadComparison, 23, "<");
        row("websocket.payload.text == /a/", Kind::BadComparison, 26, "/a/");
        row("websocket.opcode ==", Kind::MissingValue, 17, "==");
        row("(websocket.opcode ==)", Kind::MissingValue, 18, "==");
        row("websocket.opcode == nine", Kind::BadNumber, 20, "nine");
        row("websocket.opcode == -1", Kind::BadNumber, 20, "-1");
        row("websocket.opcode == 99999999999999999999", Kind::BadNumber, 20, "99999999999999999999");
        row("websocket.opcode == /9/", Kind::BadNumber, 20, "/9/");
        row("websocket.fin == 2", Kind::BadNumber, 17, "2");
        row("frame.time_relative > soon", Kind::BadNumber, 22, "soon");
        row("websocket.payload == hello", Kind::BadBytes, 21, "hello");
        row("websocket.payload.text matches /(/", Kind::BadRegex, 31, "/(/");
        row("websocket.payload.text matches \"\"", Kind::BadRegex, 31, "\"\"");
        row("websocket.payload.text == \"abc", Kind::UnclosedQuote, 26, "\"abc");
    }

    void whatDoesNotGoTogetherIsAnError()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, kind);
        QFETCH(const int, position);
        QFETCH(const QByteArray, part);
        FilterError error;
        QVERIFY(!EventFilterParser({text.constData(), std::size_t(text.size())}, error).parse());
        QCOMPARE(static_cast<int>(error.kind), kind);
        QCOMPARE(error.position, std::size_t(position));
        QCOMPARE(QByteArray::fromStdString(error.part), part);
    }

    /// x != 1 is not the same as not x == 1: an event without x meets only the second.
    void whatAnEventDoesNotHaveIsNotUnequal()
    {
        EventLog log("");
        log.accept(eventOf(event::FinSent{}));
        FilterError error;
        QVERIFY(!EventFilter::parse("websocket.opcode != 1", error)->matches(log, 0));
        QVERIFY(EventFilter::parse("not websocket.opcode == 1", error)->matches(log, 0));
    }

    void theTrueLengthIsComparedAlsoBeyondTheIndex()
    {
        EventLog log("");
        event::FrameReceived frame;
        frame.header = std::string_view("\x82\x7F\x00\x00\x00\x02\x00\x00\x00\x00", 10);
        frame.arrived = std::uint64_t{2} << 32;
        log.accept(eventOf(frame));
        FilterError error;
        QVERIFY(EventFilter::parse("websocket.payload_length == 8589934592", error)->matches(log, 0));
        QVERIFY(!EventFilter::parse("websocket.payload_length == 4294967295", error)->matches(log, 0));
    }
};

QTEST_APPLESS_MAIN(FilterComparisonTest)
#include "filter_comparison_test.moc"
