// Both ends ours: the lives of connections through real sockets on the loopback.
#include "lab_server.h"
#include "support/raw_socket.h"

using namespace lifeline;

class LabTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstConnectionIsNumberOne();
    void bothEndsOfAConnectionShareOneId();
    void aMessageIsEchoedAndTheCloseIsClean();
    void aMessageAndACloseInOneBreathAreBothAnswered();
    void aClientMayEchoToo();
    void aPingIsAnswered();
    void stoppingTheServerSays1001();
    void closingAllEndsBothSides();
    void aStoppedServerListensNoMore();
    void startingAgainMovesToTheNewPort();
    void fiveHundredConnectionsAtOnce();
    void ourResetIsAResetAtTheOtherEnd();
    void aTakenPortIsToldWithItsCause();
    void addressesThatCannotBeListenedOn_data();
    void addressesThatCannotBeListenedOn();
    void connectionsThatCannotBe_data();
    void connectionsThatCannotBe();
    void anUnknownHostIsTold();
    void tlsIsRefusedBeforeAnythingIsSent();
    void sendingToWhatIsNotThereDoesNothing();
    void droppingTheLabEndsWhatIsOpen();
    void droppingTheLabDuringALookUpDoesNotWait();
    void loopbackAddresses_data();
    void loopbackAddresses();
};

void LabTest::theFirstConnectionIsNumberOne()
{
    LabServer server;
    QCOMPARE(number(server.open()), 1U);
    QCOMPARE(number(server.open()), 2U);
}

void LabTest::bothEndsOfAConnectionShareOneId()
{
    LabServer server;
    const ConnectionId id = server.open();
    const auto connected = server.sink.waitFor("connected", Side::Client, id);
    const auto accepted = server.sink.waitFor("accepted", Side::Server, id);
    QVERIFY(connected && accepted);
    QCOMPARE(connected->as<event::Connected>()->local, accepted->as<event::Accepted>()->remote);
    QCOMPARE(connected->as<event::Connected>()->remote, accepted->as<event::Accepted>()->local);
    QCOMPARE(server.lab->liveCount(), std::size_t{1});
    const auto stranger = RawSocket::connectTo(server.port);
    QVERIFY(server.sink.waitFor([&](const Event& event) {
        return event.kind() == EventKind::Accepted && number(event.connection) == number(id) + 1;
    }));
}

void LabTest::aMessageIsEchoedAndTheCloseIsClean()
{
    LabServer server;
    const ConnectionId id = server.open();
    server.lab->send(id, Side::Client, {Outgoing::What::Text, "hello", {}});
    QVERIFY(server.sink.waitFor("message-received", Side::Client, id));
    server.lab->send(id, Side::Client, {Outgoing::What::Close, "bye", 1000});
    const auto client = server.closeOf(id, Side::Client);
    const auto service = server.closeOf(id, Side::Server);
    QCOMPARE(client.code, std::uint16_t{1000});
    QCOMPARE(service.code, std::uint16_t{1000});
    QVERIFY(client.clean && service.clean);
    QCOMPARE(
        joined(server.sink.names(id, Side::Server)),
        QByteArray("accepted request upgrade response on-open frame-received message-received on-message "
                   "frame-sent message-sent frame-received frame-sent fin-sent fin-received on-close"));
    QCOMPARE(
        joined(server.sink.names(id, Side::Client)),
        QByteArray("connecting connected request response on-open frame-sent message-sent frame-received "
                   "message-received on-message frame-sent frame-received fin-received fin-sent on-close"));
}

void LabTest::aMessageAndACloseInOneBreathAreBothAnswered()
{
    LabServer server;
    auto peer = openRaw(server.port);
    QVERIFY(peer.send(maskedFrame(0x81, "hello") + maskedFrame(0x88, "\x03\xe8")));
    QCOMPARE(QByteArray::fromStdString(peer.receive(11)).toHex(), QByteArray("810568656c6c6f880203e8"));
    QCOMPARE(peer.readToEnd(), 0);
}

void LabTest::aClientMayEchoToo()
{
    ServerSettings quiet;
    quiet.echo = false;
    LabServer server(quiet);
    ClientSettings client = server.client();
    client.echo = true;
    const ConnectionId id = server.lab->connect(client);
    QVERIFY(server.sink.waitFor("on-open", Side::Server, id));
    QVERIFY(server.sink.waitFor("on-open", Side::Client, id));
    server.lab->send(id, Side::Server, {Outgoing::What::Binary, "there and back", {}});
    const auto back = server.sink.waitFor("message-received", Side::Server, id);
    QVERIFY(back);
    QCOMPARE(back->as<event::MessageReceived>()->kind, Opcode::Binary);
    QCOMPARE(back->as<event::MessageReceived>()->length, std::uint64_t{14});
}

void LabTest::aPingIsAnswered()
{
    LabServer server;
    const ConnectionId id = server.open();
    server.lab->send(id, Side::Client, {Outgoing::What::Ping, "are you there", {}});
    QVERIFY(server.sink.waitFor("on-ping", Side::Server, id));
    QVERIFY(server.sink.waitFor("on-pong", Side::Client, id));
    server.lab->send(id, Side::Server, {Outgoing::What::Pong, "unasked", {}});
    QVERIFY(server.sink.waitForCount(
        2, [&](const Event& event) { return event.side == Side::Client && eventName(event) == "on-pong"; }));
}

void LabTest::stoppingTheServerSays1001()
{
    LabServer server;
    const ConnectionId id = server.open();
    server.lab->stopServer();
    QVERIFY(server.sink.waitFor("listening-stopped"));
    const auto client = server.closeOf(id, Side::Client);
    QCOMPARE(client.code, std::uint16_t{1001});
    QVERIFY(client.clean);
    QVERIFY(server.closeOf(id, Side::Server).clean);
}

void LabTest::closingAllEndsBothSides()
{
    LabServer server;
    const ConnectionId one = server.open();
    const ConnectionId two = server.open();
    auto waiting = RawSocket::connectTo(server.port); // no request yet
    QVERIFY(
        server.sink.waitForCount(3, [](const Event& event) { return event.kind() == EventKind::Accepted; }));
    server.lab->closeAll();
    for (const ConnectionId id : {one, two}) {
        QVERIFY(server.closeOf(id, Side::Client).clean);
        QVERIFY(server.closeOf(id, Side::Server).clean);
    }
    QCOMPARE(waiting.readToEnd(), 0);
}

void LabTest::aStoppedServerListensNoMore()
{
    LabServer server;
    server.lab->stopServer();
    QVERIFY(server.sink.waitFor("listening-stopped"));
    QVERIFY(!RawSocket::connectTo(server.port).connected());
}

void LabTest::startingAgainMovesToTheNewPort()
{
    LabServer server;
    ServerSettings again;
    again.port = 0;
    server.lab->startServer(again);
    QVERIFY(
        server.sink.waitForCount(2, [](const Event& event) { return event.kind() == EventKind::Listening; }));
    QCOMPARE(
        server.sink.count([](const Event& event) { return event.kind() == EventKind::ListeningStopped; }),
        std::size_t{1});
}

void LabTest::fiveHundredConnectionsAtOnce()
{
    constexpr std::size_t many = 500;
    LabServer server;
    std::vector<ConnectionId> ids;
    for (std::size_t i = 0; i < many; ++i)
        ids.push_back(server.lab->connect(server.client()));
    const auto opened = [](const Event& event) { return eventName(event) == "on-open"; };
    QVERIFY(server.sink.waitForCount(2 * many, opened));
    QCOMPARE(server.lab->liveCount(), many);
    for (const ConnectionId id : ids)
        server.lab->send(id, Side::Client, {Outgoing::What::Text, std::to_string(number(id)), {}});
    QVERIFY(server.sink.waitForCount(2 * many, [](const Event& e) { return eventName(e) == "on-message"; }));
    server.lab->closeAll();
    QVERIFY(server.sink.waitForCount(2 * many, [](const Event& event) {
        const auto* callback = event.as<event::Callback>();
        return callback && callback->name == CallbackName::OnClose && callback->clean;
    }));
    for (const ConnectionId id : ids) {
        QCOMPARE(server.sink.names(id, Side::Server).front(), std::string("accepted"));
        QCOMPARE(server.sink.names(id, Side::Client).back(), std::string("on-close"));
    }
}

void LabTest::ourResetIsAResetAtTheOtherEnd()
{
    LabServer server;
    const ConnectionId id = server.open();
    server.lab->send(id, Side::Client, {Outgoing::What::Reset, {}, {}});
    QVERIFY(server.sink.waitFor("reset-sent", Side::Client, id));
    QVERIFY(server.sink.waitFor("reset-received", Side::Server, id));
    QCOMPARE(server.closeOf(id, Side::Server).code, std::uint16_t{1006});
    QCOMPARE(server.closeOf(id, Side::Client).code, std::uint16_t{1006});
}

void LabTest::aTakenPortIsToldWithItsCause()
{
    const RawListener taken;
    CollectingSink sink;
    const SteadyClock clock;
    Lab lab(sink, clock, 1);
    ServerSettings settings;
    settings.port = taken.port();
    lab.startServer(settings);
    const auto failed = sink.waitFor("listen-failed");
    QVERIFY(failed);
    QCOMPARE(failed->as<event::ListenFailed>()->cause, Cause::AddressInUse);
    QCOMPARE(failed->as<event::ListenFailed>()->port, taken.port());
    QCOMPARE(failed->connection, ConnectionId::None);
    QCOMPARE(sink.count([](const Event& event) { return event.kind() == EventKind::ListeningStopped; }),
             std::size_t{0});
}

void LabTest::addressesThatCannotBeListenedOn_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<int>("cause");
    const int notIp = static_cast<int>(Cause::UnresolvableHost);
    QTest::newRow("an address of somebody else")
        << QByteArray("192.0.2.1") << static_cast<int>(Cause::AddressNotAvailable);
    QTest::newRow("a name") << QByteArray("example.invalid") << notIp;
    QTest::newRow("half an address") << QByteArray("127.0.0") << notIp;
    QTest::newRow("nothing") << QByteArray("") << notIp;
}

void LabTest::addressesThatCannotBeListenedOn()
{
    QFETCH(QByteArray, address);
    QFETCH(int, cause);
    CollectingSink sink;
    const SteadyClock clock;
    Lab lab(sink, clock, 1);
    ServerSettings settings;
    settings.port = 0;
    settings.bindAddress = address.toStdString();
    lab.startServer(settings);
    const auto failed = sink.waitFor("listen-failed");
    QVERIFY(failed);
    QCOMPARE(static_cast<int>(failed->as<event::ListenFailed>()->cause), cause);
    QVERIFY(!failed->as<event::ListenFailed>()->error.empty());
}

void LabTest::connectionsThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("an address") << QByteArray("127.0.0.1");
    QTest::newRow("a name with two addresses") << QByteArray("localhost");
}

void LabTest::connectionsThatCannotBe()
{
    QFETCH(QByteArray, host);
    std::uint16_t free = 0;
    {
        const RawListener gone;
        free = gone.port();
    }
    CollectingSink sink;
    const SteadyClock clock;
    Lab lab(sink, clock, 1);
    ClientSettings settings;
    settings.url.host = host.toStdString();
    settings.url.port = free;
    const ConnectionId id = lab.connect(settings);
    const auto failed = sink.waitFor("connect-failed", Side::Client, id);
    QVERIFY(failed);
    QCOMPARE(failed->phase, Phase::Failed);
    if (host == "127.0.0.1") {
        QCOMPARE(failed->as<event::ConnectFailed>()->cause, Cause::Refused);
        QCOMPARE(failed->as<event::ConnectFailed>()->error, std::string_view("Connection refused"));
    }
    QVERIFY(sink.waitFor("on-error", Side::Client, id));
}

void LabTest::anUnknownHostIsTold()
{
    CollectingSink sink;
    const SteadyClock clock;
    Lab lab(sink, clock, 1);
    ClientSettings settings;
    settings.url.host = "no-such-host.invalid";
    settings.peer.connectTimeout = std::chrono::minutes(10);
    const ConnectionId id = lab.connect(settings);
    const auto failed = sink.waitFor("connect-failed", Side::Client, id);
    QVERIFY(failed);
    QCOMPARE(failed->as<event::ConnectFailed>()->cause, Cause::UnresolvableHost);
}

void LabTest::tlsIsRefusedBeforeAnythingIsSent()
{
    LabServer server;
    ClientSettings settings = server.client();
    settings.url.secure = true;
    const ConnectionId id = server.lab->connect(settings);
    const auto failed = server.sink.waitFor("connect-failed", Side::Client, id);
    QVERIFY(failed);
    QVERIFY(failed->as<event::ConnectFailed>()->error.find("TLS") != std::string_view::npos);
    QCOMPARE(server.sink.count([](const Event& event) { return event.kind() == EventKind::Accepted; }),
             std::size_t{0});
}

void LabTest::sendingToWhatIsNotThereDoesNothing()
{
    LabServer server;
    server.lab->send(static_cast<ConnectionId>(99), Side::Client, {Outgoing::What::Text, "hello", {}});
    const ConnectionId id = server.open();
    server.lab->send(id, Side::Relay, {Outgoing::What::Close, {}, 1000}); // the relay is no side of ours
    server.lab->send(id, Side::Client, {Outgoing::What::Close, {}, {}});
    QCOMPARE(server.closeOf(id, Side::Server).code, std::uint16_t{1005});
    server.lab->send(id, Side::Client, {Outgoing::What::Text, "too late", {}});
    QVERIFY(number(server.open()) > number(id));
}

void LabTest::droppingTheLabEndsWhatIsOpen()
{
    LabServer server;
    const ConnectionId id = server.open();
    auto peer = openRaw(server.port);
    server.lab.reset();
    QCOMPARE(peer.readToEnd(), ECONNRESET);
    const auto names = server.sink.names(id, Side::Client);
    QCOMPARE(names.back(), std::string("on-close"));
    QCOMPARE(server.sink.names(id, Side::Server).back(), std::string("on-close"));
}

void LabTest::droppingTheLabDuringALookUpDoesNotWait()
{
    CollectingSink sink;
    const SteadyClock clock;
    std::optional<Lab> lab(std::in_place, sink, clock, 1);
    ClientSettings settings;
    for (int i = 0; i < 20; ++i) {
        settings.url.host = "host-" + std::to_string(i) + ".invalid";
        lab->connect(settings);
    }
    QVERIFY(sink.waitFor("connecting"));
    lab.reset();
    const auto ended = [](const Event& event) {
        return isFinal(event.phase) && eventName(event) != "on-error";
    };
    QVERIFY(sink.count(ended) <= 20);
}

void LabTest::loopbackAddresses_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<bool>("loopback");
    QTest::newRow("the usual") << QByteArray("127.0.0.1") << true;
    QTest::newRow("another of the block") << QByteArray("127.9.8.7") << true;
    QTest::newRow("six") << QByteArray("::1") << true;
    QTest::newRow("six in brackets") << QByteArray("[::1]") << true;
    QTest::newRow("four in six") << QByteArray("::ffff:127.0.0.1") << true;
    QTest::newRow("the name") << QByteArray("localhost") << true;
    QTest::newRow("the name, loud") << QByteArray("LOCALHOST") << true;
    QTest::newRow("everywhere") << QByteArray("0.0.0.0") << false;
    QTest::newRow("everywhere, six") << QByteArray("::") << false;
    QTest::newRow("at home") << QByteArray("192.168.1.5") << false;
    QTest::newRow("a name that begins well") << QByteArray("127.0.0.1.example.org") << false;
    QTest::newRow("nothing") << QByteArray("") << false;
}

void LabTest::loopbackAddresses()
{
    QFETCH(QByteArray, address);
    QFETCH(bool, loopback);
    QCOMPARE(isLoopback(address.toStdString()), loopback);
}

QTEST_APPLESS_MAIN(LabTest)
#include "lab_test.moc"
