#include "session/event_log.h"
#include "support/every_event.h"
#include "support/sample_session.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <thread>

using namespace lifeline;

namespace {

Event frameEvent(std::uint64_t number, std::string_view payload)
{
    event::FrameReceived frame;
    frame.header = std::string_view("\x81\x7E\x00\x40", 4);
    frame.offset = number;
    frame.arrived = payload.size();
    frame.payload = payload;
    Event event = eventOf(frame);
    event.at = monotonicTime(static_cast<std::int64_t>(number));
    event.connection = ConnectionId{static_cast<std::uint32_t>(number % 7 + 1)};
    return event;
}

/// What row `row` of a log filled with such frames must say.
bool isFrame(const EventLog& log, std::uint64_t row)
{
    const Event event = log.event(row);
    const auto* frame = event.as<event::FrameReceived>();
    const EventEntry& entry = log.entry(row);
    return frame != nullptr && event.seq == row + 1 && entry.at == static_cast<std::int64_t>(row) &&
           entry.connection == row % 7 + 1 && frame->offset == row && frame->payload.size() == row % 100 &&
           frame->payload.find_first_not_of(static_cast<char>('a' + row % 26)) == std::string_view::npos;
}

std::string payloadOf(std::uint64_t row) { return std::string(row % 100, static_cast<char>('a' + row % 26)); }

} // namespace

class EventLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersEventsFromOneAndGivesThemBack();
    void anIndexRowTellsTheMain_data();
    void anIndexRowTellsTheMain();
    void rowsNeverMove();
    void beyondTheEventLimitEventsAreCounted();
    void beyondTheByteLimitEventsAreCounted();
    void withoutRoomForDetailsEventsAreCounted();
    void anEventTooLargeForTheStoreIsCounted();
    void payloadsAreKeptUpToTheLimit();
    void countsItsBytes();
    void absurdLimitsAreBroughtDown();
    void aReaderFollowsWhileTheWriterWrites();
    void eventsKeepTheirOwnNumbers();
    void rowsOfAFileAreTakenAsTheyAre();
    void detailsMayLieInAScratchFile();
};

void EventLogTest::numbersEventsFromOneAndGivesThemBack()
{
    EventLog log("2026-11-22T18:54:00.000Z");
    QCOMPARE(log.startedUtc(), std::string("2026-11-22T18:54:00.000Z"));
    const auto all = everyEvent();
    for (const auto& named : all)
        log.accept(named.event);
    QCOMPARE(log.size(), std::uint64_t{all.size()});
    for (std::size_t i = 0; i < all.size(); ++i) {
        Event expected = all[i].event;
        expected.seq = i + 1;
        QCOMPARE(asLine(log.event(i)), asLine(expected));
    }
}

void EventLogTest::anIndexRowTellsTheMain_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("aux");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, int length, int aux, int code) {
        QTest::newRow(name) << QString::fromUtf8(name) << length << aux << code;
    };
    row("text received", 5, 1, 0);
    row("close", 5, 8, 1000);
    row("close without a code", 0, 8, 1005);
    row("partial frame", 4, 2, 0);
    row("part of a header", 0, 1, 0);
    row("message received", 70'000, 2, 0);
    row("on-close", 0, static_cast<int>(CallbackName::OnClose), 1006);
    row("on-message", 12, static_cast<int>(CallbackName::OnMessage), 0);
    row("armed", 0, static_cast<int>(DeadlineName::Idle), 0);
    row("finding", 0, static_cast<int>(Violation::UnmaskedFrame), 0);
    row("response with a body", 52 + 12, 0, 0);
    row("fin sent", 0, 0, 0);
}

void EventLogTest::anIndexRowTellsTheMain()
{
    QFETCH(const QString, name);
    QFETCH(const int, length);
    QFETCH(const int, aux);
    QFETCH(const int, code);
    const auto all = everyEvent();
    const auto named = std::ranges::find(all, name.toStdString(), &NamedEvent::name);
    QVERIFY(named != all.end());
    EventLog log("");
    log.accept(named->event);
    const EventEntry& entry = log.entry(0);
    QCOMPARE(entry.at, std::int64_t{412'083'000});
    QCOMPARE(entry.connection, 6U);
    QVERIFY(entry.kind == named->event.kind());
    QVERIFY(entry.side == named->event.side);
    QVERIFY(entry.phase == named->event.phase);
    QCOMPARE(int(entry.length), length);
    QCOMPARE(int(entry.aux), aux);
    QCOMPARE(int(entry.code), code);
}

void EventLogTest::rowsNeverMove()
{
    EventLog log("");
    log.accept(frameEvent(0, "first"));
    const EventEntry* const place = &log.entry(0);
    const Event first = log.event(0);
    fillManyEvents(log, 200'000);
    QVERIFY(&log.entry(0) == place);
    QVERIFY(first.as<event::FrameReceived>()->payload == "first");
}

void EventLogTest::beyondTheEventLimitEventsAreCounted()
{
    EventLog log("", {.maxEvents = 3});
    for (std::uint64_t i = 0; i < 10; ++i)
        log.accept(frameEvent(i, payloadOf(i)));
    QCOMPARE(log.size(), std::uint64_t{3});
    QCOMPARE(log.dropped(), std::uint64_t{7});
    QVERIFY(isFrame(log, 2));
}

void EventLogTest::beyondTheByteLimitEventsAreCounted()
{
    EventLog log("", {.maxBytes = 1'000});
    const std::string large(400, 'x');
    for (std::uint64_t i = 0; i < 5; ++i)
        log.accept(frameEvent(i, large));
    QCOMPARE(log.size(), std::uint64_t{2});
    QCOMPARE(log.dropped(), std::uint64_t{3});
    log.accept(eventOf(event::FinSent{})); // what is small still has room
    QCOMPARE(log.size(), std::uint64_t{3});
}

void EventLogTest::withoutRoomForDetailsEventsAreCounted()
{
    EventLog log("", {.maxMemory = 2 * PageBlock::unit}, "/no/such/folder");
    const std::string large(60'000, 'x');
    for (std::uint64_t i = 0; i < 100; ++i)
        log.accept(frameEvent(i, large));
    QVERIFY(log.size() > 60 && log.size() < 70);
    QCOMPARE(log.size() + log.dropped(), std::uint64_t{100});
    const std::uint64_t before = log.size();
    log.accept(eventOf(event::FinSent{})); // what is small still has room
    QCOMPARE(log.size(), before + 1);
    EventLog none("", {.maxMemory = 0}, "/no/such/folder");
    none.accept(frameEvent(0, large));
    none.accept(eventOf(event::FinSent{}));
    QCOMPARE(none.size(), std::uint64_t{1});
    QCOMPARE(none.dropped(), std::uint64_t{1});
}

void EventLogTest::anEventTooLargeForTheStoreIsCounted()
{
    EventLog log("");
    const std::string head(std::size_t{17} << 20, 'x');
    log.accept(eventOf(event::Request{head}));
    QCOMPARE(log.size(), std::uint64_t{0});
    QCOMPARE(log.dropped(), std::uint64_t{1});
}

void EventLogTest::payloadsAreKeptUpToTheLimit()
{
    EventLog log("", {.maxPayload = 10});
    const std::string payload(50, 'x');
    log.accept(frameEvent(0, payload));
    const Event event = log.event(0);
    QCOMPARE(event.as<event::FrameReceived>()->payload.size(), std::size_t{10});
    QCOMPARE(event.as<event::FrameReceived>()->arrived, std::uint64_t{50});
    QCOMPARE(log.entry(0).length, 50U);
}

void EventLogTest::countsItsBytes()
{
    EventLog log("");
    QCOMPARE(log.bytes(), std::uint64_t{0});
    log.accept(eventOf(event::FinSent{}));
    QCOMPARE(log.bytes(), std::uint64_t{sizeof(EventEntry)}); // nothing but its row
    fillManyEvents(log, 99'999);
    QVERIFY2(log.bytes() < 100'000 * (sizeof(EventEntry) + 110), std::to_string(log.bytes()).c_str());
}

void EventLogTest::absurdLimitsAreBroughtDown()
{
    EventLog log("", {.maxEvents = UINT64_MAX, .maxBytes = UINT64_MAX, .maxPayload = UINT64_MAX});
    const std::string payload(std::size_t{17} << 20, 'x');
    log.accept(frameEvent(0, payload));
    QCOMPARE(log.size(), std::uint64_t{1});
    QCOMPARE(log.event(0).as<event::FrameReceived>()->payload.size(), log.limits().maxPayload);
}

/// Bounded by the number of events; the reader looks at every row once, as soon as it is counted.
void EventLogTest::aReaderFollowsWhileTheWriterWrites()
{
    constexpr std::uint64_t count = 300'000;
    EventLog log("");
    std::thread writer([&log] {
        for (std::uint64_t i = 0; i < count; ++i)
            log.accept(frameEvent(i, payloadOf(i)));
    });
    std::uint64_t row = 0, wrong = 0, bytes = 0;
    while (row < count) {
        for (const std::uint64_t end = log.size(); row < end; ++row)
            wrong += isFrame(log, row) ? 0 : 1;
        wrong += log.bytes() < bytes ? 1 : 0;
        bytes = log.bytes();
        std::this_thread::yield();
    }
    writer.join();
    QCOMPARE(wrong, std::uint64_t{0});
    QCOMPARE(log.size(), count);
    QCOMPARE(log.dropped(), std::uint64_t{0});
}

void EventLogTest::eventsKeepTheirOwnNumbers()
{
    EventLog log("", {.maxEvents = 4});
    for (const EventSeq seq : {3, 4, 9, 9, 50}) {
        Event event = eventOf(event::FinSent{});
        event.seq = EventSeq(seq);
        log.acceptNumbered(event);
    }
    QCOMPARE(log.dropped(), std::uint64_t{1});
    const EventSeq numbers[] = {3, 4, 9, 10};
    for (std::uint64_t row = 0; row < 4; ++row) {
        QCOMPARE(log.event(row).seq, numbers[row]);
        QVERIFY(log.rowOf(numbers[row]) == row);
    }
    QVERIFY(!log.rowOf(5) && !log.rowOf(50));
}

namespace {

class OneDetail final : public DetailSource {
public:
    std::string_view view(DetailRef ref) const override { return ref.offset == 7 ? "\x05ws://" : ""; }
    std::uint64_t bytes() const override { return 100; }
};

} // namespace

void EventLogTest::rowsOfAFileAreTakenAsTheyAre()
{
    EventLog log("2026", std::make_unique<OneDetail>());
    std::vector<EventEntry> rows(150'000);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].at = static_cast<std::int64_t>(i);
        rows[i].kind = EventKind::Connecting;
        rows[i].detail = {0, i % 2 == 0 ? 7U : 8U};
    }
    log.append(std::span(rows).first(70'000), 1);
    log.append(std::span(rows).subspan(70'000), 100'001);
    QCOMPARE(log.size(), std::uint64_t{150'000});
    QCOMPARE(log.seqOf(69'999), EventSeq{70'000});
    QCOMPARE(log.seqOf(149'999), EventSeq{180'000});
    QCOMPARE(log.entry(149'999).at, std::int64_t{149'999});
    QVERIFY(log.event(149'998).as<event::Connecting>()->url == "ws://");
    QVERIFY(log.event(149'999).as<event::Connecting>()->url.empty());
    QCOMPARE(log.bytes(), std::uint64_t{100 + 150'000 * 32});
}

void EventLogTest::detailsMayLieInAScratchFile()
{
    const QTemporaryDir folder;
    EventLog log("", {}, folder.path().toStdString());
    for (std::uint64_t row = 0; row < 400'000; ++row)
        log.accept(frameEvent(row, payloadOf(row)));
    for (std::uint64_t row = 0; row < log.size(); ++row)
        QVERIFY(isFrame(log, row));
}

QTEST_APPLESS_MAIN(EventLogTest)
#include "event_log_test.moc"
