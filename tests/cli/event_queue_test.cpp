#include "cli/event_queue.h"
#include "session/json_lines.h"
#include "support/sample_session.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace lifeline;

namespace {

/// What a sink was given, as the public format writes it.
struct Lines final : EventSink {
    void accept(const Event& event) override
    {
        Event numbered = event;
        numbered.seq = ++seq;
        appendEventLine(text, numbered);
    }
    EventSeq seq = 0;
    std::string text;
};

} // namespace

class EventQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatGoesInComesOutNumbered();
    void itWakesOnlyWhenItWasEmpty();
    void aWriterWaitsForAReaderThatIsFarBehind();
    void liftingTheBoundLetsTheWriterGo();

private:
    static Event largeFrame(const std::string& payload)
    {
        Event event;
        event::FrameReceived frame;
        frame.header = "\x82";
        frame.arrived = payload.size();
        frame.payload = payload;
        event.body = frame;
        return event;
    }
};

void EventQueueTest::whatGoesInComesOutNumbered()
{
    Lines expected;
    fillSampleSession(expected);
    EventQueue queue([] {});
    fillSampleSession(queue);
    std::string text;
    const std::size_t count = queue.drain([&](const Event& event) { appendEventLine(text, event); });
    QCOMPARE(count, std::size_t(expected.seq));
    QCOMPARE(QByteArray::fromStdString(text), QByteArray::fromStdString(expected.text));
    QCOMPARE(queue.drain([](const Event&) { QFAIL("empty"); }), std::size_t{0});
}

void EventQueueTest::itWakesOnlyWhenItWasEmpty()
{
    int woken = 0;
    EventQueue queue([&] { ++woken; });
    queue.accept({});
    queue.accept({});
    QCOMPARE(woken, 1);
    queue.drain([](const Event&) {});
    queue.accept({});
    QCOMPARE(woken, 2);
}

void EventQueueTest::aWriterWaitsForAReaderThatIsFarBehind()
{
    constexpr std::size_t count = 2000; // of 64 KiB: twice the bound
    EventQueue queue([] {});
    std::atomic<std::size_t> written = 0;
    std::thread writer([&] {
        const std::string payload(64 << 10, 'x');
        for (; written < count; ++written)
            queue.accept(largeFrame(payload));
    });
    std::size_t read = 0, most = 0;
    while (read < count) {
        const std::size_t batch = queue.drain([](const Event&) {});
        read += batch;
        most = std::max(most, batch);
    }
    writer.join();
    QCOMPARE(read, count);
    QVERIFY(most <= EventQueue::bound / (64 << 10) + 1);
}

void EventQueueTest::liftingTheBoundLetsTheWriterGo()
{
    EventQueue queue([] {});
    std::thread writer([&] {
        const std::string payload(64 << 10, 'x');
        for (int i = 0; i < 1100; ++i)
            queue.accept(largeFrame(payload));
    });
    queue.liftBound();
    writer.join();
    QCOMPARE(queue.drain([](const Event&) {}), std::size_t{1100});
}

QTEST_APPLESS_MAIN(EventQueueTest)
#include "event_queue_test.moc"
