#include "lifecycle/upgrade_exchange.h"
#include "support/playbook.h"

#include <QTest>

using namespace lifeline;

namespace {

struct Recorder final : EventSink {
    void accept(const Event& event) override
    {
        lines.push_back(eventLine(event));
        if (const auto* response = event.as<event::Response>())
            body = response->body;
    }
    std::vector<std::string> lines;
    std::string body;
};

/// One side's exchange with everything it needs.
struct Exchange {
    explicit Exchange(Side side)
        : emit{recorder, ConnectionId{1}, side, Phase::Upgrading}, exchange(side, profile)
    {
    }

    UpgradeExchange::Progress receive(std::string_view bytes)
    {
        return exchange.receive(bytes, rest, emit, out);
    }

    PeerProfile profile;
    Recorder recorder;
    Emitter emit;
    UpgradeExchange exchange;
    std::string_view rest;
    std::string out;
};

using Progress = UpgradeExchange::Progress;

} // namespace

class UpgradeExchangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGoodRequestInPiecesIsAcceptedOnce()
    {
        Exchange server(Side::Server);
        const std::string request = goodRequest();
        for (std::size_t i = 0; i + 1 < request.size(); ++i)
            QCOMPARE(server.receive(std::string_view(request).substr(i, 1)), Progress::NeedMore);
        QVERIFY(server.recorder.lines.empty());
        QCOMPARE(server.receive("\nrest"), Progress::Accepted);
        QCOMPARE(server.rest, std::string_view("rest"));
        QCOMPARE(server.emit.phase, Phase::Open);
        QVERIFY(server.out.starts_with("HTTP/1.1 101 "));
        QVERIFY(server.out.find("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") != std::string::npos);
    }

    void garbageIsRefusedAtOnce()
    {
        Exchange server(Side::Server);
        QCOMPARE(server.receive(std::string_view("\x16\x03\x01\x02\x00\x01", 6)), Progress::Refused);
        QCOMPARE(server.emit.phase, Phase::Failed);
        QCOMPARE(server.recorder.lines.at(1), std::string("http request-refused 400 not-http [failed]"));
    }

    void aHeadBeyondTheLimitIsRefusedByName()
    {
        Exchange server(Side::Server);
        const std::string start = "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nX: ";
        QCOMPARE(server.receive(start), Progress::NeedMore);
        QCOMPARE(server.receive(std::string(HttpHeadReader::defaultLimit, 'a')), Progress::Refused);
        QVERIFY2(server.recorder.lines.at(1).starts_with("http request-refused 431 head-too-large"),
                 server.recorder.lines.at(1).c_str());
        QVERIFY(server.out.starts_with("HTTP/1.1 431 "));
    }

    void aRefusalTellsWhatIsMissingInItsBody()
    {
        Exchange server(Side::Server);
        server.receive("GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
        QVERIFY(server.recorder.body.find("missing-key") != std::string::npos);
        QVERIFY(server.recorder.body.find("missing-version") != std::string::npos);
        QVERIFY(server.out.ends_with(server.recorder.body));
    }

    void aClientSendsItsRequestAndTakesTheRightAnswer()
    {
        Exchange client(Side::Client);
        SeededRandom random(3);
        client.exchange.begin(random, client.emit, client.out);
        QVERIFY(client.out.starts_with("GET / HTTP/1.1\r\n"));
        const std::string answer = goodResponse(client.out) + "\x81\x00";
        QCOMPARE(client.receive(answer), Progress::Accepted);
        QCOMPARE(client.rest, std::string_view("\x81"));
        QCOMPARE(client.emit.phase, Phase::Open);
    }

    void aRefusalsBodyIsReadAsFarAsDeclared_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("waits");
        QTest::newRow("no length") << QByteArray("HTTP/1.1 503 No\r\n\r\n") << false;
        QTest::newRow("length 5") << QByteArray("HTTP/1.1 503 No\r\nContent-Length: 5\r\n\r\n") << true;
        QTest::newRow("nonsense length")
            << QByteArray("HTTP/1.1 503 No\r\nContent-Length: 5x\r\n\r\n") << false;
        QTest::newRow("huge length") << QByteArray("HTTP/1.1 503 No\r\nContent-Length: 99999999999\r\n\r\n")
                                     << true;
        QTest::newRow("chunked") << QByteArray("HTTP/1.1 503 No\r\nTransfer-Encoding: chunked\r\n\r\n")
                                 << true;
    }

    void aRefusalsBodyIsReadAsFarAsDeclared()
    {
        QFETCH(QByteArray, head);
        QFETCH(bool, waits);
        Exchange client(Side::Client);
        SeededRandom random(3);
        client.exchange.begin(random, client.emit, client.out);
        QCOMPARE(client.receive(head.toStdString()), waits ? Progress::NeedMore : Progress::Refused);
        if (waits)
            QVERIFY(client.exchange.endOfStream(client.emit));
        QCOMPARE(client.emit.phase, Phase::Failed);
        QCOMPARE(client.recorder.lines.back(), std::string("http response-refused status-not-101 [failed]"));
    }

    void interimAnswersArePassedOver()
    {
        Exchange client(Side::Client);
        SeededRandom random(3);
        client.exchange.begin(random, client.emit, client.out);
        QCOMPARE(client.receive("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 1"), Progress::NeedMore);
        const std::string answer = "03 Early Hints\r\nLink: </a>\r\n\r\n" + goodResponse(client.out) + "rest";
        QCOMPARE(client.receive(answer), Progress::Accepted);
        QCOMPARE(client.rest, std::string_view("rest"));
        const std::vector<std::string> seen(client.recorder.lines.begin() + 1, client.recorder.lines.end());
        QCOMPARE(seen,
                 (std::vector<std::string>{"http response 100 [upgrading]", "http response 103 [upgrading]",
                                           "http response 101 [open]"}));
    }

    void aChunkedBodyEndsWithItsLastChunk()
    {
        Exchange client(Side::Client);
        SeededRandom random(3);
        client.exchange.begin(random, client.emit, client.out);
        QCOMPARE(client.receive("HTTP/1.1 403 No\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nbye\r\n0\r\n"),
                 Progress::NeedMore);
        QCOMPARE(client.receive("\r\nHTTP/1.1 200 OK"), Progress::Refused);
        QCOMPARE(client.recorder.body, std::string("3\r\nbye\r\n0\r\n\r\n"));
    }

    void aBodyStopsAtItsLimit()
    {
        Exchange client(Side::Client);
        SeededRandom random(3);
        client.exchange.begin(random, client.emit, client.out);
        client.receive("HTTP/1.1 500 No\r\nContent-Length: 99999999999\r\n\r\n");
        QCOMPARE(client.receive(std::string(200'000, 'x')), Progress::Refused);
        QCOMPARE(client.recorder.body.size(), std::size_t{64} << 10);
    }

    void aStreamThatEndsInsideAHeadLeavesWhatCame()
    {
        Exchange server(Side::Server);
        server.receive("GET / HTTP/1.1\r\nHo");
        QVERIFY(!server.exchange.endOfStream(server.emit));
        QCOMPARE(server.recorder.lines, std::vector<std::string>{"http request [upgrading]"});
        Exchange silent(Side::Server);
        QVERIFY(!silent.exchange.endOfStream(silent.emit));
        QVERIFY(silent.recorder.lines.empty());
    }

    void onlyABegunRequestIsAnsweredWhenItsTimeIsUp()
    {
        Exchange begun(Side::Server);
        begun.receive("GET / HTTP/1.1\r\nHo");
        begun.exchange.timedOut(begun.emit, begun.out);
        QVERIFY(begun.out.starts_with("HTTP/1.1 408 "));
        Exchange silent(Side::Server);
        silent.exchange.timedOut(silent.emit, silent.out);
        QVERIFY(silent.out.empty());
    }

    void aRefusalWhoseBodyNeverEndsIsOneWhenItsTimeIsUp()
    {
        Exchange client(Side::Client);
        SeededRandom random(3);
        client.exchange.begin(random, client.emit, client.out);
        client.out.clear();
        QCOMPARE(client.receive("HTTP/1.1 404 No\r\nContent-Length: 1000\r\n\r\nnot here"),
                 Progress::NeedMore);
        client.exchange.timedOut(client.emit, client.out);
        QCOMPARE(client.recorder.lines.back(), std::string("http response-refused status-not-101 [failed]"));
        QCOMPARE(client.recorder.body, std::string("not here"));
        QVERIFY(client.out.empty());
    }

    void whatCameOfAResponseIsRecordedWhenItsTimeIsUp()
    {
        Exchange client(Side::Client);
        SeededRandom random(3);
        client.exchange.begin(random, client.emit, client.out);
        client.receive("HTTP/1.1 101 Switching Protocols\r\nUpgr");
        client.exchange.timedOut(client.emit, client.out);
        QCOMPARE(client.recorder.lines.back(), std::string("http response 101 [upgrading]"));
    }
};

QTEST_APPLESS_MAIN(UpgradeExchangeTest)
#include "upgrade_exchange_test.moc"
