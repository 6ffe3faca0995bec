#include "session/event_detail_reader.h"

#include <QTest>

using namespace lifeline;

namespace {

struct Read {
    Read(Layer layer, std::string_view name, std::string text)
        : json(std::move(text)), reading(json, "detail"),
          body(readBody(reading, layer, name, reading.root(), texts))
    {
    }
    bool good() { return body && reading.problemCount() == 0; }

    std::string json;
    JsonReading reading;
    BodyTexts texts;
    std::optional<EventBody> body;
};

} // namespace

class EventDetailReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anotherStacksCallbackKeepsItsName();
    void aCallbackMayBeNamedLikeAnEvent();
    void aCutFrameKnowsWhatArrived();
    void aFrameThatContradictsItselfIsAProblem_data();
    void aFrameThatContradictsItselfIsAProblem();
};

void EventDetailReaderTest::anotherStacksCallbackKeepsItsName()
{
    Read read(Layer::Callback, "onWebSocketClose",
              R"({"stack":"jetty 9.4.57","role":"on-close","code":1011,"reason":"Eof"})");
    QVERIFY(read.good());
    const auto& callback = std::get<event::Callback>(*read.body);
    QCOMPARE(callback.called, std::string_view("onWebSocketClose"));
    QCOMPARE(int(callback.name), int(CallbackName::OnClose));
    QCOMPARE(int(callback.code), 1011);
    QCOMPARE(callback.reason, std::string_view("Eof"));
}

void EventDetailReaderTest::aCallbackMayBeNamedLikeAnEvent()
{
    Read callback(Layer::Callback, "report-refused", R"({"stack":"x","role":"other"})");
    QVERIFY(callback.good());
    QVERIFY(std::holds_alternative<event::Callback>(*callback.body));
    QVERIFY(!Read(Layer::Callback, "on-nothing", R"({"stack":"reference"})").body);
}

void EventDetailReaderTest::aCutFrameKnowsWhatArrived()
{
    Read read(Layer::Ws, "frame-received", R"({"header":"8105","offset":7,"arrived":2,"text":"he"})");
    QVERIFY(read.good());
    const auto& frame = std::get<event::FrameReceived>(*read.body);
    QCOMPARE(frame.arrived, std::uint64_t(2));
    QCOMPARE(frame.offset, std::uint64_t(7));
    QCOMPARE(frame.payload, std::string_view("he"));
}

void EventDetailReaderTest::aFrameThatContradictsItselfIsAProblem_data()
{
    QTest::addColumn<QString>("detail");
    QTest::newRow("a payload too long") << QStringLiteral(R"({"header":"8105","offset":0,"text":"hello!"})");
    QTest::newRow("a payload too short") << QStringLiteral(R"({"header":"8105","offset":0,"text":"hell"})");
    QTest::newRow("more than declared")
        << QStringLiteral(R"({"header":"8105","offset":0,"arrived":6,"text":"hello!"})");
    QTest::newRow("more left out than arrived")
        << QStringLiteral(R"({"header":"8105","offset":0,"text":"he","truncated":4})");
    QTest::newRow("a hash that is too short")
        << QStringLiteral(R"({"header":"8105","offset":0,"text":"he","truncated":3,"sha256":"00ff"})");
    QTest::newRow("a hash of what is whole")
        << QStringLiteral(R"({"header":"8105","offset":0,"text":"hello","sha256":"%1"})")
               .arg(QString(64, u'0'));
    QTest::newRow("no header") << QStringLiteral(R"({"header":"","offset":0,"arrived":0})");
    QTest::newRow("half a byte") << QStringLiteral(R"({"header":"810","offset":0,"text":"hello"})");
    QTest::newRow("a close code that is too high")
        << QStringLiteral(R"({"header":"8802","offset":0,"code":65536})");
}

void EventDetailReaderTest::aFrameThatContradictsItselfIsAProblem()
{
    QFETCH(const QString, detail);
    Read read(Layer::Ws, "frame-sent", detail.toStdString());
    QVERIFY(read.reading.problemCount() > 0);
}

QTEST_APPLESS_MAIN(EventDetailReaderTest)
#include "event_detail_reader_test.moc"
