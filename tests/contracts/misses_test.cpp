#include "contracts/misses.h"

#include <QStringList>
#include <QTest>

using namespace lifeline;

namespace {

/// "abnormal-end-reported code-as-on-the-wire": what that side missed; the rest held.
SideCheck checkOf(Side side, const char* stack, const QString& missed)
{
    SideCheck check{side, stack, nullptr, {}};
    EventSeq seq = 1;
    for (const InvariantInfo& row : invariants()) {
        const bool miss = missed.split(u' ').contains(
            QString::fromUtf8(row.id.data(), static_cast<qsizetype>(row.id.size())));
        check.results.push_back({row.invariant, miss ? Holding::Missed : Holding::Held, {}, {seq, seq + 1}});
        ++seq;
    }
    return check;
}

QString text(const std::vector<Miss>& misses)
{
    QStringList words;
    for (const Miss& miss : misses) {
        const std::string_view id = info(miss.result.invariant).id;
        words << (miss.side == Side::Client ? QStringLiteral("client:") : QStringLiteral("server:")) +
                     QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
    }
    return words.join(u' ');
}

} // namespace

class MissesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachSurpriseIsToldOnce_data();
    void eachSurpriseIsToldOnce();
    void theEventToLookAtIsTheLastOne();
};

void MissesTest::eachSurpriseIsToldOnce_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("clientMissed");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("serverMissed");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* client, const char* clientMissed, const char* server,
                        const char* serverMissed, const char* expected) {
        QTest::newRow(name) << QString::fromLatin1(client) << QString::fromLatin1(clientMissed)
                            << QString::fromLatin1(server) << QString::fromLatin1(serverMissed)
                            << QString::fromLatin1(expected);
    };
    row("nothing is missed", "reference", "", "qt 6.4.2", "", "");
    row("1000 after a reset", "reference", "ends-agree-on-code", "qt 6.4.2",
        "code-as-on-the-wire abnormal-end-reported ends-agree-on-code", "server:abnormal-end-reported");
    row("another code than the wire's", "qt 6.4.2", "code-as-on-the-wire ends-agree-on-code", "reference",
        "ends-agree-on-code", "client:code-as-on-the-wire");
    row("the reference is not to blame", "reference", "ends-agree-on-open", "qt 6.4.2", "ends-agree-on-open",
        "server:ends-agree-on-open");
    row("nor is it where it plays the server", "qt 6.4.2", "ends-agree-on-open", "reference",
        "ends-agree-on-open", "client:ends-agree-on-open");
    row("of two others the first is named", "chromium 140", "ends-agree-on-code", "qt 6.4.2",
        "ends-agree-on-code", "client:ends-agree-on-code");
    row("a message after close", "reference", "", "libwebsockets 4.1",
        "no-message-after-close nothing-after-the-end", "server:no-message-after-close");
    row("two of one side", "qt 6.4.2", "close-implies-open no-error-after-close", "reference", "",
        "client:close-implies-open client:no-error-after-close");
    row("open where it had to fail", "firefox 128", "failed-handshake-never-opens ends-agree-on-open",
        "reference", "ends-agree-on-open", "client:failed-handshake-never-opens");
}

void MissesTest::eachSurpriseIsToldOnce()
{
    QFETCH(QString, client);
    QFETCH(QString, clientMissed);
    QFETCH(QString, server);
    QFETCH(QString, serverMissed);
    const std::vector<SideCheck> checks{
        checkOf(Side::Client, client.toStdString().c_str(), clientMissed),
        checkOf(Side::Server, server.toStdString().c_str(), serverMissed),
    };
    QTEST(text(missesIn(checks)), "expected");
}

void MissesTest::theEventToLookAtIsTheLastOne()
{
    const std::vector<SideCheck> checks{
        checkOf(Side::Server, "qt 6.4.2", QStringLiteral("close-at-most-once"))};
    const auto misses = missesIn(checks);
    QCOMPARE(misses.size(), std::size_t(1));
    QCOMPARE(misses.front().stack, std::string("qt 6.4.2"));
    QCOMPARE(misses.front().event(), EventSeq(2));
    QCOMPARE(Miss{}.event(), EventSeq(0));
}

QTEST_APPLESS_MAIN(MissesTest)
#include "misses_test.moc"
