#include "endpoints/socket_cause.h"
#include "endpoints/socket_writer.h"
#include "support/raw_socket.h"

#include <QTest>

using namespace lifeline;

class SocketWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatTheKernelTakesIsGone();
    void whatItDoesNotTakeWaitsInOrder();
    void theFinLeavesLast();
    void afterTheFinNothingIsSent();
    void aResetIsAFaultAndForgetsWhatWaits();

private:
    asio::io_context io{1};
    RawListener listener;
    std::optional<TcpSocket> socket;
    std::optional<RawSocket> peer;
};

void SocketWriterTest::init()
{
    socket.emplace(io);
    socket->connect({asio::ip::address_v4::loopback(), listener.port()});
    socket->non_blocking(true);
    peer.reset();
    peer.emplace(listener.accept());
}

void SocketWriterTest::whatTheKernelTakesIsGone()
{
    SocketWriter writer(*socket);
    writer.send("hello");
    QCOMPARE(writer.waiting(), std::size_t{0});
    QCOMPARE(peer->receive(5), std::string("hello"));
}

void SocketWriterTest::whatItDoesNotTakeWaitsInOrder()
{
    SocketWriter writer(*socket);
    std::string sent;
    for (char c = 'a'; writer.waiting() == 0; c = c == 'z' ? 'a' : static_cast<char>(c + 1)) {
        const std::string block(100'000, c);
        writer.send(block);
        sent += block;
    }
    writer.send("the end");
    sent += "the end";
    QVERIFY(!writer.fault());
    std::string received;
    while (received.size() < sent.size()) {
        received += peer->receive(std::min<std::size_t>(50'000, sent.size() - received.size()));
        writer.flush();
    }
    QVERIFY(received == sent);
    QCOMPARE(writer.waiting(), std::size_t{0});
}

void SocketWriterTest::theFinLeavesLast()
{
    SocketWriter writer(*socket);
    const std::string block(100'000, 'x');
    std::size_t sent = 0;
    for (; writer.waiting() == 0; sent += block.size())
        writer.send(block);
    writer.finish();
    QVERIFY(writer.finWaits());
    std::size_t received = 0;
    while (writer.finWaits()) {
        received += peer->receive(10'000).size();
        writer.flush();
    }
    QCOMPARE(received + peer->receive(sent).size(), sent);
    QCOMPARE(peer->readToEnd(), 0);
}

void SocketWriterTest::afterTheFinNothingIsSent()
{
    SocketWriter writer(*socket);
    writer.finish();
    QVERIFY(!writer.finWaits());
    writer.send("too late");
    QCOMPARE(peer->receive(1), std::string());
}

void SocketWriterTest::aResetIsAFaultAndForgetsWhatWaits()
{
    SocketWriter writer(*socket);
    while (writer.waiting() == 0)
        writer.send(std::string(100'000, 'x'));
    peer->reset();
    socket->wait(TcpSocket::wait_error);
    writer.finish();
    writer.flush();
    QVERIFY(writer.fault());
    QVERIFY(isReset(*writer.fault()));
    QCOMPARE(writer.waiting(), std::size_t{0});
    QVERIFY(!writer.finWaits());
}

QTEST_APPLESS_MAIN(SocketWriterTest)
#include "socket_writer_test.moc"
