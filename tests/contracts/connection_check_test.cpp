#include "contracts/connection_check.h"

#include <QTest>

using namespace lifeline;

namespace {

constexpr std::string_view request =
    "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
constexpr std::string_view answer =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

/// Events of one connection, a millisecond apart.
struct Script {
    ConnectionCheck check;
    std::int64_t at = 0;

    void add(Phase phase, EventBody body, Side side = Side::Server)
    {
        Event event;
        event.seq = static_cast<EventSeq>(++at);
        event.at = monotonicTime(at * 1'000'000);
        event.connection = static_cast<ConnectionId>(1);
        event.side = side;
        event.phase = phase;
        event.body = body;
        check.take(event);
    }
    void told(Phase phase, CallbackName name, const char* called, std::uint16_t code = 0)
    {
        event::Callback callback{.name = name, .stack = "qt 6.4.2", .called = called};
        callback.code = code;
        add(phase, callback);
    }
    void open()
    {
        add(Phase::Upgrading, event::Accepted{"127.0.0.1:9001", "127.0.0.1:5"});
        add(Phase::Upgrading, event::Request{request});
        add(Phase::Open, event::Response{101, answer, {}});
        told(Phase::Open, CallbackName::OnOpen, "newConnection");
    }
    void reset()
    {
        add(Phase::Closed, event::ResetReceived{});
        told(Phase::Closed, CallbackName::OnError, "error");
    }
    MonotonicTime later() const { return monotonicTime(at * 1'000'000) + std::chrono::minutes(5); }
};

Holding holdingOf(const SideCheck& check, Invariant invariant)
{
    return check.results[static_cast<std::size_t>(invariant)].holding;
}

} // namespace

class ConnectionCheckTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCodeThatHidesAResetIsAMiss();
    void whatIsOwedMayStillCome();
    void aSideThatToldNothingIsNotJudged();
    void plainMessagesOfALongLifeArePassedOver();
};

void ConnectionCheckTest::aCodeThatHidesAResetIsAMiss()
{
    Script script;
    script.open();
    script.reset();
    script.told(Phase::Closed, CallbackName::OnClose, "disconnected", 1000);
    const auto checks = script.check.checks(script.later());
    QCOMPARE(checks.size(), std::size_t{1});
    QCOMPARE(checks[0].stack, std::string("qt 6.4.2"));
    QVERIFY(checks[0].contract != nullptr);
    QCOMPARE(holdingOf(checks[0], Invariant::AbnormalEndReported), Holding::Missed);
    QCOMPARE(holdingOf(checks[0], Invariant::OpenImpliesClose), Holding::Held);
}

void ConnectionCheckTest::whatIsOwedMayStillCome()
{
    Script script;
    script.open();
    script.reset();
    const auto soon = script.check.checks(monotonicTime(script.at * 1'000'000));
    QCOMPARE(holdingOf(soon[0], Invariant::OpenImpliesClose), Holding::NotYet);
    const auto later = script.check.checks(script.later());
    QCOMPARE(holdingOf(later[0], Invariant::OpenImpliesClose), Holding::Missed);
}

void ConnectionCheckTest::aSideThatToldNothingIsNotJudged()
{
    Script script;
    script.add(Phase::Upgrading, event::Accepted{"a", "b"});
    QVERIFY(script.check.checks(script.later()).empty());
    QCOMPARE(momentsText(script.check.moments(Side::Server)), std::string("connected"));
}

void ConnectionCheckTest::plainMessagesOfALongLifeArePassedOver()
{
    Script script;
    script.open();
    const std::string text("\x81\x80\0\0\0\0", 6);
    for (std::size_t i = 0; i < ConnectionCheck::whole * 2; ++i)
        script.add(Phase::Open, event::FrameReceived{{text, 6 * i, 0, {}}});
    script.reset();
    const auto moments = script.check.moments(Side::Server);
    QVERIFY(moments.size() > 1000 && moments.size() <= ConnectionCheck::whole + 2);
    QCOMPARE(moments.back().kind, MomentKind::Reset);
}

QTEST_GUILESS_MAIN(ConnectionCheckTest)
#include "connection_check_test.moc"
