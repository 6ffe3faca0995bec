#include "contracts/invariant_checks.h"
#include "told_events.h"

#include <QTest>

using namespace lifeline;

namespace {

QString shown(const invariant_check::Found& found)
{
    const std::string_view holding = holdingId(found.holding);
    return QString::fromLatin1(holding.data(), qsizetype(holding.size()));
}

} // namespace

class InvariantChecksEndsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothEndsAreCompared_data();
    void bothEndsAreCompared();
    void oneEndAloneIsNotCompared();
};

void InvariantChecksEndsTest::bothEndsAreCompared_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("open");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* server, const char* client, const char* open, const char* code) {
        QTest::addRow("%s and %s", server, client)
            << QString::fromLatin1(server) << QString::fromLatin1(client) << QString::fromLatin1(open)
            << QString::fromLatin1(code);
    };
    row("upgrade on-open on-close:1000", "on-open on-close:1000", "held", "held");
    row("upgrade on-open on-close:1006", "on-close:1006", "missed", "held");
    row("upgrade on-open on-close:1001", "on-open on-close:1006", "held", "missed");
    row("upgrade", "on-error", "not-applicable", "not-applicable");
    row("on-open on-close", "on-open on-close:1000", "held", "not-applicable");
}

void InvariantChecksEndsTest::bothEndsAreCompared()
{
    QFETCH(QString, server);
    QFETCH(QString, client);
    const auto one = toldEvents(server), two = toldEvents(client, 20);
    const SideRecord other{two, {}};
    const SideRecord side{one, {}, nullptr, std::chrono::hours(1)};
    const invariant_check::Sight sight{side, ToldStory(side.callbacks), &other};
    QFETCH(QString, open);
    QFETCH(QString, code);
    QCOMPARE(shown(invariant_check::endsAgreeOnOpen(sight)), open);
    QCOMPARE(shown(invariant_check::endsAgreeOnCode(sight)), code);
}

void InvariantChecksEndsTest::oneEndAloneIsNotCompared()
{
    const auto one = toldEvents(QStringLiteral("on-open on-close:1006"));
    const SideRecord side{one, {}};
    const invariant_check::Sight sight{side, ToldStory(side.callbacks), nullptr};
    QCOMPARE(shown(invariant_check::endsAgreeOnOpen(sight)), QStringLiteral("not-applicable"));
    QCOMPARE(shown(invariant_check::endsAgreeOnCode(sight)), QStringLiteral("not-applicable"));
}

QTEST_APPLESS_MAIN(InvariantChecksEndsTest)
#include "invariant_checks_ends_test.moc"
