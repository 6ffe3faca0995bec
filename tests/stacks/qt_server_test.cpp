#include "stacks/qt_server.h"
#include "support/raw_socket.h"
#include "told_signals.h"

using namespace lifeline;

namespace {

struct Server {
    explicit Server(StackServerSettings settings = {}) : server(std::move(settings), told.teller())
    {
        port = std::get<std::uint16_t>(server.listen());
    }

    ToldSignals told;
    QtServer server;
    std::uint16_t port = 0;
};

/// Sends bytes after a connection is there, and reads what has come back when the server is done.
RawSocket visit(const Server& server, std::string_view bytes)
{
    RawSocket peer = RawSocket::connectTo(server.port);
    peer.send(bytes);
    return peer;
}

std::string receiveUntil(RawSocket& peer, std::string_view end)
{
    return besides([&] { return peer.receiveUntil(end); });
}

std::string receive(RawSocket& peer, std::size_t count)
{
    return besides([&] { return peer.receive(count); });
}

const std::string sampleKey = "dGhlIHNhbXBsZSBub25jZQ=="; // of upgradeRequestText()

std::string address(const RawSocket& peer) { return "127.0.0.1:" + std::to_string(peer.localPort()); }

std::string originRequest(std::string_view origin)
{
    std::string text = upgradeRequestText();
    return text.insert(text.size() - 2, "Origin: " + std::string(origin) + "\r\n");
}

} // namespace

class QtServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEndIsToldAsQtTellsIt_data();
    void anEndIsToldAsQtTellsIt();
    void everyReportNamesTheVisitor();
    void aGluedCloseIsAConnectionThatNeverEnds();
    void aRefusedRequestIsToldByTheServer();
    void ofTwoUpgradesTheServerDoesNotSayWhich();
    void anOriginIsAskedForWhereOneIsWanted_data();
    void anOriginIsAskedForWhereOneIsWanted();
    void messagesAreEchoedWhereAsked_data();
    void messagesAreEchoedWhereAsked();
    void itActsOnceItIsOpen();
    void itSendsWhatItIsAsked();
    void stoppingSays1001();
};

void QtServerTest::anEndIsToldAsQtTellsIt_data()
{
    QTest::addColumn<QByteArray>("frames");
    QTest::addColumn<int>("end"); // 0: none, 1: FIN, 2: RST
    QTest::addColumn<QByteArray>("expected");
    const QByteArray bad = QByteArray::fromHex("c28101020304"); // RSV1
    const auto close = QByteArray::fromStdString(maskedFrame(0x88, "\x03\xe8"));
    const QByteArray lost = QByteArray("newConnection ") + errorSignalCalled + " disconnected:1000";
    QTest::newRow("a close frame") << close << 0 << QByteArray("newConnection disconnected:1000");
    QTest::newRow("an empty close frame") << QByteArray::fromStdString(maskedFrame(0x88, "")) << 0
                                          << QByteArray("newConnection disconnected:1000");
    QTest::newRow("a violation") << bad << 0 << QByteArray("newConnection disconnected:1002");
    QTest::newRow("FIN without a close frame") << QByteArray() << 1 << lost;
    QTest::newRow("RST") << QByteArray() << 2 << lost;
}

void QtServerTest::anEndIsToldAsQtTellsIt()
{
    QFETCH(QByteArray, frames);
    QFETCH(int, end);
    QFETCH(QByteArray, expected);
    Server server;
    RawSocket peer = visit(server, upgradeRequestText());
    QVERIFY(server.told.waitFor("newConnection"));
    receiveUntil(peer, "\r\n\r\n");
    peer.send(frames.toStdString());
    if (end == 1)
        peer.finish();
    else if (end == 2)
        peer.reset();
    QVERIFY(server.told.waitFor("disconnected"));
    QCOMPARE(server.told.names({"aboutToClose"}), expected);
}

void QtServerTest::everyReportNamesTheVisitor()
{
    Server server;
    RawSocket peer = visit(server, upgradeRequestText());
    QVERIFY(server.told.waitFor("newConnection"));
    receiveUntil(peer, "\r\n\r\n");
    peer.send(maskedFrame(0x81, "hi") + maskedFrame(0x8A, "") +
              maskedFrame(0x88, "\x0f\xa1"
                                "bye"));
    QVERIFY(server.told.waitFor("disconnected"));
    QCOMPARE(server.told.names({"aboutToClose"}),
             QByteArray("newConnection textMessageReceived pong disconnected:4001"));
    for (const StackReport& report : server.told.reports()) {
        QCOMPARE(report.subject, sampleKey);
        QCOMPARE(report.address, address(peer));
        QCOMPARE(report.stack, qtStackName());
        QCOMPARE(report.side, Side::Server);
    }
    QCOMPARE(told(*server.told.find("disconnected")),
             QByteArray::fromStdString("server " + qtStackName() + "@" + sampleKey +
                                       " disconnected=on-close:4001 \"bye\""));
    QCOMPARE(server.told.find("textMessageReceived")->role, CallbackName::OnMessage);
    QCOMPARE(server.told.find("pong")->role, CallbackName::OnPong);
    QCOMPARE(server.told.find("newConnection")->role, CallbackName::OnOpen);
}

void QtServerTest::aGluedCloseIsAConnectionThatNeverEnds()
{
    Server server;
    RawSocket peer = visit(server, upgradeRequestText() + maskedFrame(0x88, "\x03\xe8"));
    QVERIFY(server.told.waitFor("newConnection"));
    QVERIFY(!receiveUntil(peer, "\r\n\r\n").empty());
    RawSocket other = visit(server, upgradeRequestText()); // and whatever is under way is over before its end
    QVERIFY(QTest::qWaitFor([&] { return server.server.size() == 2; }, 60'000));
    receiveUntil(other, "\r\n\r\n");
    other.send(maskedFrame(0x88, "\x03\xe8"));
    QVERIFY(server.told.waitFor("disconnected"));
    QCOMPARE(server.told.find("newConnection")->subject, sampleKey);
    QCOMPARE(server.told.find("newConnection")->address, address(peer));
    QCOMPARE(server.told.find("disconnected")->address, address(other));
}

void QtServerTest::aRefusedRequestIsToldByTheServer()
{
    Server server;
    std::string request = upgradeRequestText();
    request.replace(request.find("Version: 13"), 11, "Version: 12");
    RawSocket peer = visit(server, request);
    QVERIFY(server.told.waitFor("serverError"));
    QCOMPARE(server.told.names().left(11), QByteArray("serverError"));
    QCOMPARE(server.told.find("serverError")->role, CallbackName::OnError);
    QCOMPARE(server.told.find("serverError")->subject, address(peer));
}

void QtServerTest::ofTwoUpgradesTheServerDoesNotSayWhich()
{
    Server server;
    const RawSocket slow = visit(server, "GET /");
    std::string request = upgradeRequestText();
    request.replace(request.find("Version: 13"), 11, "Version: 12");
    const RawSocket peer = visit(server, request);
    QVERIFY(server.told.waitFor("serverError"));
    QCOMPARE(server.told.find("serverError")->subject, std::string());
}

void QtServerTest::anOriginIsAskedForWhereOneIsWanted_data()
{
    QTest::addColumn<bool>("wanted");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("nobody asks") << false << QByteArray("http://b") << QByteArray("newConnection");
    QTest::newRow("allowed") << true << QByteArray("http://a")
                             << QByteArray("originAuthenticationRequired newConnection");
    QTest::newRow("denied") << true << QByteArray("http://b")
                            << QByteArray("originAuthenticationRequired serverError:1008");
}

void QtServerTest::anOriginIsAskedForWhereOneIsWanted()
{
    QFETCH(bool, wanted);
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, expected);
    StackServerSettings settings;
    if (wanted)
        settings.allowedOrigins = {"http://a"};
    Server server(settings);
    const RawSocket peer = visit(server, originRequest(origin.toStdString()));
    QVERIFY(server.told.waitFor(expected.contains("serverError") ? "serverError" : "newConnection"));
    QCOMPARE(server.told.names(), expected);
    for (const StackReport& report : server.told.reports())
        QCOMPARE(report.subject, report.callback == "newConnection" ? sampleKey : address(peer));
}

void QtServerTest::messagesAreEchoedWhereAsked_data()
{
    QTest::addColumn<bool>("echo");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("yes") << true << QByteArray("8102686982020102");
    QTest::newRow("no") << false << QByteArray();
}

void QtServerTest::messagesAreEchoedWhereAsked()
{
    QFETCH(bool, echo);
    QFETCH(QByteArray, answer);
    StackServerSettings settings;
    settings.echo = echo;
    Server server(settings);
    RawSocket peer = visit(server, upgradeRequestText());
    QVERIFY(server.told.waitFor("newConnection"));
    receiveUntil(peer, "\r\n\r\n");
    peer.send(maskedFrame(0x81, "hi") + maskedFrame(0x82, "\x01\x02") + maskedFrame(0x88, "\x03\xe8"));
    QVERIFY(server.told.waitFor("disconnected"));
    QCOMPARE(QByteArray::fromStdString(receiveUntil(peer, "\x88")).toHex().chopped(2), answer);
    QCOMPARE(server.told.names({"aboutToClose"}),
             QByteArray("newConnection textMessageReceived binaryMessageReceived disconnected:1000"));
}

void QtServerTest::itActsOnceItIsOpen()
{
    StackServerSettings settings;
    settings.acts = {{StackAct::What::Close, "enough", 4000, std::chrono::milliseconds(1)},
                     {StackAct::What::Text, "hi", {}, {}},
                     {StackAct::What::Binary, "\x01", {}, {}},
                     {StackAct::What::Ping, "p", {}, {}}};
    Server server(settings);
    RawSocket peer = visit(server, upgradeRequestText());
    QVERIFY(server.told.waitFor("disconnected"));
    receiveUntil(peer, "\r\n\r\n");
    QCOMPARE(QByteArray::fromStdString(receive(peer, 20)).toHex(),
             QByteArray("81026869820101890170") + "88080fa0" + QByteArray("enough").toHex());
    QCOMPARE(server.told.find("disconnected")->code, std::uint16_t{4000});
}

void QtServerTest::itSendsWhatItIsAsked()
{
    Server server;
    RawSocket peer = visit(server, upgradeRequestText());
    QVERIFY(server.told.waitFor("newConnection"));
    QVERIFY(!server.server.send("127.0.0.1:1", {Outgoing::What::Text, "no", {}}));
    QVERIFY(server.server.send(address(peer), {Outgoing::What::Text, "yes", {}}));
    QVERIFY(server.server.send(address(peer), {Outgoing::What::Close, "", {}}));
    QVERIFY(server.told.waitFor("disconnected"));
    receiveUntil(peer, "\r\n\r\n");
    QCOMPARE(QByteArray::fromStdString(receive(peer, 9)).toHex(), QByteArray("8103796573880203e8"));
}

void QtServerTest::stoppingSays1001()
{
    Server server;
    RawSocket peer = visit(server, upgradeRequestText());
    QVERIFY(server.told.waitFor("newConnection"));
    server.server.stop();
    QVERIFY(server.told.waitFor("disconnected"));
    QCOMPARE(server.told.find("disconnected")->code, std::uint16_t{1001});
    receiveUntil(peer, "\r\n\r\n");
    QCOMPARE(QByteArray::fromStdString(receive(peer, 4)).toHex(), QByteArray("880203e9"));
    QVERIFY(!RawSocket::connectTo(server.port).connected());
}

QTEST_GUILESS_MAIN(QtServerTest)
#include "qt_server_test.moc"
