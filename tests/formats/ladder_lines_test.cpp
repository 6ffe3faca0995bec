#include "formats/ladder_lines.h"
#include "support/told_story.h"

#include <QTest>

using namespace lifeline;

namespace {

struct Lines {
    Lines()
    {
        told.also = [this](const Event& event) { lines.take(event); };
    }
    ToldStory told;
    LadderLines lines;
};

} // namespace

class LadderLinesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatPassesGoesAcrossAndTheRestStandsBeside()
    {
        Lines all;
        all.told.open();
        all.told.tell(Side::Server, Phase::Closed, event::ResetReceived{});
        const auto& first = all.lines.first();
        QCOMPARE(first.size(), std::size_t{6});
        QCOMPARE(first[0].right, QStringLiteral("tcp accepted"));
        QVERIFY(first[1].wire == LadderLine::Wire::ToRight &&
                first[1].label.startsWith(QStringLiteral("GET /")));
        QVERIFY(first[2].ink == Ink::Green && first[2].wire == LadderLine::Wire::Quiet);
        QVERIFY(first[3].wire == LadderLine::Wire::ToLeft);
        QCOMPARE(first[5].label, QStringLiteral("RST"));
        QVERIFY(first[5].wire == LadderLine::Wire::ToRight);
        QCOMPARE(first[5].seq, EventSeq{6});
    }

    void whatBothSawIsThereOnce()
    {
        Lines all;
        all.told.tell(Side::Client, Phase::Upgrading, event::Connected{"a", "b"});
        all.told.tell(Side::Client, Phase::Upgrading, event::Request{"GET / HTTP/1.1\r\n\r\n"});
        all.told.tell(Side::Server, Phase::Upgrading, event::Request{"GET / HTTP/1.1\r\n\r\n"});
        QCOMPARE(all.lines.first().size(), std::size_t{2});
    }

    void whatDidNotComeIsDim()
    {
        Lines all;
        all.told.tell(Side::Server, Phase::Upgrading, event::Accepted{"a", "b"});
        all.told.tell(Side::Server, Phase::Failed, event::FinReceived{});
        const auto ghosts = all.lines.ghosts(all.told.story);
        QVERIFY(!ghosts.empty());
        QCOMPARE(ghosts.front().right, QStringLiteral("(no upgrade)"));
        QVERIFY(ghosts.front().ink == Ink::Dim && ghosts.front().seq == 0);
    }

    void aLongLifeKeepsItsEnds()
    {
        Lines all;
        for (int i = 0; i < 1000; ++i)
            all.told.callback({.name = CallbackName::OnPing}, Phase::Open);
        QCOMPARE(all.lines.first().size() + all.lines.last().size(), LadderLines::mostRows);
        QCOMPARE(all.lines.leftOut(), std::size_t{880});
        QCOMPARE(all.lines.last().back().seq, EventSeq{1000});
    }
};

QTEST_APPLESS_MAIN(LadderLinesTest)
#include "ladder_lines_test.moc"
