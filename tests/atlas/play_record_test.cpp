#include "atlas/play_record.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<Fault> clientsFault(Reach reach = Reach::Normal)
{
    auto fault = std::make_shared<Fault>();
    fault->id = "a";
    fault->side = Side::Client;
    fault->reach = reach;
    return fault;
}

template <class Body> Event eventOf(std::int64_t ms, Side side, Body body)
{
    Event event;
    event.at = MonotonicTime(std::chrono::milliseconds(ms));
    event.side = side;
    event.body = body;
    return event;
}

event::Callback callback(CallbackName name, std::uint16_t code = 0)
{
    event::Callback told;
    told.name = name;
    told.stack = "jetty 9.4.57";
    told.called = "own";
    told.code = code;
    return told;
}

MonotonicTime at(std::int64_t ms) { return MonotonicTime(std::chrono::milliseconds(ms)); }

} // namespace

class PlayRecordTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlayIsToldWithItsWire();
    void aPlayIsOverWhenAllIsQuiet();
    void aClientWithoutARequestIsKnownByItsNameAlone();
    void aStackThatNeverEndsIsGivenUp();
    void callbacksWithoutARoleDoNotCount();
    void whereNobodyAnswersThereIsSilence();
    void nobodyReachedIsToldAllTheSame();
    void playsAreGatheredByWhatWasTold();
};

void PlayRecordTest::aPlayIsToldWithItsWire()
{
    PlayRecord record(clientsFault(), {}, at(0));
    record.take(eventOf(10, Side::Client, event::FaultStep{"a", 1, "send-request"}));
    record.take(eventOf(12, Side::Server, event::Response{101, {}, {}}));
    record.take(eventOf(13, Side::Server, callback(CallbackName::OnOpen)));
    record.take(eventOf(20, Side::Client, event::FaultStep{"a", 2, "reset"}));
    record.take(eventOf(20, Side::Client, event::FaultStep{"a", 3, "expect end"}));
    record.take(eventOf(20, Side::Client, event::FaultEnded{"a", true}));
    record.take(eventOf(45, Side::Server, callback(CallbackName::OnClose, 1006)));
    QCOMPARE(record.outcome().told, std::string("on-open on-close:1006"));
    QCOMPARE(record.outcome().wire, std::string("101"));
    QCOMPARE(record.outcome().afterMs, std::int64_t{25});
    QCOMPARE(record.stack(), std::string("jetty 9.4.57"));
    QVERIFY(record.complete());
}

void PlayRecordTest::aPlayIsOverWhenAllIsQuiet()
{
    PlayRecord record(clientsFault(), {300ms, 8s}, at(0));
    record.take(eventOf(10, Side::Client, event::FaultEnded{"a", true}));
    QCOMPARE(record.overAt(), at(8010));
    record.take(eventOf(20, Side::Server, event::FinReceived{}));
    QVERIFY(!record.tcpOver());
    record.take(eventOf(30, Side::Server, event::FinSent{}));
    QVERIFY(record.tcpOver());
    QCOMPARE(record.overAt(), at(330));
    record.take(eventOf(320, Side::Server, callback(CallbackName::OnClose, 1005)));
    QCOMPARE(record.overAt(), at(620));
}

void PlayRecordTest::aClientWithoutARequestIsKnownByItsNameAlone()
{
    const auto fault = clientsFault();
    fault->side = Side::Server;
    PlayRecord silent(fault, {300ms, 8s}, at(0));
    silent.take(eventOf(10, Side::Server, event::FaultEnded{"a", true}));
    silent.take(eventOf(20, Side::Client, event::ResetReceived{}));
    QCOMPARE(silent.overAt(), at(2320));
    silent.takeUnmatched("ws 8", {CallbackName::OnError, "error", 0, {}, 0, {}}, at(2030), 2000ms);
    QCOMPARE(silent.outcome().told, std::string("on-error"));
    QCOMPARE(silent.overAt(), at(4330));
    PlayRecord asks(fault, {300ms, 8s}, at(0));
    asks.take(eventOf(5, Side::Client, event::Request{"GET / HTTP/1.1\r\n\r\n"}));
    asks.take(eventOf(10, Side::Server, event::FaultEnded{"a", true}));
    asks.take(eventOf(20, Side::Client, event::ResetReceived{}));
    QCOMPARE(asks.overAt(), at(320));
}

void PlayRecordTest::aStackThatNeverEndsIsGivenUp()
{
    PlayRecord record(clientsFault(), {300ms, 8s}, at(0));
    QCOMPARE(record.overAt(), at(18'000)); // the limit of the fault is 10 s
    QVERIFY(!record.complete());
    record.take(eventOf(100, Side::Server, event::ResetReceived{}));
    QCOMPARE(record.overAt(), at(18'000));
    record.take(eventOf(200, Side::Client, event::FaultEnded{"a", true}));
    for (int ms = 400; ms < 9000; ms += 200)
        record.take(eventOf(ms, Side::Server, callback(CallbackName::OnError)));
    QCOMPARE(record.overAt(), at(8200));
}

void PlayRecordTest::callbacksWithoutARoleDoNotCount()
{
    PlayRecord record(clientsFault(), {300ms, 8s}, at(0));
    record.take(eventOf(10, Side::Client, event::FaultEnded{"a", true}));
    record.take(eventOf(20, Side::Server, event::ResetReceived{}));
    record.take(eventOf(200, Side::Server, callback(CallbackName::Other)));
    QCOMPARE(record.overAt(), at(320));
    QCOMPARE(record.outcome().told, std::string("-"));
    QCOMPARE(record.stack(), std::string("jetty 9.4.57"));
}

void PlayRecordTest::whereNobodyAnswersThereIsSilence()
{
    const PlayRecord record(clientsFault(Reach::FullBacklog), {300ms, 8s}, at(0));
    QCOMPARE(record.outcome().moments, std::string("silence:8s"));
}

void PlayRecordTest::nobodyReachedIsToldAllTheSame()
{
    PlayRecord record(clientsFault(Reach::Nobody), {300ms, 8s}, at(0));
    QCOMPARE(record.overAt(), at(8000));
    record.takeUnmatched("ws 8", {CallbackName::OnError, "error", 0, {}, 0, {}}, at(40));
    QCOMPARE(record.overAt(), at(340));
    QCOMPARE(record.outcome().told, std::string("on-error"));
    QCOMPARE(record.outcome().moments, std::string("connect-failed"));
    record.takeUnmatched("ws 8", {CallbackName::OnClose, "close", 1006, {}, 0, {}}, at(2060), 2000ms);
    QCOMPARE(record.overAt(), at(2360));
    QCOMPARE(record.outcome().told, std::string("on-error on-close:1006"));
    QCOMPARE(record.outcome().afterMs, std::int64_t{60});
    QVERIFY(record.complete());
}

void PlayRecordTest::playsAreGatheredByWhatWasTold()
{
    const auto play = [](const char* told, const char* wire, std::int64_t after) {
        return AtlasOutcome{told, wire, "connected", 1, after};
    };
    const auto outcomes = outcomesOf({play("on-open", "101", 5), play("-", "-", 0),
                                      play("on-open", "101 fin", 7), play("on-open", "101 fin", 30)});
    QCOMPARE(outcomes.size(), std::size_t{2});
    QVERIFY((outcomes[0] == AtlasOutcome{"on-open", "101 fin", "connected", 3, 7}));
    QVERIFY((outcomes[1] == AtlasOutcome{"-", "-", "connected", 1, 0}));
    QVERIFY(outcomesOf({}).empty());
}

QTEST_APPLESS_MAIN(PlayRecordTest)
#include "play_record_test.moc"
