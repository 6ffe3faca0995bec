#include "contracts/duties.h"

#include <QTest>

using namespace lifeline;

namespace {

SideStory sideOf(const QString& stack, bool upgrade, bool opened)
{
    SideStory side;
    side.present = side.forwarded = true;
    side.wasOpen = opened;
    side.stack = stack.toStdString();
    side.fired[static_cast<std::size_t>(CallbackName::Upgrade)] = upgrade ? 1 : 0;
    side.fired[static_cast<std::size_t>(CallbackName::OnOpen)] = opened ? 1 : 0;
    return side;
}

} // namespace

class DutiesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachStackOwesWhatItsContractPromises_data();
    void eachStackOwesWhatItsContractPromises();
    void anUpgradeOwesOpenOnlyWhereItOpened();
    void theReferenceOwesWithoutBeingAsked();
};

void DutiesTest::eachStackOwesWhatItsContractPromises_data()
{
    QTest::addColumn<QString>("stack");
    QTest::addColumn<Side>("side");
    QTest::addColumn<CallbackName>("name");
    QTest::addColumn<Duty>("duty");
    QTest::addColumn<QString>("called");
    QTest::addColumn<int>("seconds");
    const auto close = CallbackName::OnClose;
    const auto row = [](const char* stack, Side side, CallbackName name, Duty duty, const char* called,
                        int seconds) {
        QTest::addRow("%s %s %s", stack, sideName(side).data(), callbackName(name).data())
            << QString::fromLatin1(stack) << side << name << duty << QString::fromLatin1(called) << seconds;
    };
    row("jetty 9.4.57", Side::Server, close, Duty::NotPromised, "onWebSocketClose", 300);
    row("jetty 12.0.5", Side::Client, close, Duty::Owed, "onWebSocketClose", 30);
    row("qt 6.4.2", Side::Server, close, Duty::NotPromised, "disconnected", 1);
    row("qt 6.4.2", Side::Server, CallbackName::OnOpen, Duty::NotPromised, "newConnection", 0);
    row("qt 6.4.2", Side::Client, CallbackName::Upgrade, Duty::NotPromised, "", 0);
    row("qt 6.4.2", Side::Client, CallbackName::OnError, Duty::NotPromised, "error", 0);
    row("chromium 140", Side::Client, close, Duty::NotPromised, "onclose", 1);
    row("nobody-knows 1", Side::Server, close, Duty::Unknown, "", 0);
    row("", Side::Server, close, Duty::Unknown, "", 0);
}

void DutiesTest::eachStackOwesWhatItsContractPromises()
{
    QFETCH(QString, stack);
    QFETCH(Side, side);
    QFETCH(CallbackName, name);
    QFETCH(int, seconds);
    const CallbackDuty duty = contractDuty(side, sideOf(stack, false, true), name);
    QTEST(duty.duty, "duty");
    QTEST(QString::fromUtf8(duty.called.data(), static_cast<qsizetype>(duty.called.size())), "called");
    QCOMPARE(duty.within, Duration(std::chrono::seconds(seconds)));
}

void DutiesTest::anUpgradeOwesOpenOnlyWhereItOpened()
{
    const char* stack = "ring 1.5.1";
    QVERIFY2(contractFor(stack, Side::Server) != nullptr, stack);
    const Promise promise = contractFor(stack, Side::Server)->invariant("upgrade-implies-open-or-failure");
    const Duty expected = promise == Promise::Promised ? Duty::Owed : Duty::NotPromised;
    const auto name = QString::fromLatin1(stack);
    QCOMPARE(contractDuty(Side::Server, sideOf(name, true, true), CallbackName::OnOpen).duty, expected);
    QCOMPARE(contractDuty(Side::Server, sideOf(name, true, false), CallbackName::OnOpen).duty,
             Duty::NotPromised);
    QCOMPARE(contractDuty(Side::Server, sideOf(name, true, false), CallbackName::OnClose).duty,
             Duty::NotPromised);
}

void DutiesTest::theReferenceOwesWithoutBeingAsked()
{
    const SideStory reference = sideOf(QString(), true, true);
    QCOMPARE(dutyOf(contractDuty, Side::Server, reference, CallbackName::OnClose).duty, Duty::Owed);
    const SideStory qt = sideOf(QStringLiteral("qt 6.4.2"), false, true);
    QCOMPARE(dutyOf(contractDuty, Side::Server, qt, CallbackName::OnClose).called,
             std::string_view("disconnected"));
}

QTEST_APPLESS_MAIN(DutiesTest)
#include "duties_test.moc"
