// Programs of other stacks, played by the test: a plain socket, and reports by hand.
#include "atlas/program_subject.h"
#include "measure_stage.h"
#include "support/raw_socket.h"

#include <QTest>

#include <thread>

using namespace lifeline;

namespace {

StackReport report(Side side, std::string subject, std::string callback, CallbackName role)
{
    StackReport told;
    told.side = side;
    told.stack = "sock 1.2.3";
    told.subject = std::move(subject);
    told.callback = std::move(callback);
    told.role = role;
    return told;
}

} // namespace

class ProgramSubjectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aServerIsVisitedThroughADoor();
    void aClientIsToldWhomToDial();
    void whoReachesNobodyIsToldWithRolesAndCodes();
    void whatAProgramCannotDoIsSaid();
};

void ProgramSubjectTest::aServerIsVisitedThroughADoor()
{
    RawListener listener;
    std::string request;
    std::thread server([&] {
        RawSocket visitor = listener.accept();
        request = visitor.receiveUntil("\r\n\r\n");
        visitor.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        visitor.finish();
        visitor.readToEnd();
    });
    MeasureStage stage;
    auto mail = std::make_shared<PlayMail>();
    stage.measure.emplace(stage.lab(),
                          std::make_unique<ServerProgramSubject>(
                              loopbackUrl(listener.port()), std::make_shared<PlayDoors>(stage.lab(), mail)),
                          mail, quickSettings());
    stage.measure->measure(builtInFault("reply-same-code-by-client"), stage.clock.now());
    const bool over = stage.run();
    server.join();
    QVERIFY(over);
    QVERIFY2(request.starts_with("GET /?act=close:1000 HTTP/1.1\r\n"), request.c_str());
    const AtlasColumn column = stage.measure->column();
    QVERIFY2(column.left.empty(), column.left.empty() ? "" : column.left[0].second.c_str());
    QCOMPARE(column.cells[0].outcomes[0].wire, std::string("400 fin"));
    QCOMPARE(column.cells[0].outcomes[0].told, std::string("-"));
}

void ProgramSubjectTest::aClientIsToldWhomToDial()
{
    MeasureStage stage;
    auto mail = std::make_shared<PlayMail>();
    std::string line;
    std::optional<RawSocket> socket;
    const auto dial = [&](const std::string& told) {
        line = told;
        const std::size_t port = told.find("127.0.0.1:") + 10;
        socket.emplace(RawSocket::connectTo(static_cast<std::uint16_t>(std::stoi(told.substr(port)))));
        socket->send(
            "GET /?lifeline=play-1 HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        stage.lab().report(report(Side::Client, "play-1", "failed", CallbackName::OnError));
    };
    stage.measure.emplace(
        stage.lab(),
        std::make_unique<ClientProgramSubject>(dial, std::make_shared<PlayDoors>(stage.lab(), mail)), mail,
        quickSettings());
    stage.measure->measure(builtInFault("response-404"), stage.clock.now());
    stage.seen = [&](const Event& event) {
        if (event.side == Side::Client && event.kind() == EventKind::Response)
            socket->finish();
    };
    QVERIFY(stage.run());
    QCOMPARE(line.substr(0, line.rfind(':')), std::string("play-1 ws://127.0.0.1"));
    QVERIFY(line.ends_with("/?lifeline=play-1"));
    const AtlasColumn column = stage.measure->column();
    QVERIFY2(column.left.empty(), column.left.empty() ? "" : column.left[0].second.c_str());
    QCOMPARE(column.cells[0].outcomes[0].told, std::string("on-error"));
    QCOMPARE(column.cells[0].outcomes[0].wire, std::string("request fin"));
    QCOMPARE(column.name(), std::string("sock 1.2.3"));
}

void ProgramSubjectTest::whoReachesNobodyIsToldWithRolesAndCodes()
{
    MeasureStage stage;
    auto mail = std::make_shared<PlayMail>();
    const auto dial = [&](const std::string& line) {
        const std::string name = line.substr(0, line.find(' '));
        StackReport closed = report(Side::Client, name, "closed of its own", CallbackName::OnClose);
        closed.code = 1006;
        stage.lab().refuseReport("bad-field", closed); // no story of the stack's
        stage.lab().report(report(Side::Client, name, "ConnectionRefusedError", CallbackName::OnError));
        stage.lab().report(report(Side::Client, name, "also told", CallbackName::Other));
        stage.lab().report(report(Side::Server, name, "of another side", CallbackName::OnError));
        stage.lab().report(closed);
    };
    stage.measure.emplace(
        stage.lab(),
        std::make_unique<ClientProgramSubject>(dial, std::make_shared<PlayDoors>(stage.lab(), mail)), mail,
        quickSettings());
    stage.measure->measure(builtInFault("connect-nobody"), stage.clock.now());
    QVERIFY(stage.run());
    const AtlasColumn column = stage.measure->column();
    QVERIFY2(column.left.empty(), column.left.empty() ? "" : column.left[0].second.c_str());
    QCOMPARE(column.cells[0].outcomes[0].told, std::string("on-error on-close:1006"));
    QCOMPARE(column.cells[0].outcomes[0].moments, std::string("connect-failed"));
    QCOMPARE(column.name(), std::string("sock 1.2.3"));
}

void ProgramSubjectTest::whatAProgramCannotDoIsSaid()
{
    MeasureStage stage;
    const auto doors = std::make_shared<PlayDoors>(stage.lab(), std::make_shared<PlayMail>());
    const ServerProgramSubject server(loopbackUrl(1), doors, {"drop"});
    const ClientProgramSubject client([](const std::string&) {}, doors);
    QVERIFY(!server.whyNot(*builtInFault("fin-unanswered-by-client")).empty());
    QVERIFY(client.whyNot(*builtInFault("fin-unanswered-by-server")).empty());
    QVERIFY(client.whyNot(*builtInFault("reader-stops-by-server")).empty());
    QVERIFY(server.whyNot(*builtInFault("close-crossed-by-client")).empty());
}

QTEST_GUILESS_MAIN(ProgramSubjectTest)
#include "program_subject_test.moc"
