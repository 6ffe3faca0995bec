#include "endpoints/raw_request.h"
#include "support/raw_socket.h"

#include <QTest>

#include <thread>

using namespace lifeline;

class RawRequestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theAnswerIsReadToTheEnd();
    void aServerThatNeverEndsIsCut();
    void whereNobodyListensThereIsNoAnswer();
};

void RawRequestTest::theAnswerIsReadToTheEnd()
{
    RawListener listener;
    std::string asked;
    std::thread server([&] {
        RawSocket peer = listener.accept();
        asked = peer.receiveUntil("\r\n\r\n");
        peer.send("HTTP/1.1 426 Upgrade Required\r\n\r\n");
        peer.send("body");
    });
    const auto answer = requestRaw(listener.port(), "GET / HTTP/1.1\r\n\r\n");
    server.join();
    QVERIFY(answer);
    QCOMPARE(asked, std::string("GET / HTTP/1.1\r\n\r\n"));
    QCOMPARE(answer->bytes, std::string("HTTP/1.1 426 Upgrade Required\r\n\r\nbody"));
    QVERIFY(answer->localPort != 0);
}

void RawRequestTest::aServerThatNeverEndsIsCut()
{
    RawListener listener;
    std::thread server([&] {
        RawSocket peer = listener.accept();
        while (peer.send(std::string(10'000, 'x'))) {
        }
    });
    const auto answer = requestRaw(listener.port(), "more");
    server.join();
    QVERIFY(answer);
    QVERIFY(answer->bytes.size() >= 65'536 && answer->bytes.size() < 80'000);
}

void RawRequestTest::whereNobodyListensThereIsNoAnswer()
{
    std::uint16_t port = 0;
    {
        const RawListener gone;
        port = gone.port();
    }
    QVERIFY(!requestRaw(port, "hello?"));
}

QTEST_APPLESS_MAIN(RawRequestTest)
#include "raw_request_test.moc"
