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

class InvariantChecksWireTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachIsJudged_data();
    void eachIsJudged();
};

void InvariantChecksWireTest::eachIsJudged_data()
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

/// An hour after the end, when nothing that is owed may still come.
void InvariantChecksWireTest::eachIsJudged()
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

QTEST_APPLESS_MAIN(InvariantChecksWireTest)
#include "invariant_checks_wire_test.moc"
