#include "invariant_rows.h"

#include <QTest>

using namespace lifeline;

class InvariantChecksWireTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachIsJudged_data();
    void eachIsJudged();
};

void InvariantChecksWireTest::eachIsJudged_data()
{
    const InvariantRows row;
    row("code-as-on-the-wire", invariant_check::codeAsOnTheWire, "on-open on-close:4000",
        "request close:4000", "held");
    row("code-as-on-the-wire", invariant_check::codeAsOnTheWire, "on-open on-close:1000",
        "request close:1005", "missed");
    row("code-as-on-the-wire", invariant_check::codeAsOnTheWire, "on-open on-close:1006",
        "request close:1000", "missed");
    row("code-as-on-the-wire", invariant_check::codeAsOnTheWire, "on-open on-close:1006", "request reset",
        "held");
    row("code-as-on-the-wire", invariant_check::codeAsOnTheWire, "on-open on-close:1011", "request reset",
        "missed");
    row("code-as-on-the-wire", invariant_check::codeAsOnTheWire, "on-open on-close:1002",
        "request violation:reserved-bit", "held");
    row("code-as-on-the-wire", invariant_check::codeAsOnTheWire, "on-open on-close:1000",
        "request local-close:1000", "held");
    row("code-as-on-the-wire", invariant_check::codeAsOnTheWire, "on-open on-close", "request reset",
        "not-applicable");
    row("abnormal-end-reported", invariant_check::abnormalEndReported, "on-open on-close:1006", "request fin",
        "held");
    row("abnormal-end-reported", invariant_check::abnormalEndReported, "on-open on-close:1000", "request fin",
        "missed");
    row("abnormal-end-reported", invariant_check::abnormalEndReported, "on-open on-close:1000",
        "request close:1000 fin", "not-applicable");
    row("abnormal-end-reported", invariant_check::abnormalEndReported, "on-open on-close:1000",
        "request local-close:1000 fin", "not-applicable");
    row("abnormal-end-reported", invariant_check::abnormalEndReported, "on-close:1006", "request fin",
        "not-applicable");
    row("failed-handshake-never-opens", invariant_check::failedHandshakeNeverOpens, "upgrade",
        "request!missing-key", "held");
    row("failed-handshake-never-opens", invariant_check::failedHandshakeNeverOpens, "on-open",
        "response:101!wrong-accept", "missed");
    row("failed-handshake-never-opens", invariant_check::failedHandshakeNeverOpens, "on-open",
        "response:100!status-not-101 response:101", "not-applicable");
}

void InvariantChecksWireTest::eachIsJudged() { judgeInvariantRow(); }

QTEST_APPLESS_MAIN(InvariantChecksWireTest)
#include "invariant_checks_wire_test.moc"
