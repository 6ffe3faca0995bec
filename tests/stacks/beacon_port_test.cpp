#include "base/steady_clock.h"
#include "stacks/beacon_port.h"
#include "support/collecting_sink.h"
#include "support/raw_socket.h"

#include <QTest>

#include <future>

using namespace lifeline;

namespace {

struct Port {
    using Result = std::variant<std::uint16_t, BeaconPort::Failure>;

    explicit Port(std::uint16_t wanted = 0)
    {
        std::promise<Result> promise;
        beacon.emplace(lab, "5ec2e7", wanted, [&](Result got) { promise.set_value(std::move(got)); });
        result = promise.get_future().get();
        if (const auto* open = std::get_if<std::uint16_t>(&result))
            port = *open;
    }

    event::ReportRefused refusal(std::string_view why)
    {
        const auto event = sink.waitFor([&](const Event& each) {
            const auto* refused = each.as<event::ReportRefused>();
            return refused != nullptr && refused->why == why;
        });
        return event ? *event->as<event::ReportRefused>() : event::ReportRefused{};
    }

    CollectingSink sink;
    SteadyClock clock;
    Lab lab{sink, clock, 1};
    Result result;
    std::uint16_t port = 0;
    std::optional<BeaconPort> beacon;
};

const std::string message =
    R"({"stack":"ws 8","side":"server","connection":"nobody","callback":"close","detail":{}})";

std::string post(std::string_view token, const std::string& body)
{
    return "POST /report?token=" + std::string(token) +
           " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

} // namespace

class BeaconPortTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesReachTheLab();
    void postsReachTheLabAndAreAnswered();
    void aWrongTokenIsToldAndTheConnectionEnds();
    void tenMegabytesInALineEndIt();
    void halfALineIsRefused();
    void aFloodIsCountedToTheLast();
    void aTakenPortIsAFailure();
    void itGoesWhileBeaconsAreConnected();
    void tokensAreRandom();
};

void BeaconPortTest::linesReachTheLab()
{
    Port port;
    RawSocket beacon = RawSocket::connectTo(port.port);
    beacon.send("{\"token\":\"5ec2e7\"}\n" + message + "\n");
    const auto refused = port.refusal("unknown-connection"); // the lab's word: no wire belongs to it
    QCOMPARE(refused.stack, std::string_view("ws 8"));
    QCOMPARE(refused.subject, std::string_view("nobody"));
    QCOMPARE(port.beacon->accepted(), std::uint64_t{1});
    QCOMPARE(port.beacon->refused(), std::uint64_t{0});
}

void BeaconPortTest::postsReachTheLabAndAreAnswered()
{
    Port port;
    RawSocket beacon = RawSocket::connectTo(port.port);
    beacon.send(post("5ec2e7", message));
    QVERIFY(beacon.receiveUntil("\r\n\r\n").starts_with("HTTP/1.1 204 No Content\r\n"));
    beacon.send(post("5ec2e7", "[]"));
    QVERIFY(beacon.receiveUntil("\r\n\r\n").starts_with("HTTP/1.1 204 No Content\r\n"));
    QCOMPARE(port.refusal("unknown-connection").callback, std::string_view("close"));
    QCOMPARE(port.beacon->accepted(), std::uint64_t{1});
}

void BeaconPortTest::aWrongTokenIsToldAndTheConnectionEnds()
{
    Port port;
    RawSocket lines = RawSocket::connectTo(port.port), http = RawSocket::connectTo(port.port);
    lines.send("{\"token\":\"x\"}\n" + message + "\n");
    http.send(post("x", message));
    QCOMPARE(lines.receiveUntil("\n"), std::string("{\"refused\":\"wrong-token\"}\n"));
    QCOMPARE(lines.readToEnd(), 0);
    QVERIFY(http.receiveUntil("\r\n\r\n").starts_with("HTTP/1.1 403 Forbidden\r\n"));
    QCOMPARE(http.readToEnd(), 0);
    QCOMPARE(port.refusal("wrong-token").why, std::string_view("wrong-token"));
    QCOMPARE(port.beacon->refused(), std::uint64_t{2});
    QCOMPARE(port.beacon->accepted(), std::uint64_t{0});
}

void BeaconPortTest::tenMegabytesInALineEndIt()
{
    Port port;
    RawSocket beacon = RawSocket::connectTo(port.port);
    beacon.send("{\"token\":\"5ec2e7\"}\n" + std::string(10'000'000, 'a'));
    QCOMPARE(beacon.receiveUntil("\n"), std::string("{\"refused\":\"too-long\"}\n"));
    QCOMPARE(port.refusal("too-long").count, std::uint32_t{1});
}

void BeaconPortTest::halfALineIsRefused()
{
    Port port;
    {
        RawSocket beacon = RawSocket::connectTo(port.port);
        beacon.send("{\"token\":\"5ec2e7\"}\n{\"stack\"");
    }
    QCOMPARE(port.refusal("half-a-line").why, std::string_view("half-a-line"));
}

/// More a second than are looked at, and nothing of it is lost: what the port took and refused is all that
/// was sent, and so is what the lab's events add up to.
void BeaconPortTest::aFloodIsCountedToTheLast()
{
    constexpr std::uint64_t sent = 30'000;
    Port port;
    {
        RawSocket beacon = RawSocket::connectTo(port.port);
        std::string lines = "{\"token\":\"5ec2e7\"}\n";
        for (std::uint64_t i = 0; i < sent; ++i)
            lines += message + "\n";
        beacon.send(lines);
        beacon.finish();
        beacon.readToEnd();
    }
    QTRY_COMPARE_WITH_TIMEOUT(port.beacon->accepted() + port.beacon->refused(), sent, 60'000);
    QVERIFY(port.beacon->accepted() >= 10'000);
    const auto told = [&port] {
        std::uint64_t count = 0;
        for (EventSeq at = 0; at < port.sink.log().size(); ++at) {
            const Event event = port.sink.log().event(at);
            const auto* refused = event.as<event::ReportRefused>();
            count += refused != nullptr ? refused->count : 0;
        }
        return count;
    };
    QTRY_COMPARE_WITH_TIMEOUT(told(), sent, 60'000);
}

void BeaconPortTest::aTakenPortIsAFailure()
{
    const RawListener taken;
    const Port port(taken.port());
    const auto* failure = std::get_if<BeaconPort::Failure>(&port.result);
    QVERIFY(failure != nullptr && !failure->error.empty());
}

void BeaconPortTest::itGoesWhileBeaconsAreConnected()
{
    Port port;
    RawSocket beacon = RawSocket::connectTo(port.port);
    beacon.send(post("5ec2e7", "[]"));
    beacon.receiveUntil("\r\n\r\n");
    port.beacon->close();
    QCOMPARE(port.beacon->accepted(), std::uint64_t{0});
    port.beacon.reset();
    QVERIFY(!beacon.send(message) || beacon.receive(1).empty());
    QVERIFY(!RawSocket::connectTo(port.port).connected());
}

void BeaconPortTest::tokensAreRandom()
{
    const std::string one = BeaconPort::newToken(), other = BeaconPort::newToken();
    QCOMPARE(one.size(), std::size_t{32});
    QVERIFY(one.find_first_not_of("0123456789abcdef") == std::string::npos);
    QVERIFY(one != other);
}

QTEST_GUILESS_MAIN(BeaconPortTest)
#include "beacon_port_test.moc"
