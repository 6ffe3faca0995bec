#include "endpoints/connector.h"
#include "endpoints/link_context.h"
#include "support/collecting_sink.h"
#include "support/manual_clock.h"
#include "support/raw_socket.h"

#include <QTest>

using namespace lifeline;

class ConnectorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aConnectionIsMade();
    void ourOwnServerIsToldWhoComes();
    void theReceiveBufferIsAskedFor();
    void aRefusalIsTheFault();
    void nothingIsToldAfterGivingUp();

private:
    std::optional<Connector::Result> connect(Connector& connector, const std::string& host,
                                             std::uint16_t port)
    {
        std::optional<Connector::Result> result;
        connector.start(host, port, [&](Connector::Result done) { result.emplace(std::move(done)); });
        io.run();
        io.restart();
        return result;
    }

    asio::io_context io{1};
    CollectingSink sink;
    ManualClock clock;
    LinkContext context{io, sink, clock, 1};
};

void ConnectorTest::aConnectionIsMade()
{
    RawListener listener;
    Connector connector(context, static_cast<ConnectionId>(1));
    const auto result = connect(connector, "localhost", listener.port());
    QVERIFY(result && std::holds_alternative<TcpSocket>(*result));
    QCOMPARE(std::get<TcpSocket>(*result).remote_endpoint().port(), listener.port());
}

void ConnectorTest::ourOwnServerIsToldWhoComes()
{
    RawListener listener;
    context.servedPorts.insert(listener.port());
    const auto id = static_cast<ConnectionId>(77);
    Connector connector(context, id);
    const auto result = connect(connector, "127.0.0.1", listener.port());
    QVERIFY(result && std::holds_alternative<TcpSocket>(*result));
    const auto& socket = std::get<TcpSocket>(*result);
    QCOMPARE(context.registry.idForAccepted(socket.local_endpoint(), socket.remote_endpoint()), id);
    context.servedPorts.clear();
}

void ConnectorTest::theReceiveBufferIsAskedFor()
{
    RawListener listener;
    Connector connector(context, static_cast<ConnectionId>(1), 4096);
    const auto result = connect(connector, "127.0.0.1", listener.port());
    QVERIFY(result && std::holds_alternative<TcpSocket>(*result));
    asio::socket_base::receive_buffer_size size;
    std::get<TcpSocket>(*result).get_option(size);
    QCOMPARE(size.value(), 4096); // Linux doubles it for its own use, and Asio takes that back
}

void ConnectorTest::aRefusalIsTheFault()
{
    std::uint16_t port = 0;
    {
        const RawListener gone;
        port = gone.port();
    }
    Connector connector(context, static_cast<ConnectionId>(1));
    const auto result = connect(connector, "127.0.0.1", port);
    QVERIFY(result && std::holds_alternative<SocketFault>(*result));
    QCOMPARE(std::get<SocketFault>(*result).cause, Cause::Refused);
}

void ConnectorTest::nothingIsToldAfterGivingUp()
{
    RawListener listener;
    bool told = false;
    {
        Connector connector(context, static_cast<ConnectionId>(1));
        connector.start("127.0.0.1", listener.port(), [&](const Connector::Result&) { told = true; });
    }
    io.run();
    io.restart();
    QVERIFY(!told);
}

QTEST_APPLESS_MAIN(ConnectorTest)
#include "connector_test.moc"
