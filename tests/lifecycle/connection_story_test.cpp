#include "lifecycle/connection_story.h"
#include "support/playbook.h"

#include <QTest>

using namespace lifeline;

namespace {

struct Teller {
    void tell(Side side, Phase phase, EventBody body)
    {
        Event event;
        event.at = monotonicTime(++time);
        event.connection = ConnectionId{4};
        event.side = side;
        event.phase = phase;
        event.body = body;
        story.take(event);
    }
    ConnectionStory story;
    std::int64_t time = 0;
};

} // namespace

class ConnectionStoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothSidesAreKeptApart()
    {
        Teller teller;
        teller.tell(Side::Client, Phase::Connecting, event::Connecting{"ws://127.0.0.1:9001/chat"});
        teller.tell(Side::Server, Phase::Upgrading, event::Accepted{"127.0.0.1:9001", "127.0.0.1:40000"});
        QCOMPARE(number(teller.story.id), 4U);
        QCOMPARE(teller.story.client.phase, Phase::Connecting);
        QCOMPARE(teller.story.server.phase, Phase::Upgrading);
        QCOMPARE(teller.story.url, std::string("ws://127.0.0.1:9001/chat"));
        QCOMPARE(teller.story.peer, std::string("127.0.0.1:40000"));
        QCOMPARE(&teller.story.main(), &teller.story.server);
    }

    void aSideOnlyHeardOfEndsWithTheWireAndIsNotTheMainOne()
    {
        Teller teller;
        teller.tell(Side::Client, Phase::Upgrading, event::Connected{"127.0.0.1:40000", "127.0.0.1:8080"});
        teller.tell(Side::Server, Phase::Open,
                    event::Callback{.name = CallbackName::OnOpen, .stack = "jetty 9.4.57", .called = "open"});
        QCOMPARE(teller.story.mainSide(), Side::Client);
        QCOMPARE(teller.story.server.phase, Phase::Open);
        teller.tell(Side::Client, Phase::Closed, event::FinReceived{});
        QCOMPARE(teller.story.server.phase, Phase::Closed);
        QCOMPARE(teller.story.server.ended, monotonicTime(3));
    }

    void aRequestNamesAnOutsidePeer()
    {
        Teller teller;
        teller.tell(Side::Server, Phase::Upgrading,
                    event::Request{goodRequest("User-Agent: curl/7.88.1\r\n")});
        QCOMPARE(teller.story.agent, std::string("curl/7.88.1"));
        QCOMPARE(teller.story.url, std::string("/"));
        QVERIFY(teller.story.server.sawRequest);
        QVERIFY(!teller.story.client.present);
    }

    void framesAndCallbacksAreCounted()
    {
        Teller teller;
        const event::Frame whole{std::string_view("\x81\x02", 2), 0, 2, "hi"};
        const event::Frame cut{std::string_view("\x81\x05", 2), 4, 2, "he"};
        teller.tell(Side::Server, Phase::Open, event::FrameReceived{whole});
        QVERIFY(!teller.story.server.partialFrame);
        teller.tell(Side::Server, Phase::Open, event::FrameSent{whole});
        teller.tell(Side::Server, Phase::Open, event::FrameReceived{cut});
        teller.tell(Side::Server, Phase::Closed,
                    event::Callback{.name = CallbackName::OnClose, .code = 1006});
        const SideStory& server = teller.story.server;
        QCOMPARE(server.framesReceived, std::uint64_t(2));
        QCOMPARE(server.bytesReceived, std::uint64_t(4));
        QCOMPARE(server.framesSent, std::uint64_t(1));
        QVERIFY(server.partialFrame);
        QCOMPARE(server.partialDeclared, std::uint64_t(5));
        QCOMPARE(server.lastReceived->at, monotonicTime(1)); // the last whole one
        QCOMPARE(server.partialMark->at, monotonicTime(3));
        QVERIFY(server.didFire(CallbackName::OnClose));
        QCOMPARE(server.onCloseCode, std::optional<std::uint16_t>(1006));
    }

    void theMomentsOfOpeningAndEndingAreKept()
    {
        Teller teller;
        teller.tell(Side::Server, Phase::Upgrading, event::Accepted{"a", "b"});
        teller.tell(Side::Server, Phase::Open, event::Response{101, "", ""});
        teller.tell(Side::Server, Phase::Closed, event::ResetReceived{});
        teller.tell(Side::Server, Phase::Closed,
                    event::Callback{.name = CallbackName::OnClose, .code = 1006});
        QCOMPARE(teller.story.server.opened, monotonicTime(2));
        QCOMPARE(teller.story.server.ended, monotonicTime(3));
        QCOMPARE(teller.story.lastEvent, monotonicTime(4));
        QVERIFY(teller.story.server.wasOpen);
        QCOMPARE(teller.story.server.end, TcpEnd::ResetReceived);
    }

    void theMainSideIsNeverAScriptWhereTheOtherIsOurs()
    {
        Teller teller;
        teller.tell(Side::Server, Phase::Upgrading, event::Accepted{"a", "b"});
        QCOMPARE(teller.story.mainSide(), Side::Server);
        teller.tell(Side::Server, Phase::Upgrading, event::FaultBegun{"f"});
        QVERIFY(teller.story.server.scripted);
        QCOMPARE(teller.story.mainSide(), Side::Server); // there is no other
        teller.tell(Side::Client, Phase::Connecting, event::Connecting{"ws://127.0.0.1/"});
        QCOMPARE(teller.story.mainSide(), Side::Client);
        teller.tell(Side::Client, Phase::Connecting, event::FaultBegun{"f"});
        QCOMPARE(teller.story.mainSide(), Side::Server);
    }
};

QTEST_APPLESS_MAIN(ConnectionStoryTest)
#include "connection_story_test.moc"
