#include "contracts/invariant_checks.h"
#include "told_events.h"

#include <QtTest>

using namespace lifeline;
using invariant_check::Found;
using invariant_check::Sight;

namespace {

using Check = Found (*)(const Sight&);

} // namespace

Q_DECLARE_METATYPE(Check)

class InvariantChecksToldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachIsJudged_data();
    void eachIsJudged();
};

void InvariantChecksToldTest::eachIsJudged_data()
{
    QTest::addColumn<Check>("check");
    QTest::addColumn<QString>("told");
    QTest::addColumn<QByteArray>("moments");
    QTest::addColumn<QByteArray>("holding");
    const auto row = [](const char* id, Check check, const char* told, const char* moments,
                        const char* holding) {
        QTest::addRow("%s: %s of %s", id, told, moments)
            << check << QString::fromLatin1(told) << QByteArray(moments) << QByteArray(holding);
    };
    row("close-at-most-once", invariant_check::closeAtMostOnce, "on-open on-close:1000", "", "held");
    row("close-at-most-once", invariant_check::closeAtMostOnce, "on-close on-close", "", "missed");
    row("close-at-most-once", invariant_check::closeAtMostOnce, "on-open", "", "not-applicable");
    row("close-implies-open", invariant_check::closeImpliesOpen, "on-open on-close", "", "held");
    row("close-implies-open", invariant_check::closeImpliesOpen, "on-close", "", "missed");
    row("close-implies-open", invariant_check::closeImpliesOpen, "on-close on-open", "", "missed");
    row("open-implies-close", invariant_check::openImpliesClose, "on-open on-close", "", "held");
    row("open-implies-close", invariant_check::openImpliesClose, "on-open", "", "missed");
    row("open-implies-close", invariant_check::openImpliesClose, "upgrade", "", "not-applicable");
    row("no-message-before-open", invariant_check::noMessageBeforeOpen, "on-message on-open", "", "missed");
    row("no-message-before-open", invariant_check::noMessageBeforeOpen, "on-message", "", "missed");
    row("no-message-before-open", invariant_check::noMessageBeforeOpen, "on-open on-message", "", "held");
    row("no-message-before-open", invariant_check::noMessageBeforeOpen, "on-open", "", "not-applicable");
    row("no-message-after-close", invariant_check::noMessageAfterClose, "on-close on-message", "", "missed");
    row("no-message-after-close", invariant_check::noMessageAfterClose, "on-close on-error", "", "held");
    row("error-then-close", invariant_check::errorThenClose, "on-error on-close", "", "held");
    row("error-then-close", invariant_check::errorThenClose, "on-error", "", "missed");
    row("error-then-close", invariant_check::errorThenClose, "on-close on-error", "", "not-applicable");
    row("no-error-after-close", invariant_check::noErrorAfterClose, "on-close on-error", "", "missed");
    row("no-error-after-close", invariant_check::noErrorAfterClose, "on-error on-close", "", "held");
    row("nothing-after-the-end", invariant_check::nothingAfterTheEnd, "on-close aboutToClose", "", "missed");
    row("nothing-after-the-end", invariant_check::nothingAfterTheEnd, "aboutToClose on-close", "", "held");
    row("upgrade-implies-open-or-failure", invariant_check::upgradeImpliesOpenOrFailure, "upgrade", "",
        "missed");
    row("upgrade-implies-open-or-failure", invariant_check::upgradeImpliesOpenOrFailure, "upgrade on-error",
        "", "held");
    row("upgrade-implies-open-or-failure", invariant_check::upgradeImpliesOpenOrFailure, "on-open", "",
        "not-applicable");
}

/// An hour after the end, when nothing that is owed may still come.
void InvariantChecksToldTest::eachIsJudged()
{
    QFETCH(const Check, check);
    QFETCH(const QString, told);
    QFETCH(const QByteArray, moments);
    const auto events = toldEvents(told);
    const auto lived = momentsFromText(moments.toStdString());
    QVERIFY(lived.has_value());
    const SideRecord side{events, *lived, nullptr, std::chrono::hours(1)};
    const std::string_view holding = holdingId(check({side, ToldStory(side.callbacks), nullptr}).holding);
    QTEST(QByteArray(holding.data(), qsizetype(holding.size())), "holding");
}

QTEST_APPLESS_MAIN(InvariantChecksToldTest)
#include "invariant_checks_told_test.moc"
