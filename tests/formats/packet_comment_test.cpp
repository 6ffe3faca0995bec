#include "formats/packet_comment.h"
#include "support/every_event.h"
#include "support/told_story.h"

#include <QTest>

using namespace lifeline;

class PacketCommentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSentenceAndTheEvent()
    {
        const Event event =
            eventOf(event::Callback{.name = CallbackName::OnClose, .code = 1006}, Phase::Closed);
        QCOMPARE(packetComment(event),
                 "server: callback on-close 1006 abnormal closure · clean=false\nlifeline:" + asLine(event));
    }

    void everyCommentIsTwoLinesThatATerminalCanShow()
    {
        for (const NamedEvent& named : everyEvent()) {
            const QByteArray text = QByteArray::fromStdString(packetComment(named.event));
            QVERIFY2(text.count('\n') == 1 && text.contains("\nlifeline:{"), named.name);
            for (const char letter : text)
                QVERIFY2(letter == '\n' || static_cast<unsigned char>(letter) >= 0x20, named.name);
        }
    }

    void whatPacketsShowIsNoComment()
    {
        for (const EventKind kind :
             {EventKind::FrameSent, EventKind::Request, EventKind::Response, EventKind::FinSent,
              EventKind::ResetReceived, EventKind::Accepted, EventKind::MessageSent, EventKind::DeadlineArmed,
              EventKind::DeadlineMet})
            QVERIFY(!isCommented(kind));
        for (const EventKind kind :
             {EventKind::Callback, EventKind::Finding, EventKind::DeadlinePassed, EventKind::FaultStep,
              EventKind::RequestRefused, EventKind::ConnectionLost, EventKind::ConnectFailed,
              EventKind::ReportRefused, EventKind::Forwarding})
            QVERIFY(isCommented(kind));
    }

    void anEventTooLongHasItsSentenceOnly()
    {
        event::Callback callback{.name = CallbackName::OnError, .stack = "x", .called = "error"};
        const std::string reason(70'000, 'r');
        callback.reason = reason;
        const std::string text = packetComment(eventOf(callback));
        QVERIFY(text.size() < 300);
        QVERIFY(text.find("lifeline:") == std::string::npos);
    }

    void theVerdictIsASentence()
    {
        ToldStory told;
        told.open().tell(Side::Server, Phase::Closed, event::ResetReceived{});
        QVERIFY(verdictComment(told.story).starts_with("Verdict: Opened, then reset on the wire. "));
    }

    void whatIsMissingOfAPayloadIsCounted()
    {
        const Event event = eventOf(event::FrameReceived{});
        QCOMPARE(cutComment(event, 2, 5, true),
                 std::string(
                     "Event 1: Lifeline kept 2 of 5 bytes of this payload; the rest stands here as zeros."));
        QVERIFY(cutComment(event, 2, 5, false).ends_with("the rest is missing here."));
    }
};

QTEST_APPLESS_MAIN(PacketCommentTest)
#include "packet_comment_test.moc"
