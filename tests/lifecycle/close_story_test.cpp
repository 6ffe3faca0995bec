#include "lifecycle/close_story.h"
#include "wire/frame_encoder.h"

#include <QTest>

using namespace lifeline;

namespace {

/// A story told in short: "s1000" close sent, "r1001" close received, "r" an empty one, "F" FIN received, "f"
/// FIN sent, "R"/"x" RST received/sent, "!" a violation, "i" "p" "c" "u" "t" deadlines passed, "L" lost, "N"
/// no connection to the far end.
class Told {
public:
    explicit Told(const QString& text)
    {
        for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            tell(word);
    }
    CloseStory story;

private:
    void note(EventBody body)
    {
        Event event;
        event.at = monotonicTime(++m_time);
        event.body = body;
        story.noteEnding(event);
    }

    void close(const QString& word, bool sent)
    {
        const std::string payload = word.size() > 1 ? closePayload(word.mid(1).toUShort(), "why") : "";
        const std::string header{'\x88', static_cast<char>(payload.size())};
        event::Frame frame{header, 0, payload.size(), payload};
        sent ? note(event::FrameSent{frame}) : note(event::FrameReceived{frame});
    }

    void tell(const QString& word)
    {
        switch (word[0].toLatin1()) {
        case 's': close(word, true); break;
        case 'r': close(word, false); break;
        case 'F': note(event::FinReceived{}); break;
        case 'f': note(event::FinSent{}); break;
        case 'R': note(event::ResetReceived{}); break;
        case 'x': note(event::ResetSent{}); break;
        case '!': note(event::Finding{Violation::ReservedBit, 0}); break;
        case '?': note(event::Finding{Violation::DataAfterClose, 0}); break;
        case 'i': note(event::DeadlinePassed{DeadlineName::Idle}); break;
        case 'p': note(event::DeadlinePassed{DeadlineName::Pong}); break;
        case 'c': note(event::DeadlinePassed{DeadlineName::Close}); break;
        case 'u': note(event::DeadlinePassed{DeadlineName::Upgrade}); break;
        case 't': note(event::DeadlinePassed{DeadlineName::Connect}); break;
        case 'N': note(event::ForwardFailed{Cause::Refused, "Connection refused"}); break;
        case 'L': note(event::ConnectionLost{Cause::TcpTimedOut, {}}); break;
        default: QTest::qFail("unknown word", __FILE__, __LINE__);
        }
    }

    std::int64_t m_time = 0;
};

} // namespace

class CloseStoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codeCleanAndCauseFollowFromTheFacts_data()
    {
        QTest::addColumn<QString>("told");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("clean");
        QTest::addColumn<QString>("cause");
        const auto row = [](const char* told, int code, bool clean, const char* cause) {
            QTest::newRow(told) << QString::fromLatin1(told) << code << clean << QString::fromLatin1(cause);
        };
        row("r1000 s1000 f F", 1000, true, "");
        row("s1001 r1001 F f", 1001, true, "");
        row("r s f F", 1005, true, "");
        row("r1000 s1000 ? f F", 1000, true, "");
        row("r1000 s1000 R", 1000, true, "");
        row("F f", 1006, false, "fin-without-close");
        row("f F", 1006, false, "fin-without-close");
        row("R", 1006, false, "reset");
        row("x", 1006, false, "stopped");
        row("L", 1006, false, "tcp-timed-out");
        row("s1000 F f", 1006, false, "fin-without-close");
        row("s1000 R", 1006, false, "reset");
        row("s1000 c f", 1006, false, "close-timeout");
        row("i s1001 r1001 f F", 1001, true, "");
        row("i s1001 c f", 1006, false, "idle-timeout");
        row("p f", 1006, false, "pong-timeout");
        row("! s1002 f F", 1002, false, "protocol-violation");
        row("s1000 ! f F", 1002, false, "protocol-violation");
        row("r1000 ! f F", 1002, false, "protocol-violation");
    }

    void codeCleanAndCauseFollowFromTheFacts()
    {
        QFETCH(QString, told);
        QFETCH(int, code);
        QFETCH(bool, clean);
        QFETCH(QString, cause);
        const CloseStory story = Told(told).story;
        QCOMPARE(int(story.closeCode()), code);
        QCOMPARE(story.closedCleanly(), clean);
        const std::string_view id = causeId(story.abnormalCause(true));
        QCOMPARE(QString::fromUtf8(id.data(), qsizetype(id.size())), cause);
    }

    void anEndBeforeOpenHasItsOwnCause()
    {
        QCOMPARE(Told(QStringLiteral("F f")).story.abnormalCause(false), Cause::EndedBeforeUpgrade);
        QCOMPARE(Told(QStringLiteral("R")).story.abnormalCause(false), Cause::Reset);
        QCOMPARE(Told(QStringLiteral("u f")).story.abnormalCause(false), Cause::UpgradeTimeout);
        QCOMPARE(Told(QStringLiteral("t")).story.abnormalCause(false), Cause::ConnectTimeout);
    }

    /// What follows on the near end is the door's own doing.
    void aFarEndThatIsNotThereIsNoConnection()
    {
        const CloseStory story = Told(QStringLiteral("N R")).story;
        QCOMPARE(story.end, TcpEnd::ConnectFailed);
        QCOMPARE(story.lost, Cause::Refused);
        QVERIFY(story.endMark.at == monotonicTime(1));
        QCOMPARE(story.abnormalCause(false), Cause::Refused);
        QCOMPARE(int(story.closeCode()), 1006);
    }

    void whoClosedFirstIsTheEarlierFrame()
    {
        QCOMPARE(Told(QStringLiteral("s1000 r1000")).story.closedByUsFirst, std::optional(true));
        QCOMPARE(Told(QStringLiteral("r1000 s1000")).story.closedByUsFirst, std::optional(false));
        QCOMPARE(Told(QStringLiteral("r1000")).story.closedByUsFirst, std::optional(false));
        QVERIFY(!Told(QStringLiteral("F")).story.closedByUsFirst);
    }

    void theFirstCloseFrameEachWayCounts()
    {
        const CloseStory story = Told(QStringLiteral("r1000 r1001")).story;
        QCOMPARE(int(story.closeReceived->code), 1000);
        QCOMPARE(story.closeReceived->reason, std::string("why"));
    }

    void theFirstEndOfTcpCounts()
    {
        QCOMPARE(Told(QStringLiteral("f R")).story.end, TcpEnd::FinSent);
        QCOMPARE(Told(QStringLiteral("F f")).story.end, TcpEnd::FinReceived);
    }
};

QTEST_APPLESS_MAIN(CloseStoryTest)
#include "close_story_test.moc"
