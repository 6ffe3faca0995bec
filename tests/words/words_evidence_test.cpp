#include "support/told_story.h"
#include "words/words.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

QStringList evidenceOf(const ToldStory& told)
{
    QStringList lines;
    for (const auto& line : words::evidence(told.story, explain(told.story)))
        lines << words::withReferences(line);
    return lines;
}

} // namespace

class WordsEvidenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aResetInAFrameIsProven()
    {
        ToldStory told;
        told.open().frame<event::FrameReceived>(Opcode::Text, "whole").wait(158ms);
        told.frame<event::FrameReceived>(Opcode::Text, "half of it", 4);
        told.tell(Side::Server, Phase::Closed, event::ResetReceived{}).onClose(1006);
        QCOMPARE(
            evidenceOf(told),
            (QStringList{QStringLiteral("the end [#8]: 166 ms after the start of the session, while the "
                                        "server was open"),
                         QStringLiteral("cut off [#7]: a frame, 4 of 10 payload bytes came"),
                         QStringLiteral("last frame [#6] of the client: 160 ms before the end"),
                         QStringLiteral("silence [#6] before the end: 160 ms"),
                         QStringLiteral("callbacks of the server: upgrade [#3] on-open [#5] on-close 1006 "
                                        "[#9]")}));
    }

    void failedRulesAreNamedInFull()
    {
        ToldStory told;
        RuleSet failed;
        failed.add(UpgradeRule::MissingKey);
        told.tell(Side::Server, Phase::Upgrading, event::Request{"GET / HTTP/1.1\r\n\r\n"});
        told.tell(Side::Server, Phase::Failed, event::RequestRefused{400, failed});
        const QStringList lines = evidenceOf(told);
        QVERIFY2(
            lines.contains(QStringLiteral("failed rule [#2]: the Sec-WebSocket-Key header is missing (RFC "
                                          "6455 §4.2.1)")),
            qPrintable(lines.join(u'\n')));
        QCOMPARE(lines.last(), QStringLiteral("callbacks of the server: none"));
    }

    void whatIsNotAnsweredIsListed()
    {
        ToldStory told;
        told.open().frame<event::FrameSent>(Opcode::Ping, "p");
        told.frame<event::FrameReceived>(Opcode::Close, closePayload(1000), SIZE_MAX, true,
                                         Phase::ClosingByPeer);
        told.tell(Side::Server, Phase::Closed, event::ResetReceived{});
        const QString all = evidenceOf(told).join(u'\n');
        QVERIFY2(all.contains(QStringLiteral("ping [#6] of the server without a pong: 2 ms before the end")),
                 qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("close frame [#7] of the client, not answered: 1000 normal")),
                 qPrintable(all));
    }
};

QTEST_APPLESS_MAIN(WordsEvidenceTest)
#include "words_evidence_test.moc"
