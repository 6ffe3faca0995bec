#include "support/told_story.h"
#include "words/words.h"

#include <QTest>

using namespace lifeline;

namespace {

QString debt(const ToldStory& told, const Duties& duties = {})
{
    return words::callbackDebt(told.story, explain(told.story, duties)).text;
}

Duties always(Duty duty)
{
    return [duty](Side, const SideStory&, CallbackName) { return CallbackDuty{.duty = duty}; };
}

ToldStory ofJetty(bool closes)
{
    ToldStory told;
    told.open(false).report(CallbackName::OnOpen, "onWebSocketConnect", Phase::Open);
    told.tell(Side::Server, Phase::Closed, event::ResetReceived{});
    if (closes)
        told.report(CallbackName::OnClose, "onWebSocketClose", Phase::Closed, 1006);
    return told;
}

} // namespace

class WordsCallbacksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theReferenceOwesOnCloseAfterOnOpen()
    {
        ToldStory told;
        told.open();
        QCOMPARE(debt(told),
                 QStringLiteral("on-open fired, so on-close is owed when this ends, however it ends."));
        told.tell(Side::Server, Phase::ClosingByPeer, event::MessageReceived{});
        QCOMPARE(debt(told), QStringLiteral("on-open fired, so on-close is owed when TCP ends."));
        told.tell(Side::Server, Phase::Closed, event::ResetReceived{});
        QCOMPARE(debt(told), QStringLiteral("on-open had fired, so on-close was owed; it has not fired."));
        told.onClose(1006);
        QCOMPARE(debt(told),
                 QStringLiteral("on-open had fired, so on-close was owed; it fired once with 1006."));
        told.onClose(1000);
        QCOMPARE(
            debt(told),
            QStringLiteral("on-open had fired, so on-close was owed; it fired 2 times, last with 1000."));
    }

    void whatNeverOpenedSaysWhatFired()
    {
        ToldStory told;
        told.tell(Side::Server, Phase::Upgrading, event::Accepted{"a", "b"});
        QCOMPARE(debt(told), QStringLiteral("No callback has fired yet, and none is owed."));
        told.callback({.name = CallbackName::Upgrade}, Phase::Upgrading);
        QCOMPARE(debt(told), QStringLiteral("upgrade fired; on-open has not, so on-close is not owed."));
        told.tell(Side::Server, Phase::Failed, event::ResetReceived{});
        QCOMPARE(debt(told), QStringLiteral("upgrade fired; on-open never fired, so on-close is not owed."));
    }

    void anotherStackIsHeldToWhatItPromises()
    {
        QCOMPARE(
            debt(ofJetty(true), always(Duty::Owed)),
            QStringLiteral("onWebSocketConnect had fired, so onWebSocketClose was owed; it fired once with "
                           "1006."));
        QCOMPARE(debt(ofJetty(false), always(Duty::Owed)),
                 QStringLiteral("onWebSocketConnect had fired, so on-close was owed; it has not fired."));
        QCOMPARE(debt(ofJetty(false), always(Duty::NotPromised)),
                 QStringLiteral("onWebSocketConnect had fired; this stack does not promise on-close, and it "
                                "did not come."));
        QCOMPARE(debt(ofJetty(false)),
                 QStringLiteral("onWebSocketConnect had fired; on-close did not come."));
    }

    void closeWithoutOpenIsSaid()
    {
        ToldStory told;
        told.tell(Side::Server, Phase::Upgrading, event::Accepted{"a", "b"});
        told.tell(Side::Server, Phase::Upgrading, event::Forwarding{"a", "b"});
        told.tell(Side::Server, Phase::Failed, event::ResetReceived{});
        QCOMPARE(debt(told), QStringLiteral("No stack has reported what this side's application was told."));
        told.report(CallbackName::OnClose, "CLOSED", Phase::Failed);
        QCOMPARE(debt(told), QStringLiteral("on-open never fired, and CLOSED did all the same."));
    }

    void aScriptHasNoApplication()
    {
        ToldStory told;
        told.tell(Side::Server, Phase::Upgrading, event::FaultBegun{"x"});
        QVERIFY(words::callbackDebt(told.story, explain(told.story)).empty());
    }
};

QTEST_APPLESS_MAIN(WordsCallbacksTest)
#include "words_callbacks_test.moc"
