#include "told_cases.h"
#include "words/words.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;
using event::FrameReceived;
using event::FrameSent;

namespace {

RuleSet rules(std::initializer_list<UpgradeRule> list)
{
    RuleSet set;
    for (const UpgradeRule rule : list)
        set.add(rule);
    return set;
}

const std::vector<ToldCase>& cases()
{
    static const std::vector<ToldCase> all{
        {"a reset in a frame",
         [](ToldStory& told) {
             told.open().frame<FrameReceived>(Opcode::Text, "whole").wait(158ms);
             told.frame<FrameReceived>(Opcode::Text, "half of it", 4);
             told.tell(Side::Server, Phase::Closed, event::ResetReceived{}).onClose(1006);
         },
         "The client reset the connection [#8] 160 ms after its last frame [#6], half-way through a frame "
         "[#7]. on-open [#5] had fired, so on-close was owed; it fired once [#9] with 1006."},
        {"a FIN without a frame before it",
         [](ToldStory& told) {
             told.open().tell(Side::Server, Phase::Closed, event::FinReceived{}).onClose(1006);
         },
         "The client ended TCP with a FIN [#6] 2 ms after it opened [#4], without a close frame. on-open "
         "[#5] "
         "had fired, so on-close was owed; it fired once [#7] with 1006."},
        {"a reset that leaves a ping and a close unanswered",
         [](ToldStory& told) {
             told.open().frame<FrameSent>(Opcode::Ping, "p");
             told.frame<FrameSent>(Opcode::Close, closePayload(1000), SIZE_MAX, true, Phase::ClosingByUs);
             told.tell(Side::Server, Phase::Closed, event::ResetReceived{});
         },
         "The client reset the connection [#8] 4 ms after it opened [#4]. The server's ping [#6] 2 ms before "
         "the "
         "end had no pong. The server's close frame [#7] (1000) had no answer. on-open [#5] had fired, so "
         "on-close was owed; it has not fired."},
        {"lost",
         [](ToldStory& told) {
             told.open().frame<FrameSent>(Opcode::Text, "a").wait(4s);
             told.tell(Side::Server, Phase::Closed, event::ConnectionLost{Cause::TcpTimedOut, {}})
                 .onClose(1006);
         },
         "TCP was lost [#7] 4.0 s after the last frame [#6]: neither a FIN nor a reset came. on-open [#5] "
         "had "
         "fired, so on-close was owed; it fired once [#8] with 1006."},
        {"closed cleanly",
         [](ToldStory& told) {
             told.open().frame<FrameReceived>(Opcode::Close, closePayload(1001), SIZE_MAX, true,
                                              Phase::ClosingByPeer);
             told.frame<FrameSent>(Opcode::Close, closePayload(1001), SIZE_MAX, true, Phase::ClosingByPeer);
             told.tell(Side::Server, Phase::Closed, event::FinReceived{}).onClose(1001, true);
         },
         "The client sent the first close frame [#6] (1001), and the server answered it [#7] (1001). on-open "
         "[#5] had fired, so on-close was owed; it fired once [#9] with 1001."},
        {"a half-close while the other side goes on",
         [](ToldStory& told) {
             told.open(false).tell(Side::Server, Phase::Open, event::FinReceived{});
             told.frame<FrameSent>(Opcode::Text, "still here");
             told.tell(Side::Server, Phase::Closed, event::FinSent{});
         },
         "The client ended TCP with a FIN [#5] 1 ms after it opened [#4], without a close frame. The client "
         "had half-closed [#5]: it ended its own direction only. No stack has reported what this side's "
         "application was told."},
        {"refused",
         [](ToldStory& told) {
             told.tell(Side::Server, Phase::Upgrading, event::Request{"GET / HTTP/1.1\r\n\r\n"});
             told.tell(Side::Server, Phase::Failed,
                       event::RequestRefused{400, rules({UpgradeRule::MissingKey})});
             told.callback({.name = CallbackName::Upgrade, .refusal = rules({UpgradeRule::MissingKey})},
                           Phase::Failed);
             told.tell(Side::Server, Phase::Failed, event::Response{400, "HTTP/1.1 400 B\r\n\r\n", {}});
         },
         "The server refused [#2] the client's request [#1] with 400 [#4]: missing-key §4.2.1. upgrade [#3] "
         "fired with the refusal; on-open never fired, so on-close is not owed."},
        {"reset inside the request",
         [](ToldStory& told) {
             told.tell(Side::Server, Phase::Upgrading, event::Accepted{"a", "b"});
             told.tell(Side::Server, Phase::Upgrading, event::Request{"GET / HTTP/1.1\r\nHost"});
             told.tell(Side::Server, Phase::Failed, event::ResetReceived{});
         },
         "The client reset the connection [#3] half-way through its request [#2]. No callback fired, and "
         "none "
         "was owed."},
        {"another stack's names, and no promise known",
         [](ToldStory& told) {
             told.open(false).report(CallbackName::OnOpen, "onWebSocketConnect", Phase::Open);
             told.tell(Side::Server, Phase::Closed, event::ResetReceived{});
             told.report(CallbackName::OnClose, "onWebSocketClose", Phase::Closed, 1011);
         },
         "The client reset the connection [#6] 2 ms after it opened [#4]. onWebSocketConnect [#5] had fired; "
         "onWebSocketClose fired once [#7] with 1011."},
        {"another stack that never told of it",
         [](ToldStory& told) {
             told.open(false).report(CallbackName::Upgrade, "createWebSocket", Phase::Open);
             told.tell(Side::Server, Phase::Closed, event::ResetReceived{});
         },
         "The client reset the connection [#6] 2 ms after it opened [#4]. The stack never told that it had "
         "opened: no on-open, and no on-close."},
        {"our own FIN that nobody answers",
         [](ToldStory& told) {
             told.open().tell(Side::Server, Phase::Open, event::FinSent{});
             told.tell(Side::Server, Phase::Closed, event::DeadlinePassed{DeadlineName::Close}).onClose(1006);
         },
         "The server ended TCP with a FIN [#6] 2 ms after it opened [#4], without a close frame. on-open "
         "[#5] "
         "had fired, so on-close was owed; it fired once [#8] with 1006."},
    };
    return all;
}

} // namespace

class WordsExplanationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachEndIsToldWithItsEvents_data() { addRows(cases()); }
    void eachEndIsToldWithItsEvents()
    {
        const ToldCase& row = caseOfRow(cases());
        ToldStory told;
        row.tell(told);
        const auto text = words::explanation(told.story, explain(told.story));
        QCOMPARE(words::withReferences(text), QString::fromUtf8(row.text));
    }

    void withoutALogThereAreNoLinks()
    {
        ToldStory told;
        told.open();
        ConnectionStory story;
        Event event;
        event.connection = ConnectionId{1};
        event.phase = Phase::Closed;
        event.side = Side::Server;
        event.body = event::ResetReceived{};
        story.take(event);
        QVERIFY(words::explanation(story, explain(story)).links.empty());
    }
};

QTEST_APPLESS_MAIN(WordsExplanationTest)
#include "words_explanation_test.moc"
