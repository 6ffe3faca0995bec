#include "lifecycle/upgrade_watch.h"
#include "support/playbook.h"

#include <QTest>

using namespace lifeline;

namespace {

struct Watched final : private EventSink {
    explicit Watched(Side observed) : emit{*this, ConnectionId{1}, observed, Phase::Upgrading}, watch(emit) {}

    std::vector<std::string> told;
    Emitter emit;
    UpgradeWatch watch;

private:
    void accept(const Event& event) override { told.push_back(eventLine(event)); }
};

constexpr std::string_view plain = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
constexpr std::string_view found = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

} // namespace

class UpgradeWatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatFollowsTheHeadsBelongsToFrames()
    {
        Watched each(Side::Server);
        QVERIFY(each.watch.fromClient(goodRequest() + "early").empty());
        QVERIFY(!each.watch.clientUpgraded());
        const std::string answer = goodResponse(goodRequest()) + "frames";
        QCOMPARE(std::string(each.watch.fromServer(answer)), std::string("frames"));
        QVERIFY(each.watch.clientUpgraded());
        QCOMPARE(each.watch.takeHeld(), std::string("early"));
        QCOMPARE(std::string(each.watch.fromClient("more")), std::string("more"));
        QCOMPARE(each.emit.phase, Phase::Open);
    }

    void anEarlyAnswerIsNotTheFinalOne()
    {
        Watched each(Side::Client);
        each.watch.fromClient(goodRequest());
        each.watch.fromServer("HTTP/1.1 103 Early Hints\r\n\r\n" + goodResponse(goodRequest()));
        QCOMPARE(each.told,
                 (std::vector<std::string>{"http request [upgrading]", "http response 103 [upgrading]",
                                           "http response 101 [open]"}));
    }

    void pipelinedRequestsAreToldAsTheyAreAnswered()
    {
        Watched each(Side::Server);
        each.watch.fromClient(std::string(plain) + std::string(plain));
        each.watch.fromServer(found);
        QCOMPARE(each.told,
                 (std::vector<std::string>{"http request [upgrading]",
                                           "http request-refused 404 not-an-upgrade [upgrading]",
                                           "http response 404 [upgrading]", "http request [upgrading]"}));
    }

    void aBodyIsNoRequest()
    {
        Watched each(Side::Server);
        each.watch.fromClient("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
        each.watch.fromServer(found);
        each.watch.fromClient(plain);
        QCOMPARE(each.told.size(), std::size_t{3});
    }

    void plainHttpIsNotLookedAtForEver()
    {
        Watched each(Side::Client);
        for (int i = 0; i < 2 * UpgradeWatch::maxAnswers; ++i) {
            each.watch.fromClient(plain);
            each.watch.fromServer(found);
        }
        QCOMPARE(each.told.size(), std::size_t{3 * UpgradeWatch::maxAnswers});
    }

    void aClientThatDoesNotWaitIsHeldWithinBounds()
    {
        Watched each(Side::Server);
        each.watch.fromClient(goodRequest());
        for (std::size_t sent = 0; sent <= UpgradeWatch::maxHeld; sent += 1 << 16)
            each.watch.fromClient(std::string(1 << 16, 'x'));
        each.watch.fromServer(goodResponse(goodRequest()));
        QVERIFY(each.watch.serverUpgraded());
        QVERIFY(!each.watch.clientUpgraded());
        QVERIFY(each.watch.takeHeld().empty());
    }

    void whatIsUnfinishedIsToldAtTheEnd()
    {
        Watched each(Side::Client);
        each.watch.fromClient("GET / HT");
        each.watch.clientEnded();
        each.watch.fromServer("HTTP/1.1 400 Bad Request\r\nContent-Length: 10\r\n\r\nhalf");
        each.watch.serverEnded();
        QCOMPARE(each.told,
                 (std::vector<std::string>{"http request [upgrading]", "http response 400 [upgrading]",
                                           "http response-refused status-not-101 [upgrading]"}));
    }
};

QTEST_APPLESS_MAIN(UpgradeWatchTest)
#include "upgrade_watch_test.moc"
