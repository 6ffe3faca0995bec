#include "lifecycle/resource_ledger.h"

#include <QTest>

using namespace lifeline;

namespace {

event::Callback callback(CallbackName name, RuleSet refusal = {})
{
    return {.name = name, .refusal = refusal};
}

RuleSet missingKey()
{
    RuleSet rules;
    rules.add(UpgradeRule::MissingKey);
    return rules;
}

} // namespace

class ResourceLedgerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWholeLifeTakesTwoAndReleasesTwo()
    {
        ResourceLedger ledger;
        QCOMPARE(ledger.take(callback(CallbackName::Upgrade)), (ResourceLedger::Change{.taken = 1}));
        QCOMPARE(ledger.held(), 1U);
        QCOMPARE(ledger.take(callback(CallbackName::OnOpen)), (ResourceLedger::Change{.taken = 1}));
        QCOMPARE(ledger.held(), 2U);
        QCOMPARE(ledger.take(callback(CallbackName::OnClose)), (ResourceLedger::Change{.released = 2}));
        QCOMPARE(ledger.held(), 0U);
        QCOMPARE(ledger.leaked(), 0U);
    }

    void aRefusedUpgradeLeaksWhatItTook()
    {
        ResourceLedger ledger;
        const auto change = ledger.take(callback(CallbackName::Upgrade, missingKey()));
        QCOMPARE(change, (ResourceLedger::Change{.taken = 1, .leaked = 1}));
        QCOMPARE(ledger.held(), 1U);
        QCOMPARE(ledger.leaked(), 1U);
    }

    void onCloseDoesNotReleaseWhatARefusedUpgradeLeaked()
    {
        ResourceLedger ledger;
        ledger.take(callback(CallbackName::Upgrade, missingKey()));
        ledger.take(callback(CallbackName::OnOpen));
        QCOMPARE(ledger.take(callback(CallbackName::OnClose)), (ResourceLedger::Change{.released = 1}));
        QCOMPARE(ledger.held(), 1U);
    }

    void otherCallbacksChangeNothing_data()
    {
        QTest::addColumn<int>("name");
        for (const auto name :
             {CallbackName::OnMessage, CallbackName::OnPing, CallbackName::OnPong, CallbackName::OnError})
            QTest::newRow(callbackName(name).data()) << static_cast<int>(name);
    }
    void otherCallbacksChangeNothing()
    {
        QFETCH(int, name);
        ResourceLedger ledger;
        ledger.take(callback(CallbackName::Upgrade));
        QCOMPARE(ledger.take(callback(static_cast<CallbackName>(name))), ResourceLedger::Change{});
        QCOMPARE(ledger.held(), 1U);
    }

    void aHandlerThatTakesInOnOpenOnlyNeverLeaks()
    {
        ResourceLedger ledger(Taking::OpenOnly);
        QCOMPARE(ledger.take(callback(CallbackName::Upgrade, missingKey())), ResourceLedger::Change{});
        ledger.end();
        QCOMPARE(ledger.totals(), ResourceTotals{});
        ledger.take(callback(CallbackName::OnOpen));
        ledger.take(callback(CallbackName::OnClose));
        QCOMPARE(ledger.totals(), (ResourceTotals{.taken = 1, .released = 1}));
    }

    void anUpgradeThatNeverOpensLeaksAtTheEnd()
    {
        ResourceLedger ledger;
        ledger.take(callback(CallbackName::Upgrade));
        QCOMPARE(ledger.leaked(), 0U);
        QCOMPARE(ledger.end(), (ResourceLedger::Change{.leaked = 1}));
        QCOMPARE(ledger.end(), ResourceLedger::Change{});
        QCOMPARE(ledger.held(), 1U);
        QCOMPARE(ledger.totals().held(), std::uint64_t(1));
    }

    void whatAnotherStackHoldsIsNotKnown()
    {
        ResourceLedger ledger;
        event::Callback open = callback(CallbackName::OnOpen);
        open.called = "onWebSocketConnect";
        QCOMPARE(ledger.take(open), ResourceLedger::Change{});
    }
};

QTEST_APPLESS_MAIN(ResourceLedgerTest)
#include "resource_ledger_test.moc"
