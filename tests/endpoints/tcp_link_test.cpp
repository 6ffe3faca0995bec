// A strange peer at the other end: what its socket does, what ours does to it, and what is left in memory.
#include "endpoints/tcp_link.h"
#include "lab_server.h"
#include "support/raw_socket.h"

#include <atomic>
#include <sys/resource.h>
#include <thread>

using namespace lifeline;

namespace {

/// Sends more than any kernel buffers as soon as it is connected, and notes what it is told of it.
class Flood final : public Peer {
public:
    static constexpr std::size_t size = std::size_t{32} << 20;

    Flood(ConnectionId id, std::atomic<bool>& moved) : m_id(id), m_moved(moved) {}
    void handle(const PeerInput& input, MonotonicTime, PeerCommands& out) override
    {
        if (std::holds_alternative<input::TcpConnected>(input))
            out.bytes().append(size, 'x');
        if (std::holds_alternative<input::OutputMoved>(input))
            m_moved = true;
    }
    bool done() const override { return false; }
    Phase phase() const override { return Phase::Open; }
    ConnectionId connection() const override { return m_id; }
    Side side() const override { return Side::Client; }

private:
    ConnectionId m_id;
    std::atomic<bool>& m_moved;
};

const Outgoing vanish{Outgoing::What::Vanish, {}, {}, {}, UINT64_MAX, "inject-vanish"};

} // namespace

class TcpLinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theirFinAfterOpenIsAFin();
    void theirResetAfterOpenIsAReset();
    void whatCameBeforeAResetIsStillRead();
    void ourResetReachesThem();
    void ourFinReachesThem();
    void aServerThatAnswersRubbishIsRefused();
    void aServerThatHangsUpBeforeItAnswers();
    void aSilentServerRunsIntoTheDeadline();
    void aPeerThatDoesNotReadIsNotReadFrom();
    void aPeerIsToldThatItsOutputMoves();
    void whatWaitsIsSentAfterTheirFin();
    void aBusyPeerDoesNotStarveAnother();
    void aPeerThatVanishedStillNoticesAReset_data();
    void aPeerThatVanishedStillNoticesAReset();
    void aPeerThatVanishedNeitherReadsNorAnswers();
    void aPeerThatVanishedMayStillEnd();
    void noDescriptorLeftIsAnEventAndPasses();
};

void TcpLinkTest::theirFinAfterOpenIsAFin()
{
    LabServer server;
    auto peer = openRaw(server.port);
    peer.finish();
    QCOMPARE(server.closeOf(static_cast<ConnectionId>(1), Side::Server).code, std::uint16_t{1006});
    QCOMPARE(joined(server.sink.names(static_cast<ConnectionId>(1), Side::Server)),
             QByteArray("accepted request upgrade response on-open fin-received fin-sent on-error on-close"));
    QCOMPARE(peer.readToEnd(), 0);
}

void TcpLinkTest::theirResetAfterOpenIsAReset()
{
    LabServer server;
    auto peer = openRaw(server.port);
    peer.reset();
    QCOMPARE(server.closeOf(static_cast<ConnectionId>(1), Side::Server).code, std::uint16_t{1006});
    QCOMPARE(joined(server.sink.names(static_cast<ConnectionId>(1), Side::Server)),
             QByteArray("accepted request upgrade response on-open reset-received on-error on-close"));
}

void TcpLinkTest::whatCameBeforeAResetIsStillRead()
{
    LabServer server;
    auto peer = openRaw(server.port);
    QVERIFY(peer.send(maskedFrame(0x81, "last words")));
    peer.reset();
    QVERIFY(server.sink.waitFor("reset-received", Side::Server));
    QVERIFY(server.sink.waitFor("message-received", Side::Server));
}

void TcpLinkTest::ourResetReachesThem()
{
    LabServer server;
    auto peer = openRaw(server.port);
    server.lab->send(static_cast<ConnectionId>(1), Side::Server, {Outgoing::What::Reset, {}, {}});
    QCOMPARE(peer.readToEnd(), ECONNRESET);
}

void TcpLinkTest::ourFinReachesThem()
{
    LabServer server;
    auto peer = openRaw(server.port);
    server.lab->send(static_cast<ConnectionId>(1), Side::Server, {Outgoing::What::Fin, {}, {}});
    QCOMPARE(peer.readToEnd(), 0);
    peer.finish();
    QVERIFY(server.sink.waitFor("fin-received", Side::Server));
}

void TcpLinkTest::aServerThatAnswersRubbishIsRefused()
{
    LabServer server;
    RawListener strange;
    ClientSettings settings = server.client();
    settings.url.port = strange.port();
    const ConnectionId id = server.lab->connect(settings);
    auto peer = strange.accept();
    peer.receiveUntil("\r\n\r\n");
    QVERIFY(peer.send("220 mail.example.org ESMTP\r\n"));
    QVERIFY(server.sink.waitFor("response-refused", Side::Client, id));
    const auto error = server.sink.waitFor("on-error", Side::Client, id);
    QVERIFY(error);
    QCOMPARE(error->as<event::Callback>()->cause, Cause::UpgradeRefused);
}

void TcpLinkTest::aServerThatHangsUpBeforeItAnswers()
{
    LabServer server;
    RawListener strange;
    ClientSettings settings = server.client();
    settings.url.port = strange.port();
    const ConnectionId id = server.lab->connect(settings);
    {
        auto peer = strange.accept();
        peer.receiveUntil("\r\n\r\n");
    }
    const auto error = server.sink.waitFor("on-error", Side::Client, id);
    QVERIFY(error);
    QCOMPARE(error->as<event::Callback>()->cause, Cause::EndedBeforeUpgrade);
    QCOMPARE(error->phase, Phase::Failed);
}

void TcpLinkTest::aSilentServerRunsIntoTheDeadline()
{
    LabServer server;
    RawListener strange;
    ClientSettings settings = server.client();
    settings.url.port = strange.port();
    settings.peer.upgradeTimeout = std::chrono::milliseconds(20);
    settings.peer.closeTimeout = std::chrono::milliseconds(20);
    const ConnectionId id = server.lab->connect(settings);
    auto peer = strange.accept();
    const auto error = server.sink.waitFor("on-error", Side::Client, id);
    QVERIFY(error);
    QCOMPARE(error->as<event::Callback>()->cause, Cause::UpgradeTimeout);
    QCOMPARE(peer.readToEnd(), 0);
}

/// Sends until our end takes no more: then all that is kept lies in the kernel and in one queue of a known
/// size.
void TcpLinkTest::aPeerThatDoesNotReadIsNotReadFrom()
{
    LabServer server;
    auto peer = openRaw(server.port);
    peer.setReceiveBuffer(4096);
    peer.setSendTimeout(std::chrono::milliseconds(300));
    const std::string frame = maskedFrame(0x82, std::string(60'000, 'x'));
    std::size_t sent = 0;
    while (sent < 4000 && peer.send(frame))
        ++sent;
    QVERIFY2(sent < 4000, "240 MB were taken from a peer that reads nothing");
    const auto echoed = server.sink.count([](const Event& e) { return e.kind() == EventKind::MessageSent; });
    QVERIFY(echoed > 0);
    QVERIFY(echoed <= sent);
    // The queue of our end, plus what two socket buffers of the kernel may hold.
    QVERIFY(echoed * frame.size() < TcpLink::highWater + (std::size_t{16} << 20));
}

void TcpLinkTest::aPeerIsToldThatItsOutputMoves()
{
    std::atomic<bool> moved = false;
    LabServer server;
    RawListener reader;
    WsUrl url = server.client().url;
    url.port = reader.port();
    server.lab->connectAs(url, [&moved](ConnectionId id, RandomSource&, EventSink&) {
        return std::make_unique<Flood>(id, moved);
    });
    auto peer = reader.accept();
    QCOMPARE(peer.receive(Flood::size).size(), Flood::size);
    QVERIFY(moved);
}

/// A peer that says all it has to say, ends its direction, and then takes its time to read the answers.
void TcpLinkTest::whatWaitsIsSentAfterTheirFin()
{
    LabServer server;
    auto peer = openRaw(server.port);
    constexpr std::size_t count = 300;
    std::thread talker([&] {
        const std::string frame = maskedFrame(0x82, std::string(60'000, 'x'));
        for (std::size_t i = 0; i < count; ++i)
            peer.send(frame);
        peer.finish();
    });
    const std::size_t received = peer.receive(count * 60'004).size();
    talker.join();
    QCOMPARE(received, count * 60'004);
    QCOMPARE(peer.readToEnd(), 0);
}

void TcpLinkTest::aBusyPeerDoesNotStarveAnother()
{
    ServerSettings quiet;
    quiet.echo = false;
    LabServer server(quiet);
    auto busy = openRaw(server.port);
    std::atomic<bool> enough = false;
    std::thread flood([&] {
        const std::string frame = maskedFrame(0x89, "ping");
        std::string many;
        for (int i = 0; i < 1000; ++i)
            many += frame;
        std::thread reader([&] { busy.readToEnd(); });
        while (!enough && busy.send(many)) {
        }
        busy.finish();
        reader.join();
    });
    QVERIFY(server.sink.waitFor("on-ping", Side::Server));
    const ConnectionId id = server.open();
    server.lab->send(id, Side::Client, {Outgoing::What::Close, {}, 1000});
    QVERIFY(server.closeOf(id, Side::Client).clean);
    enough = true;
    flood.join();
}

void TcpLinkTest::aPeerThatVanishedStillNoticesAReset_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<bool>("fin");
    QTest::newRow("at once") << QByteArray() << false;
    QTest::newRow("behind what nobody reads") << QByteArray(1000, 'x') << false;
    QTest::newRow("behind a fin nobody reads") << QByteArray(1000, 'x') << true;
}

void TcpLinkTest::aPeerThatVanishedStillNoticesAReset()
{
    QFETCH(QByteArray, before);
    QFETCH(bool, fin);
    LabServer server;
    auto peer = openRaw(server.port);
    const ConnectionId id{1};
    server.lab->send(id, Side::Server, vanish);
    QVERIFY(server.sink.waitFor("injected", Side::Server, id));
    QVERIFY(before.isEmpty() || peer.send(before.toStdString()));
    if (fin)
        peer.finish();
    peer.reset();
    QVERIFY(server.sink.waitFor("reset-received", Side::Server, id));
    QCOMPARE(server.closeOf(id, Side::Server).code, std::uint16_t{1006});
    QCOMPARE(
        joined(server.sink.names(id, Side::Server)),
        QByteArray("accepted request upgrade response on-open injected reset-received on-error on-close"));
}

void TcpLinkTest::aPeerThatVanishedNeitherReadsNorAnswers()
{
    LabServer server;
    auto peer = openRaw(server.port);
    const ConnectionId id{1};
    server.lab->send(id, Side::Server, vanish);
    QVERIFY(server.sink.waitFor("injected", Side::Server, id));
    QVERIFY(peer.send(maskedFrame(0x89, "are you there")));
    peer.finish();
    // Others are served meanwhile, so that what comes next would have been read by now.
    server.open();
    server.lab->send(id, Side::Server, {Outgoing::What::Reset, {}, {}});
    QCOMPARE(peer.readToEnd(), ECONNRESET);
    QVERIFY(server.sink.waitFor("reset-sent", Side::Server, id));
    QCOMPARE(server.sink.count([](const Event& e) {
        return e.connection == ConnectionId{1} &&
               (frameOf(e) != nullptr || e.kind() == EventKind::FinReceived);
    }),
             std::size_t{0});
}

void TcpLinkTest::aPeerThatVanishedMayStillEnd()
{
    ServerSettings settings;
    settings.peer.closeTimeout = std::chrono::milliseconds(20);
    LabServer server(settings);
    auto peer = openRaw(server.port);
    const ConnectionId id{1};
    server.lab->send(id, Side::Server, vanish);
    server.lab->send(id, Side::Server, {Outgoing::What::Fin, {}, {}});
    QCOMPARE(peer.readToEnd(), 0);
    QCOMPARE(server.closeOf(id, Side::Server).code, std::uint16_t{1006});
}

void TcpLinkTest::noDescriptorLeftIsAnEventAndPasses()
{
    LabServer server;
    const ConnectionId before = server.open();
    rlimit whole{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &whole), 0);
    // The peer's descriptor is taken before there are none left for ours.
    auto peer = RawSocket::unconnected();
    rlimit none = whole;
    none.rlim_cur = 3;
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &none), 0);
    const bool connected = peer.connectNow(server.port);
    const auto failed = server.sink.waitFor("accept-failed");
    const auto refused = server.lab->connect(server.client());
    const auto noSocket = server.sink.waitFor("connect-failed", Side::Client, refused);
    setrlimit(RLIMIT_NOFILE, &whole);
    QVERIFY(connected);
    QVERIFY(failed);
    QCOMPARE(failed->as<event::AcceptFailed>()->cause, Cause::OutOfDescriptors);
    QVERIFY(noSocket);
    QCOMPARE(noSocket->as<event::ConnectFailed>()->cause, Cause::OutOfDescriptors);
    // The server still serves, the old connection and new ones.
    server.lab->send(before, Side::Client, {Outgoing::What::Close, {}, 1000});
    QVERIFY(server.closeOf(before, Side::Server).clean);
    auto patient = openRaw(server.port);
    QVERIFY(patient.send(maskedFrame(0x81, "hello")));
    QCOMPARE(patient.receive(7), std::string("\x81\x05hello"));
}

QTEST_APPLESS_MAIN(TcpLinkTest)
#include "tcp_link_test.moc"
