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
        {"no request in time",
         [](ToldStory& told) {
             told.tell(Side::Server, Phase::Upgrading, event::Accepted{"a", "b"});
             told.tell(Side::Server, Phase::Failed, event::DeadlinePassed{DeadlineName::Upgrade});
         },
         "The server's upgrade deadline [#2] passed: no whole request came."},
        {"idle since it opened",
         [](ToldStory& told) {
             told.open().wait(5s);
             told.tell(Side::Server, Phase::Closed, event::DeadlinePassed{DeadlineName::Idle});
         },
         "The server's idle deadline [#6] passed after 5.0 s of silence since it opened [#4]."},
        {"a ping without a pong",
         [](ToldStory& told) {
             told.open().frame<FrameSent>(Opcode::Ping, "p");
             told.tell(Side::Server, Phase::Closed, event::DeadlinePassed{DeadlineName::Pong});
         },
         "The server's pong deadline [#7] passed: the client did not answer its ping [#6]."},
        {"a close frame without an answer",
         [](ToldStory& told) {
             told.open().frame<FrameSent>(Opcode::Close, closePayload(1000), SIZE_MAX, true,
                                          Phase::ClosingByUs);
             told.tell(Side::Server, Phase::Closed, event::DeadlinePassed{DeadlineName::Close});
         },
         "The server's close frame [#6] (1000) had no answer when its close deadline [#7] passed."},
    };
    return all;
}

} // namespace

class WordsEndingDeadlineTest : public QObject {
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

QTEST_APPLESS_MAIN(WordsEndingDeadlineTest)
#include "words_ending_deadline_test.moc"
