#include "formats/text_ladder.h"
#include "support/sample_session.h"
#include "support/told_story.h"

#include <QTest>

#include <map>

using namespace lifeline;

namespace {

struct LadderSink final : EventSink {
    void accept(const Event& event) override
    {
        ladders[number(event.connection)].take(event);
        stories[number(event.connection)].take(event);
    }
    QByteArray text(std::uint32_t id)
    {
        return QByteArray::fromStdString(ladders[id].text(stories[id], false));
    }

    std::map<std::uint32_t, TextLadder> ladders;
    std::map<std::uint32_t, ConnectionStory> stories;
};

} // namespace

class TextLadderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { fillSampleSession(sink); }
    void bothSidesStandBesideTheWire();
    void whatBothEndsSawIsDrawnOnce();
    void aRefusalHasItsGhosts();
    void aResetIsNotAFin();
    void theLifelinesAreStraight();
    void aLongLifeIsCutInTheMiddle();
    void aScriptShowsItsMissesAndOwesNothing();
    void aPeerCannotDraw();
    void anotherStacksCallbacksHaveItsNames();

private:
    LadderSink sink;
};

void TextLadderTest::bothSidesStandBesideTheWire()
{
    const QByteArray text = sink.text(4);
    QVERIFY2(text.contains("| on-open\n"), text);
    QVERIFY2(text.contains(" on-open |"), text);
    QVERIFY2(text.contains("|<----- HTTP/1.1 101 Switching Protocols ------|\n"), text);
    QVERIFY2(text.contains("on-close 1000 · clean |"), text);
    QVERIFY2(text.contains("\n#4 client → server: Opened, then closed cleanly."), text);
}

void TextLadderTest::whatBothEndsSawIsDrawnOnce()
{
    const QByteArray text = sink.text(4);
    QCOMPARE(text.count("GET / HTTP/1.1"), qsizetype{1});
    QCOMPARE(text.count(" FIN "), qsizetype{2});
}

void TextLadderTest::aRefusalHasItsGhosts()
{
    const QByteArray text = sink.text(7);
    QVERIFY2(text.contains("curl"), text);
    QVERIFY2(text.contains("HTTP/1.1 426"), text);
    QVERIFY2(text.contains("| upgrade refused: missing-key, missing-version\n"), text);
    QVERIFY2(text.contains("| (no on-open)\n"), text);
    QVERIFY2(text.contains("| (no on-close)\n"), text);
}

void TextLadderTest::aResetIsNotAFin()
{
    const QByteArray text = sink.text(6);
    QVERIFY2(text.contains(" RST "), text);
    QVERIFY2(!text.contains(" FIN "), text);
    QVERIFY2(text.contains("on-close 1006 · not clean"), text);
}

void TextLadderTest::theLifelinesAreStraight()
{
    for (std::uint32_t id = 1; id <= sampleConnectionCount; ++id) {
        const QStringList rows =
            QString::fromUtf8(sink.text(id)).section(QStringLiteral("\n\n"), 0, 0).split(u'\n').mid(1);
        QVERIFY(!rows.isEmpty());
        for (const QString& row : rows) {
            QCOMPARE(row.at(45), u'|');
            QCOMPARE(row.at(92), u'|');
        }
    }
}

void TextLadderTest::aLongLifeIsCutInTheMiddle()
{
    TextLadder ladder;
    ConnectionStory story;
    Event event;
    event.connection = static_cast<ConnectionId>(1);
    event.body = event::Callback{.name = CallbackName::OnPing};
    for (int i = 0; i < 1000; ++i) {
        event.at = monotonicTime(i * 1'000'000);
        ladder.take(event);
        story.take(event);
    }
    const QByteArray text = QByteArray::fromStdString(ladder.text(story, false));
    QCOMPARE(text.count("on-ping"), qsizetype(TextLadder::mostRows));
    QVERIFY(text.contains(" … 880 rows left out …\n"));
    QVERIFY(text.contains("     0.0 ms"));
    QVERIFY(text.contains("   999.0 ms"));
}

void TextLadderTest::aScriptShowsItsMissesAndOwesNothing()
{
    TextLadder ladder;
    ConnectionStory story;
    const EventBody bodies[] = {event::Connected{"a", "b"},
                                event::FaultBegun{"x"},
                                event::FaultStep{"x", 1, "send-request"},
                                event::Request{"GET / HTTP/1.1\r\n\r\n"},
                                event::ExpectationMet{"x", 2, "expect response 400"},
                                event::ExpectationMissed{"x", 3, "expect fin", "reset"},
                                event::ResetReceived{}};
    Event event;
    event.connection = static_cast<ConnectionId>(1);
    event.phase = Phase::Failed;
    for (const EventBody& body : bodies) {
        event.body = body;
        ladder.take(event);
        story.take(event);
    }
    const QByteArray text = QByteArray::fromStdString(ladder.text(story, true));
    QVERIFY2(text.contains("fault begins x"), text);
    QVERIFY2(text.contains("\x1b[31m") && text.contains("fault expectation missed"), text);
    QVERIFY(!text.contains("send-request") && !text.contains("expectation met"));
    QVERIFY(!text.contains("(no on-open)"));
}

void TextLadderTest::anotherStacksCallbacksHaveItsNames()
{
    ToldStory told;
    TextLadder ladder;
    told.also = [&](const Event& event) { ladder.take(event); };
    told.open(false).report(CallbackName::OnOpen, "onWebSocketConnect", Phase::Open);
    told.tell(Side::Server, Phase::Closed, event::ResetReceived{});
    const QByteArray lost = QByteArray::fromStdString(ladder.text(told.story, false));
    QVERIFY2(lost.contains("| onWebSocketConnect jetty 9.4.57\n"), lost);
    QVERIFY2(lost.contains("| (no onWebSocketClose)\n"), lost);
    told.report(CallbackName::OnClose, "onWebSocketClose", Phase::Closed, 1011);
    const QByteArray text = QByteArray::fromStdString(ladder.text(told.story, false));
    QVERIFY2(text.contains("| onWebSocketClose 1011\n"), text);
    QVERIFY2(text.contains("onWebSocketClose fired once with 1011."), text);
}

void TextLadderTest::aPeerCannotDraw()
{
    TextLadder ladder;
    ConnectionStory story;
    Event event;
    event.connection = static_cast<ConnectionId>(1);
    event.side = Side::Server;
    event.body = event::Request{"GET /\x1b[2J\x07| HTTP/1.1\r\n\r\n"};
    ladder.take(event);
    story.take(event);
    event::FrameReceived frame;
    frame.header = std::string_view("\x81\x05", 2);
    frame.arrived = 5;
    frame.payload = "\x1b[2J\n";
    event.body = frame;
    ladder.take(event);
    story.take(event);
    const QByteArray text = QByteArray::fromStdString(ladder.text(story, false));
    QVERIFY(!text.contains('\x1b') && !text.contains('\x07'));
}

QTEST_APPLESS_MAIN(TextLadderTest)
#include "text_ladder_test.moc"
