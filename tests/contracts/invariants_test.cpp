#include "contract_sample.h"
#include "contracts/invariants.h"
#include "told_events.h"

#include <QTest>

using namespace lifeline;

namespace {

QString holdingOf(Invariant invariant, const QString& told, const QString& moments,
                  std::optional<Duration> overFor, const StackContract* contract = nullptr)
{
    const auto events = toldEvents(told);
    const auto lived = momentsFromText(moments.toStdString());
    const auto results = checkInvariants({events, *lived, contract, overFor});
    return textOf(holdingId(results[static_cast<std::size_t>(invariant)].holding));
}

} // namespace

class InvariantsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachIsJudged_data();
    void eachIsJudged();
    void whatIsOwedMayStillComeWithinTheStacksTimers();
    void theWorthOfAMissIsThatOfThePromise();
    void itRestsOnEvents();
    void bothEndsAreLookedAt();
};

void InvariantsTest::eachIsJudged_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("moments");
    QTest::addColumn<QString>("holding");
    const auto row = [](const char* id, const char* told, const char* moments, const char* holding) {
        QTest::addRow("%s: %s of %s", id, told, moments)
            << QString::fromLatin1(id) << QString::fromLatin1(told) << QString::fromLatin1(moments)
            << QString::fromLatin1(holding);
    };
    row("close-at-most-once", "on-open on-close:1000", "", "held");
    row("close-at-most-once", "on-close on-close", "", "missed");
    row("close-at-most-once", "on-open", "", "not-applicable");
    row("close-implies-open", "on-open on-close", "", "held");
    row("close-implies-open", "on-close", "", "missed");
    row("open-implies-close", "on-open on-close", "", "held");
    row("open-implies-close", "on-open", "", "missed");
    row("open-implies-close", "upgrade", "", "not-applicable");
    row("no-message-before-open", "on-message on-open", "", "missed");
    row("no-message-before-open", "on-open on-message", "", "held");
    row("no-message-before-open", "on-open", "", "not-applicable");
    row("no-message-after-close", "on-close on-message", "", "missed");
    row("no-message-after-close", "on-close on-error", "", "held");
    row("error-then-close", "on-error on-close", "", "held");
    row("error-then-close", "on-error", "", "missed");
    row("error-then-close", "on-close on-error", "", "not-applicable");
    row("no-error-after-close", "on-close on-error", "", "missed");
    row("no-error-after-close", "on-error on-close", "", "held");
    row("nothing-after-the-end", "on-close aboutToClose", "", "missed");
    row("nothing-after-the-end", "aboutToClose on-close", "", "held");
    row("upgrade-implies-open-or-failure", "upgrade", "", "missed");
    row("upgrade-implies-open-or-failure", "upgrade on-error", "", "held");
    row("upgrade-implies-open-or-failure", "on-open", "", "not-applicable");
    row("code-as-on-the-wire", "on-open on-close:4000", "request close:4000", "held");
    row("code-as-on-the-wire", "on-open on-close:1000", "request close:1005", "missed");
    row("code-as-on-the-wire", "on-open on-close", "request reset", "not-applicable");
    row("abnormal-end-reported", "on-open on-close:1006", "request fin", "held");
    row("abnormal-end-reported", "on-open on-close:1000", "request fin", "missed");
    row("abnormal-end-reported", "on-open on-close:1000", "request close:1000 fin", "not-applicable");
    row("failed-handshake-never-opens", "upgrade", "request!missing-key", "held");
    row("failed-handshake-never-opens", "on-open", "response:101!wrong-accept", "missed");
    row("failed-handshake-never-opens", "on-open", "response:100!status-not-101 response:101",
        "not-applicable");
    row("ends-agree-on-open", "on-open", "request", "not-applicable");
}

void InvariantsTest::eachIsJudged()
{
    QFETCH(QString, id);
    QFETCH(QString, told);
    QFETCH(QString, moments);
    QFETCH(QString, holding);
    const auto invariant = invariantFromId(id.toStdString());
    QVERIFY(invariant.has_value());
    QCOMPARE(holdingOf(*invariant, told, moments, std::chrono::hours(1)), holding);
}

void InvariantsTest::whatIsOwedMayStillComeWithinTheStacksTimers()
{
    const auto file = readContracts(sampleFile({}), "a.json"); // idle 5 s, close 2 s
    const StackContract* contract = &file.contracts.front();
    const QString open = QStringLiteral("on-open");
    const auto after = [&](std::optional<Duration> overFor, const StackContract* by) {
        return holdingOf(Invariant::OpenImpliesClose, open, {}, overFor, by);
    };
    QCOMPARE(after(std::nullopt, contract), QStringLiteral("not-yet"));
    QCOMPARE(after(std::chrono::milliseconds(4999), contract), QStringLiteral("not-yet"));
    QCOMPARE(after(std::chrono::seconds(5), contract), QStringLiteral("missed"));
    QCOMPARE(after(std::chrono::seconds(59), nullptr), QStringLiteral("not-yet"));
    QCOMPARE(after(std::chrono::seconds(60), nullptr), QStringLiteral("missed"));
}

void InvariantsTest::theWorthOfAMissIsThatOfThePromise()
{
    InvariantResult result;
    result.holding = Holding::Missed;
    const auto worth = [&result](Promise promise) {
        result.promise = promise;
        return textOf(severityId(result.severity()));
    };
    QCOMPARE(worth(Promise::Promised), QStringLiteral("bug"));
    QCOMPARE(worth(Promise::Observed), QStringLiteral("surprise"));
    QCOMPARE(worth(Promise::NotPromised), QStringLiteral("remark"));
    result.holding = Holding::NotYet;
    QCOMPARE(worth(Promise::Promised), QStringLiteral("none"));
}

void InvariantsTest::itRestsOnEvents()
{
    const auto events = toldEvents(QStringLiteral("on-open on-close:1000 on-close:1000"), 5);
    const auto results = checkInvariants({events, {}});
    QCOMPARE(results.size(), invariantCount);
    QVERIFY((results.front().events == std::vector<EventSeq>{6, 7}));
    QVERIFY(results.front().promise == Promise::NotPromised);
}

void InvariantsTest::bothEndsAreLookedAt()
{
    const auto one = toldEvents(QStringLiteral("on-open on-close:1001")),
               two = toldEvents(QStringLiteral("on-open on-close:1006"), 20);
    const SideRecord other{two, {}};
    const auto results = checkInvariants({one, {}}, &other);
    QCOMPARE(textOf(holdingId(results[invariantCount - 2].holding)), QStringLiteral("held"));
    QCOMPARE(textOf(holdingId(results[invariantCount - 1].holding)), QStringLiteral("missed"));
}

QTEST_APPLESS_MAIN(InvariantsTest)
#include "invariants_test.moc"
