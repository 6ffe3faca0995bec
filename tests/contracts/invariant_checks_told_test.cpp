#include "invariant_rows.h"

#include <QTest>

using namespace lifeline;

class InvariantChecksToldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachIsJudged_data();
    void eachIsJudged();
};

void InvariantChecksToldTest::eachIsJudged_data()
{
    const InvariantRows row;
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

void InvariantChecksToldTest::eachIsJudged() { judgeInvariantRow(); }

QTEST_APPLESS_MAIN(InvariantChecksToldTest)
#include "invariant_checks_told_test.moc"
