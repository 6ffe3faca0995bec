#include "support/sample_session.h"
#include "ui/table/event_face.h"

#include <QTest>

namespace lifeline {

class EventFaceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void waysAreSeenFromTheEventsSide_data()
    {
        QTest::addColumn<EventKind>("kind");
        QTest::addColumn<Side>("side");
        QTest::addColumn<Way>("way");
        QTest::newRow("a client sends requests") << EventKind::Request << Side::Client << Way::Sent;
        QTest::newRow("a server receives requests") << EventKind::Request << Side::Server << Way::Received;
        QTest::newRow("a server sends responses") << EventKind::Response << Side::Server << Way::Sent;
        QTest::newRow("a client receives responses") << EventKind::Response << Side::Client << Way::Received;
        QTest::newRow("frame sent") << EventKind::FrameSent << Side::Server << Way::Sent;
        QTest::newRow("frame received") << EventKind::FrameReceived << Side::Client << Way::Received;
        QTest::newRow("FIN sent") << EventKind::FinSent << Side::Client << Way::Sent;
        QTest::newRow("reset received") << EventKind::ResetReceived << Side::Server << Way::Received;
        QTest::newRow("a callback goes nowhere") << EventKind::Callback << Side::Server << Way::None;
        QTest::newRow("a deadline goes nowhere") << EventKind::DeadlinePassed << Side::Server << Way::None;
    }
    void waysAreSeenFromTheEventsSide()
    {
        QFETCH(EventKind, kind);
        QFETCH(Side, side);
        QTEST(wayOf(kind, side), "way");
    }

    void tonesTellWhatFailed_data()
    {
        QTest::addColumn<EventKind>("kind");
        QTest::addColumn<int>("aux");
        QTest::addColumn<EventTone>("tone");
        const auto onError = static_cast<int>(CallbackName::OnError);
        const auto onOpen = static_cast<int>(CallbackName::OnOpen);
        QTest::newRow("frame sent") << EventKind::FrameSent << 0 << EventTone::Sent;
        QTest::newRow("frame received") << EventKind::FrameReceived << 0 << EventTone::Received;
        QTest::newRow("reset") << EventKind::ResetReceived << 0 << EventTone::Fault;
        QTest::newRow("FIN") << EventKind::FinReceived << 0 << EventTone::Plain;
        QTest::newRow("message") << EventKind::MessageSent << 0 << EventTone::Plain;
        QTest::newRow("refusal") << EventKind::RequestRefused << 0 << EventTone::Fault;
        QTest::newRow("deadline passed") << EventKind::DeadlinePassed << 0 << EventTone::Fault;
        QTest::newRow("deadline met") << EventKind::DeadlineMet << 0 << EventTone::Plain;
        for (const EventKind kind :
             {EventKind::FaultInjected, EventKind::FaultBegun, EventKind::ExpectationMissed})
            QTest::addRow("fault %d", int(kind)) << kind << 0 << EventTone::Fault;
        QTest::newRow("script not as expected") << EventKind::FaultEnded << 1 << EventTone::Fault;
        QTest::newRow("script as expected") << EventKind::FaultEnded << 0 << EventTone::Plain;
        QTest::newRow("step of a script") << EventKind::FaultStep << 0 << EventTone::Plain;
        QTest::newRow("expectation met") << EventKind::ExpectationMet << 0 << EventTone::Plain;
        QTest::newRow("on-open") << EventKind::Callback << onOpen << EventTone::Plain;
        QTest::newRow("on-error") << EventKind::Callback << onError << EventTone::Fault;
    }
    void tonesTellWhatFailed()
    {
        QFETCH(EventKind, kind);
        QFETCH(int, aux);
        EventEntry entry;
        entry.kind = kind;
        entry.aux = static_cast<std::uint8_t>(aux);
        QTEST(toneOf(entry), "tone");
    }

    void bytesAreThoseOnTheWire()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        std::size_t frames = 0, heads = 0;
        for (std::uint64_t row = 0; row < log.size(); ++row) {
            const Event event = log.event(row);
            std::uint64_t expected = 0;
            if (const auto* frame = frameOf(event)) {
                expected = frame->header.size() + frame->arrived;
                ++frames;
            } else if (const auto* request = event.as<event::Request>()) {
                expected = request->head.size();
                ++heads;
            } else if (const auto* response = event.as<event::Response>()) {
                expected = response->head.size() + response->body.size();
                ++heads;
            }
            QCOMPARE(wireBytes(log, row), expected);
        }
        QVERIFY(frames > 10);
        QVERIFY(heads > 5);
    }
};

} // namespace lifeline

using lifeline::EventFaceTest;
QTEST_MAIN(EventFaceTest)
#include "event_face_test.moc"
