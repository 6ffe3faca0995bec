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
        {"a reset in a frame",
         [](ToldStory& told) {
             told.open().frame<FrameReceived>(Opcode::Text, "whole").wait(158ms);
             told.frame<FrameReceived>(Opcode::Text, "half of it", 4);
             told.tell(Side::Server, Phase::Closed, event::ResetReceived{});
         },
         "The client reset the connection [#8] 160 ms after its last frame [#6], half-way through a frame "
         "[#7]."},
        {"a FIN without a frame before it",
         [](ToldStory& told) { told.open().tell(Side::Server, Phase::Closed, event::FinReceived{}); },
         "The client ended TCP with a FIN [#6] 2 ms after it opened [#4], without a close frame."},
        {"lost",
         [](ToldStory& told) {
             told.open().frame<FrameSent>(Opcode::Text, "a").wait(4s);
             told.tell(Side::Server, Phase::Closed, event::ConnectionLost{Cause::TcpTimedOut, {}});
         },
         "TCP was lost [#7] 4.0 s after the last frame [#6]: neither a FIN nor a reset came."},
        {"reset inside the request",
         [](ToldStory& told) {
             told.tell(Side::Server, Phase::Upgrading, event::Accepted{"a", "b"});
             told.tell(Side::Server, Phase::Upgrading, event::Request{"GET / HTTP/1.1\r\nHost"});
             told.tell(Side::Server, Phase::Failed, event::ResetReceived{});
         },
         "The client reset the connection [#3] half-way through its request [#2]."},
    };
    return all;
}

} // namespace

class WordsEndingTcpTest : public QObject {
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

QTEST_APPLESS_MAIN(WordsEndingTcpTest)
#include "words_ending_tcp_test.moc"
