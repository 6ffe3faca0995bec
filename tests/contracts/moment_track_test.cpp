// Events of one witness, row by row, and the moments they are.
#include "contract_sample.h"
#include "contracts/moment_track.h"
#include "support/playbook.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

/// Events at times that are set by hand; texts are kept.
class Witness {
public:
    Witness(Side side, Side witness) : m_track(side, witness), m_witness(witness) {}

    Witness& at(Duration time)
    {
        m_now = MonotonicTime(time);
        return *this;
    }
    template <class Body> Witness& operator()(const Body& body)
    {
        Event event;
        event.seq = ++m_seq;
        event.at = m_now;
        event.side = m_witness;
        event.body = body;
        m_track.take(event);
        return *this;
    }
    template <class Direction> Witness& frame(const char* headerHex, std::string_view payload)
    {
        const QByteArray header = QByteArray::fromHex(headerHex);
        Direction out;
        out.header = {header.constData(), static_cast<std::size_t>(header.size())};
        out.payload = payload;
        out.arrived = payload.size();
        return (*this)(out);
    }
    QString text(Duration latest = 0s) const
    {
        return textOf(momentsText(m_track.moments(std::max(m_now, MonotonicTime(latest)))));
    }
    MomentTrack& track() { return m_track; }
    std::vector<Moment> moments() const { return m_track.moments(m_now); }

private:
    MomentTrack m_track;
    Side m_witness;
    MonotonicTime m_now;
    EventSeq m_seq = 0;
};

using Received = event::FrameReceived;
using Sent = event::FrameSent;
constexpr const char* maskedText = "818200000000";
constexpr std::string_view code1000("\x03\xE8", 2);

Witness opened(Side witness)
{
    const std::string request = goodRequest();
    Witness all(Side::Server, witness);
    all(event::Accepted{})(event::Request{request});
    return all.at(1ms)(event::Response{101, {}, {}}).at(2ms);
}

} // namespace

class MomentTrackTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachMomentRestsOnItsEvent();
    void silenceStandsBeforeWhatEndsIt();
    void silenceUntilTheLastEventCounts();
    void anEndIsNotSilent();
    void whatCameBeforeTheAnswerIsGlued();
    void whatCameWithTheHeadIsGlued();
    void anEndBeforeTheAnswerIsGlued();
    void whatWasSentBeforeTheAnswerIsGluedThoughItCameLater();
    void theApplicationCloses();
    void aCloseInAnswerIsNoneOfTheApplications();
    void aCloseWithAnotherCodeMayCrossThePeers();
    void aCloseByATimerIsNoneOfTheApplications();
    void aRefusedHandshakeIsEndedByTheStack();
    void anEndInsideAFrame();
    void silenceInsideAFrameAsItsSenderTells();
    void whatComesInsideAMessage();
    void aFrameThatWasCutBeganAMessageOnceItsHeaderCame();
    void aPongAnswersItsPing();
    void aSideThatReadsOnHasItsViolations();
    void aMessageTooLargeForItStandsBehindItsViolation();
    void aRuleOfTheServersOwnIsAdded();
    void theOtherEndIsSeenFromAcross();
    void aClientAndItsResponse();
};

void MomentTrackTest::eachMomentRestsOnItsEvent()
{
    const auto moments = opened(Side::Server)(event::FinReceived{}).moments();
    QCOMPARE(moments.size(), std::size_t{3});
    QCOMPARE(moments[1].event, EventSeq{2});
    QCOMPARE(moments[2].event, EventSeq{4});
}

void MomentTrackTest::silenceStandsBeforeWhatEndsIt()
{
    QCOMPARE(opened(Side::Server).at(2s)(event::FinReceived{}).text(),
             QStringLiteral("connected request silence:2s fin"));
    QCOMPARE(opened(Side::Server).at(99ms)(event::FinReceived{}).text(),
             QStringLiteral("connected request fin"));
}

void MomentTrackTest::silenceUntilTheLastEventCounts()
{
    QCOMPARE(opened(Side::Server).text(2ms), QStringLiteral("connected request"));
    QCOMPARE(opened(Side::Server).text(1500ms), QStringLiteral("connected request silence:1.5s"));
}

void MomentTrackTest::anEndIsNotSilent()
{
    QCOMPARE(opened(Side::Server)(event::ResetReceived{}).text(9s),
             QStringLiteral("connected request reset"));
    QCOMPARE(opened(Side::Server)(event::ConnectionLost{}).text(9s),
             QStringLiteral("connected request lost"));
}

void MomentTrackTest::whatCameBeforeTheAnswerIsGlued()
{
    Witness server(Side::Server, Side::Server);
    const std::string request = goodRequest();
    server(event::Request{request}).at(1ms).frame<Received>(maskedText, "hi")(event::Response{101, {}, {}});
    server.at(2ms).frame<Received>(maskedText, "hi");
    QCOMPARE(server.text(), QStringLiteral("request text+glued text"));
}

void MomentTrackTest::whatCameWithTheHeadIsGlued()
{
    Witness server(Side::Server, Side::Server);
    const std::string request = goodRequest();
    server(event::Request{request})(event::Response{101, {}, {}}).frame<Received>(maskedText, "hi");
    QCOMPARE(server.text(), QStringLiteral("request text+glued"));
}

void MomentTrackTest::anEndBeforeTheAnswerIsGlued()
{
    Witness asked(Side::Server, Side::Server);
    const std::string request = goodRequest();
    asked(event::Request{request}).at(99ms)(event::ResetReceived{});
    QCOMPARE(asked.text(), QStringLiteral("request reset+glued"));
    Witness late(Side::Server, Side::Server);
    late(event::Request{request}).at(100ms)(event::ResetReceived{});
    QCOMPARE(late.text(), QStringLiteral("request silence:100ms reset"));
    Witness closing = opened(Side::Server);
    closing.frame<Received>("888200000000", code1000)(event::FinReceived{});
    QCOMPARE(closing.text(), QStringLiteral("connected request close:1000 fin+glued"));
    Witness answered = opened(Side::Server);
    answered.frame<Received>("888200000000", code1000).frame<Sent>("8802", code1000)(event::FinReceived{});
    QCOMPARE(answered.text(), QStringLiteral("connected request close:1000 fin"));
}

void MomentTrackTest::whatWasSentBeforeTheAnswerIsGluedThoughItCameLater()
{
    Witness client(Side::Server, Side::Client);
    client(event::Connected{})(event::Request{goodRequest()}).frame<Sent>(maskedText, "hi");
    client.at(1ms)(event::Response{101, {}, {}}).at(2ms).frame<Sent>(maskedText, "yo");
    QCOMPARE(client.track().gluedFrames(), std::size_t{1});
    Witness held = opened(Side::Server);
    held.track().noteGluedFrames(1);
    held.frame<Received>(maskedText, "hi").frame<Received>(maskedText, "yo");
    QCOMPARE(held.text(), QStringLiteral("connected request text+glued text"));
}

void MomentTrackTest::theApplicationCloses()
{
    Witness server = opened(Side::Server);
    server.frame<Sent>("8802", code1000).at(1s).frame<Received>("888200000000", code1000);
    QCOMPARE(server.text(), QStringLiteral("connected request local-close:1000 silence:998ms close:1000"));
    QCOMPARE(opened(Side::Server)(event::FinSent{}).text(), QStringLiteral("connected request local-fin"));
    QCOMPARE(opened(Side::Server)(event::ResetSent{}).text(),
             QStringLiteral("connected request local-reset"));
    Witness refuses(Side::Server, Side::Server);
    refuses(event::Accepted{})(event::Request{goodRequest()})(event::FinSent{});
    QCOMPARE(refuses.text(), QStringLiteral("connected request local-fin+glued"));
}

void MomentTrackTest::aCloseInAnswerIsNoneOfTheApplications()
{
    Witness answers = opened(Side::Server);
    answers.frame<Received>("888200000000", code1000).frame<Sent>("8802", code1000)(event::FinSent{});
    QCOMPARE(answers.text(), QStringLiteral("connected request close:1000"));
    Witness fails = opened(Side::Server);
    fails.frame<Received>("8100", {}).frame<Sent>("8802", "\x03\xEA")(event::FinSent{});
    QCOMPARE(fails.text(), QStringLiteral("connected request violation:unmasked-frame text"));
}

void MomentTrackTest::aCloseWithAnotherCodeMayCrossThePeers()
{
    Witness crosses = opened(Side::Server);
    crosses.frame<Received>("888200000000", code1000).frame<Sent>("8802", "\x03\xE9");
    QCOMPARE(crosses.text(), QStringLiteral("connected request close:1000 local-close:1001+crossed"));
    Witness empty = opened(Side::Server);
    empty.frame<Received>("888000000000", {}).frame<Sent>("8802", code1000);
    QCOMPARE(empty.text(), QStringLiteral("connected request close:1005"));
    Witness second = opened(Side::Server);
    second.frame<Sent>("8802", code1000).frame<Received>("888200000000", "\x03\xE9");
    second.frame<Sent>("8802", code1000);
    QCOMPARE(second.text(), QStringLiteral("connected request local-close:1000 close:1001"));
    Witness fails = opened(Side::Server);
    fails.frame<Received>("888200000000", "\x03\xE7").frame<Sent>("8802", "\x03\xEA");
    QCOMPARE(fails.text(), QStringLiteral("connected request violation:invalid-close-code:999 close:999"));
}

void MomentTrackTest::aCloseByATimerIsNoneOfTheApplications()
{
    Witness server = opened(Side::Server);
    server(event::DeadlinePassed{DeadlineName::Idle}).frame<Sent>("8802", "\x03\xE9");
    QCOMPARE(server.text(), QStringLiteral("connected request"));
}

void MomentTrackTest::aRefusedHandshakeIsEndedByTheStack()
{
    Witness server(Side::Server, Side::Server);
    server(event::Accepted{})(event::Request{"GET / HTTP/1.1\r\nHost: a\r\n\r\n"});
    server(event::Response{426, {}, {}})(event::FinSent{});
    QCOMPARE(server.text(), QStringLiteral("connected request!not-an-upgrade"));
}

void MomentTrackTest::anEndInsideAFrame()
{
    QCOMPARE(opened(Side::Server).at(3s).frame<Received>("818500000000", "hi")(event::FinReceived{}).text(),
             QStringLiteral("connected request silence:3s+mid-frame fin+mid-frame+mid-message"));
}

void MomentTrackTest::silenceInsideAFrameAsItsSenderTells()
{
    Witness across = opened(Side::Client);
    across.frame<Sent>("818500000000", "hi").at(2s)(event::ResetSent{});
    QCOMPARE(
        across.text(),
        QStringLiteral("connected request silence:1.998s+mid-frame+mid-message reset+mid-frame+mid-message"));
}

void MomentTrackTest::whatComesInsideAMessage()
{
    constexpr const char* begins = "018200000000";
    Witness ends = opened(Side::Server);
    ends.frame<Received>(begins, "hi").at(2s)(event::ResetReceived{});
    QCOMPARE(ends.text(), QStringLiteral("connected request silence:1.998s+mid-message reset+mid-message"));
    Witness closes = opened(Side::Server);
    closes.frame<Received>(begins, "hi").frame<Received>("888200000000", code1000);
    QCOMPARE(closes.text(), QStringLiteral("connected request close:1000+mid-message"));
    Witness breaks = opened(Side::Server);
    breaks.frame<Received>(begins, "hi").frame<Received>("808200000000", "\xFF\xFF");
    breaks.frame<Received>(maskedText, "\xFF\xFF");
    QCOMPARE(breaks.text(), QStringLiteral("connected request violation:invalid-utf8+mid-message text "
                                           "violation:invalid-utf8 text"));
    Witness first = opened(Side::Server);
    first.frame<Received>(begins, "\xFF\xFF").frame<Received>("808200000000", "hi")(event::FinReceived{});
    QCOMPARE(first.text(), QStringLiteral("connected request violation:invalid-utf8 text fin"));
}

void MomentTrackTest::aFrameThatWasCutBeganAMessageOnceItsHeaderCame()
{
    Witness payload = opened(Side::Server);
    payload.frame<Received>("818500000000", "hi")(event::ResetReceived{});
    QCOMPARE(payload.text(), QStringLiteral("connected request reset+mid-frame+mid-message"));
    Witness header = opened(Side::Server);
    header.frame<Received>("81", {})(event::ResetReceived{});
    QCOMPARE(header.text(), QStringLiteral("connected request reset+mid-frame"));
}

void MomentTrackTest::aPongAnswersItsPing()
{
    Witness server = opened(Side::Server);
    server.frame<Sent>("8901", "a").frame<Sent>("8901", "b");
    server.frame<Received>("8a8100000000", "b").frame<Received>("8a8100000000", "a");
    QCOMPARE(server.text(), QStringLiteral("connected request pong pong+unasked"));
}

void MomentTrackTest::aSideThatReadsOnHasItsViolations()
{
    Witness server = opened(Side::Server);
    server.frame<Received>("8100", {}).frame<Received>("c18000000000", {}).frame<Received>(maskedText, "hi");
    QCOMPARE(server.text(), QStringLiteral("connected request violation:unmasked-frame text "
                                           "violation:reserved-bit text text"));
}

void MomentTrackTest::aMessageTooLargeForItStandsBehindItsViolation()
{
    Witness server = opened(Side::Server);
    server.frame<Received>(maskedText, "hi")(event::Finding{Violation::MessageTooLarge, 0});
    QCOMPARE(server.text(), QStringLiteral("connected request violation:message-too-large text"));
}

void MomentTrackTest::aRuleOfTheServersOwnIsAdded()
{
    RuleSet rules;
    rules.add(UpgradeRule::OriginNotAllowed);
    Witness server(Side::Server, Side::Server);
    const std::string request = goodRequest();
    server(event::Request{request})(event::RequestRefused{403, rules});
    QCOMPARE(server.text(), QStringLiteral("request!origin-not-allowed"));
}

void MomentTrackTest::theOtherEndIsSeenFromAcross()
{
    Witness client = opened(Side::Client);
    client.frame<Sent>(maskedText, "hi").frame<Received>("8802", code1000)(event::FinReceived{});
    client(event::DeadlinePassed{DeadlineName::Close})(event::FinSent{});
    QCOMPARE(client.text(), QStringLiteral("connected request text local-close:1000 fin"));
}

void MomentTrackTest::aClientAndItsResponse()
{
    const std::string request = goodRequest(), response = goodResponse(request);
    Witness client(Side::Client, Side::Client);
    client(event::Connected{})(event::Request{request}).at(1ms);
    client(event::Response{100, "HTTP/1.1 100 Continue\r\n\r\n", {}})(event::Response{101, response, {}});
    client.at(2ms).frame<Received>("8100", {});
    QCOMPARE(client.text(), QStringLiteral("connected response:100!status-not-101 response:101 text"));
    Witness failed(Side::Client, Side::Client);
    failed(event::ConnectFailed{});
    QCOMPARE(failed.text(), QStringLiteral("connect-failed"));
}

QTEST_APPLESS_MAIN(MomentTrackTest)
#include "moment_track_test.moc"
