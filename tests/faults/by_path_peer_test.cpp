#include "faults/by_path_peer.h"
#include "support/script_book.h"

#include <QTest>

using namespace lifeline;

namespace {

const Catalogue& catalogue()
{
    static const Catalogue builtIn = Catalogue::builtIn();
    return builtIn;
}

ScriptBook::Make byPath()
{
    return [](RandomSource& random, EventSink& sink) {
        return std::make_unique<ByPathPeer>(ConnectionId{1}, catalogue(), "127.0.0.1:9001", random, sink);
    };
}

std::string requestFor(std::string_view target)
{
    return "GET " + std::string(target) + goodRequest().substr(5);
}

} // namespace

class ByPathPeerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePathChoosesTheFault()
    {
        ScriptBook play(Side::Server, byPath());
        play.connect().then({"tcp accepted [upgrading]", "WAKE 10s"});
        play.whenBytes(requestFor("/response-404/more?x")).thenWhatever();
        QVERIFY(play.sent().starts_with("HTTP/1.1 404 "));
        QVERIFY(play.sent().find("no fault of a server") == std::string::npos);
    }

    void anUnknownPathGetsTheList()
    {
        ScriptBook play(Side::Server, byPath());
        play.connect().thenWhatever();
        play.whenBytes(requestFor("/no-such-fault")).thenWhatever();
        QVERIFY(play.sent().starts_with("HTTP/1.1 404 Not Found\r\n"));
        QVERIFY(play.sent().find("\n/response-404  ") != std::string::npos);
    }

    void aClientsFaultCannotBeChosen()
    {
        ScriptBook play(Side::Server, byPath());
        play.connect().thenWhatever();
        play.whenBytes(requestFor("/request-no-key")).thenWhatever();
        QVERIFY(play.sent().find("no fault of a server") != std::string::npos);
    }

    void whoNeverAsksGetsTheListInTheEnd()
    {
        ScriptBook play(Side::Server, byPath());
        play.connect().thenWhatever();
        play.after(ScriptedPeer::requestLimit)
            .when(input::Woken{})
            .then({"fault begun [upgrading]", "fault step 1 expect request [upgrading]", "WAKE 12s"});
    }

    void onlyAScriptThatWaitsForTheRequestCanBeChosen()
    {
        const Step request{step::Expect{await::Request{}, {}}};
        QVERIFY(ByPathPeer::canBeChosen(*faultWith(Side::Server, {request})));
        QVERIFY(!ByPathPeer::canBeChosen(*faultWith(Side::Client, {request})));
        QVERIFY(!ByPathPeer::canBeChosen(*faultWith(Side::Server, {})));
        QVERIFY(!ByPathPeer::canBeChosen(*faultWith(Side::Server, {{step::Fin{}}, request})));
        const auto nobody = faultWith(Side::Server, {request});
        nobody->reach = Reach::Nobody;
        QVERIFY(!ByPathPeer::canBeChosen(*nobody));
    }
};

QTEST_GUILESS_MAIN(ByPathPeerTest)
#include "by_path_peer_test.moc"
