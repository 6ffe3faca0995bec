#include "faults/observer.h"
#include "support/playbook.h"

#include <QTest>

using namespace lifeline;

namespace {

struct Bench final : EventSink {
    std::vector<std::string> lines;
    Emitter emit;
    Seen seen;
    Observer observer{emit, seen};
    explicit Bench(Side side) : emit{*this, ConnectionId{1}, side, Phase::Upgrading} {}
    void accept(const Event& event) override { lines.push_back(eventLine(event)); }
};

using Texts = std::vector<std::string>;

} // namespace

class ObserverTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aServerHoldsWhatComesBeforeItsAnswer()
    {
        Bench bench(Side::Server);
        bench.observer.receive(goodRequest() + clientFrame(Opcode::Text, "early"));
        QCOMPARE(bench.lines, (Texts{"http request [upgrading]"}));
        QVERIFY(bench.observer.asked());
        QCOMPARE(bench.observer.key(), std::string("dGhlIHNhbXBsZSBub25jZQ=="));
        bench.emit.move(Trigger::UpgradeAccepted);
        bench.observer.answered(101);
        QCOMPARE(bench.lines.back(), std::string("ws frame-received text 5 [open]"));
        QCOMPARE(bench.seen.wire.back().payload, std::string("early"));
    }

    void behindARefusalComesAnotherRequest()
    {
        Bench bench(Side::Server);
        bench.observer.receive(goodRequest() + goodRequest());
        bench.observer.answered(401);
        QCOMPARE(bench.seen.wire.size(), std::size_t{2});
        QVERIFY(bench.observer.asked());
    }

    void aResponseIsSeenOnceItsBodyIsThere()
    {
        Bench bench(Side::Client);
        bench.observer.receive("HTTP/1.1 400 Bad Request\r\nContent-Length: 3\r\n\r\nno");
        QVERIFY(bench.seen.wire.empty());
        bench.observer.receive("!");
        QCOMPARE(bench.seen.wire.back().body, std::string("no!"));
        QCOMPARE(bench.lines, (Texts{"http response 400 [upgrading]"}));
    }

    void aBodyThatNeverEndsEndsWithTheStream()
    {
        Bench bench(Side::Client);
        bench.observer.receive("HTTP/1.1 400 Bad Request\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe");
        QVERIFY(bench.seen.wire.empty());
        bench.observer.endOfStream();
        QCOMPARE(bench.seen.wire.back().status, 400);
    }

    void aClientReadsOnBehindAnInterimAnswer()
    {
        Bench bench(Side::Client);
        bench.observer.receive("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 101 X\r\n\r\n" +
                               serverFrame(Opcode::Text, "a"));
        QCOMPARE(bench.seen.wire.size(), std::size_t{2});
        QCOMPARE(bench.lines, (Texts{"http response 100 [upgrading]", "http response 101 [open]",
                                     "ws frame-received text 1 [open]"}));
    }

    void whatIsNoHttpIsSeenAsThat()
    {
        Bench bench(Side::Server);
        bench.observer.receive("\x16\x03\x01");
        QCOMPARE(bench.seen.wire.size(), std::size_t{1});
        QVERIFY(!bench.seen.wire.back().whole);
    }

    void halfAFrameIsToldButNotSeen()
    {
        Bench bench(Side::Client);
        bench.observer.receive("HTTP/1.1 101 X\r\n\r\n" + serverFrame(Opcode::Text, "abc").substr(0, 3));
        bench.observer.endOfStream();
        QCOMPARE(bench.lines.back(), std::string("ws frame-received text 3 partial 1 [open]"));
        QCOMPARE(bench.seen.wire.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(ObserverTest)
#include "observer_test.moc"
