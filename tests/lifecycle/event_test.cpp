#include "lifecycle/event.h"

#include <QSet>
#include <QTest>

using namespace lifeline;

namespace {

template <class Body> Event with(Body body)
{
    Event event;
    event.body = body;
    return event;
}

event::FrameReceived frame(std::string_view header, std::string_view payload)
{
    event::FrameReceived received;
    received.header = header;
    received.payload = payload;
    received.arrived = payload.size();
    return received;
}

} // namespace

class EventTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasALayerAndANameOfItsOwn()
    {
        QSet<QByteArray> seen;
        for (std::size_t i = 0; i < eventKindCount; ++i) {
            const auto kind = static_cast<EventKind>(i);
            if (kind == EventKind::Callback || kind == EventKind::Finding) {
                QVERIFY(eventName(kind).empty());
                continue;
            }
            const QByteArray name(eventName(kind).data(), qsizetype(eventName(kind).size()));
            QVERIFY2(!name.isEmpty() && !seen.contains(name), name.constData());
            seen.insert(name);
        }
        QCOMPARE(layerOf(EventKind::ResetReceived), Layer::Tcp);
        QCOMPARE(layerOf(EventKind::RequestRefused), Layer::Http);
        QCOMPARE(layerOf(EventKind::MessageSent), Layer::Ws);
        QCOMPARE(layerOf(EventKind::DeadlinePassed), Layer::Deadline);
        QCOMPARE(layerOf(EventKind::Callback), Layer::Callback);
        QCOMPARE(layerOf(EventKind::Finding), Layer::Finding);
    }

    void callbacksAndFindingsGoByTheirOwnNames()
    {
        QCOMPARE(eventName(with(event::Callback{.name = CallbackName::OnClose})),
                 std::string_view("on-close"));
        QCOMPARE(eventName(with(event::Finding{Violation::UnmaskedFrame, 0})),
                 std::string_view("unmasked-frame"));
        QCOMPARE(eventName(with(event::FinReceived{})), std::string_view("fin-received"));
    }

    void everyCauseButNoneHasAnId()
    {
        QVERIFY(causeId(Cause::None).empty());
        QSet<QByteArray> seen;
        for (std::size_t i = 1; i < causeCount; ++i) {
            const std::string_view id = causeId(static_cast<Cause>(i));
            seen.insert(QByteArray(id.data(), qsizetype(id.size())));
        }
        QCOMPARE(std::size_t(seen.size()), causeCount - 1);
    }

    void aCloseCodeIsReadFromFramesAndFromOnClose()
    {
        QCOMPARE(closeCodeOf(with(frame(std::string_view("\x88\x02", 2), "\x03\xe8"))), std::uint16_t(1000));
        QCOMPARE(closeCodeOf(with(frame(std::string_view("\x88\x00", 2), ""))), std::uint16_t(1005));
        QCOMPARE(closeCodeOf(with(frame(std::string_view("\x88\x01", 2), "x"))), std::uint16_t(0));
        QCOMPARE(closeCodeOf(with(frame(std::string_view("\x88\x02", 2), ""))), std::uint16_t(0));
        QCOMPARE(closeCodeOf(with(frame(std::string_view("\x81\x02", 2), "\x03\xe8"))), std::uint16_t(0));
        QCOMPARE(closeCodeOf(with(event::Callback{.name = CallbackName::OnClose, .code = 1006})),
                 std::uint16_t(1006));
        QCOMPARE(closeCodeOf(with(event::FinSent{})), std::uint16_t(0));
    }

    void aStepIsSilentWhereTheWireDoesNotTellOfIt_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<bool>("silent");
        QTest::newRow("wait") << "wait 200ms" << true;
        QTest::newRow("stop reading") << "stop-reading" << true;
        QTest::newRow("resume reading") << "resume-reading" << true;
        QTest::newRow("pings") << "answer-pings false" << true;
        QTest::newRow("frame") << "send-frame text 5 B" << false;
        QTest::newRow("reset") << "reset" << false;
        QTest::newRow("expect") << "expect close 1002" << false;
    }
    void aStepIsSilentWhereTheWireDoesNotTellOfIt()
    {
        QFETCH(QString, what);
        QFETCH(bool, silent);
        const std::string words = what.toStdString();
        QCOMPARE(isSilent(event::FaultStep{"f", 1, words}), silent);
    }

    void aHeaderThatHadNotWhollyArrivedIsNone()
    {
        const Event event = with(frame("\x81", ""));
        QVERIFY(!frameHeader(*frameOf(event)));
        QVERIFY(frameOf(with(event::FinSent{})) == nullptr);
    }
};

QTEST_APPLESS_MAIN(EventTest)
#include "event_test.moc"
