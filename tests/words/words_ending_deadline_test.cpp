#include "support/told_story.h"
#include "words/words_ending.h"

#include <QtTest>

#include <functional>

using namespace lifeline;
using namespace std::chrono_literals;
using event::FrameReceived;
using event::FrameSent;

namespace {

struct Case {
    const char* name;
    std::function<void(ToldStory&)> tell;
    const char* text; // with [#events]
};

const std::vector<Case>& cases()
{
    static const std::vector<Case> all{
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
    void eachEndIsToldWithItsEvents_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < cases().size(); ++i)
            QTest::newRow(cases()[i].name) << int(i);
    }
    void eachEndIsToldWithItsEvents()
    {
        QFETCH(const int, index);
        ToldStory told;
        cases()[std::size_t(index)].tell(told);
        const Explanation why = explain(told.story);
        QCOMPARE(words::withReferences(words::Ending(told.story, why).text()),
                 QString::fromUtf8(cases()[std::size_t(index)].text));
    }
};

QTEST_APPLESS_MAIN(WordsEndingDeadlineTest)
#include "words_ending_deadline_test.moc"
