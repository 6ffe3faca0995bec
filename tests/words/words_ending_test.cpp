#include "told_cases.h"
#include "words/words_ending.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;
using event::FrameReceived;
using event::FrameSent;

namespace {

const std::vector<ToldCase>& cases()
{
    static const std::vector<ToldCase> all{
        {"a living connection", [](ToldStory& told) { told.open(); }, ""},
        {"closed cleanly",
         [](ToldStory& told) {
             told.open().frame<FrameReceived>(Opcode::Close, closePayload(1001), SIZE_MAX, true,
                                              Phase::ClosingByPeer);
             told.frame<FrameSent>(Opcode::Close, closePayload(1001), SIZE_MAX, true, Phase::ClosingByPeer);
             told.tell(Side::Server, Phase::Closed, event::FinReceived{});
         },
         "The client sent the first close frame [#6] (1001), and the server answered it [#7] (1001)."},
        {"closed, and reset after it",
         [](ToldStory& told) {
             told.open().frame<FrameReceived>(Opcode::Close, closePayload(1001), SIZE_MAX, true,
                                              Phase::ClosingByPeer);
             told.frame<FrameSent>(Opcode::Close, closePayload(1001), SIZE_MAX, true, Phase::ClosingByPeer);
             told.tell(Side::Server, Phase::Closed, event::ResetReceived{});
         },
         "The client sent the first close frame [#6] (1001), and the server answered it [#7] (1001). Then "
         "TCP ended with a reset [#8]."},
        {"a close frame alone",
         [](ToldStory& told) {
             told.open().frame<FrameReceived>(Opcode::Close, closePayload(1001), SIZE_MAX, true,
                                              Phase::ClosingByPeer);
         },
         "The client sent the first close frame [#6] (1001); TCP has not ended yet."},
        {"a close frame without a code",
         [](ToldStory& told) {
             told.open().frame<FrameReceived>(Opcode::Close, {}, SIZE_MAX, true, Phase::ClosingByPeer);
         },
         "The client sent the first close frame [#6] (no code); TCP has not ended yet."},
        {"refused",
         [](ToldStory& told) {
             RuleSet rules;
             rules.add(UpgradeRule::MissingKey);
             told.tell(Side::Server, Phase::Upgrading, event::Request{"GET / HTTP/1.1\r\n\r\n"});
             told.tell(Side::Server, Phase::Failed, event::RequestRefused{400, rules});
             told.tell(Side::Server, Phase::Failed, event::Response{400, "HTTP/1.1 400 B\r\n\r\n", {}});
         },
         "The server refused [#2] the client's request [#1] with 400 [#3]: missing-key §4.2.1."},
    };
    return all;
}

} // namespace

class WordsEndingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachEndIsToldWithItsEvents_data() { addRows(cases()); }
    void eachEndIsToldWithItsEvents()
    {
        const ToldCase& row = caseOfRow(cases());
        ToldStory told;
        row.tell(told);
        const Explanation why = explain(told.story);
        QCOMPARE(words::withReferences(words::Ending(told.story, why).text()), QString::fromUtf8(row.text));
    }
};

QTEST_APPLESS_MAIN(WordsEndingTest)
#include "words_ending_test.moc"
