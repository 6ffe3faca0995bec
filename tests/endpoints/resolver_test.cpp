#include "endpoints/resolver.h"

#include <QTest>
#include <asio/executor_work_guard.hpp>

using namespace lifeline;

class ResolverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAreAnsweredWithinTheCall();
    void localhostHasBothLoopbackAddresses();
    void aNameThatCannotBeIsAnsweredLater();
    void anAnswerAfterTheEndIsDropped();
};

void ResolverTest::numbersAreAnsweredWithinTheCall()
{
    asio::io_context io(1);
    Resolver resolver(io);
    std::vector<TcpEndpoint> endpoints;
    const auto keep = [&](const Resolved& resolved) {
        endpoints.insert(endpoints.end(), resolved.endpoints.begin(), resolved.endpoints.end());
    };
    resolver.resolve("192.0.2.7", 80, keep);
    resolver.resolve("2001:db8::7", 8080, keep);
    QCOMPARE(endpoints.size(), std::size_t{2});
    QCOMPARE(endpoints[0], TcpEndpoint(asio::ip::make_address("192.0.2.7"), 80));
    QCOMPARE(endpoints[1], TcpEndpoint(asio::ip::make_address("2001:db8::7"), 8080));
}

void ResolverTest::localhostHasBothLoopbackAddresses()
{
    asio::io_context io(1);
    Resolver resolver(io);
    std::vector<TcpEndpoint> endpoints;
    resolver.resolve("LocalHost", 9001, [&](const Resolved& resolved) { endpoints = resolved.endpoints; });
    QCOMPARE(endpoints.size(), std::size_t{2});
    QVERIFY(endpoints[0].address().is_loopback() && endpoints[0].address().is_v4());
    QVERIFY(endpoints[1].address().is_loopback() && endpoints[1].address().is_v6());
}

void ResolverTest::aNameThatCannotBeIsAnsweredLater()
{
    asio::io_context io(1);
    const auto work = asio::make_work_guard(io);
    Resolver resolver(io);
    int answers = 0;
    for (int i = 0; i < 9; ++i) { // one more than there are threads
        resolver.resolve("no-such-host.invalid", 80, [&](const Resolved& resolved) {
            ++answers;
            QVERIFY(resolved.endpoints.empty());
            QCOMPARE(resolved.fault.cause, Cause::UnresolvableHost);
            QVERIFY(!resolved.fault.error.empty());
        });
    }
    QCOMPARE(answers, 0);
    while (answers < 9 && io.run_one_for(std::chrono::minutes(1)) > 0) {
    }
    QCOMPARE(answers, 9);
}

void ResolverTest::anAnswerAfterTheEndIsDropped()
{
    bool answered = false;
    {
        asio::io_context io(1);
        Resolver resolver(io);
        resolver.resolve("no-such-host.invalid", 80, [&](const Resolved&) { answered = true; });
    }
    QVERIFY(!answered);
}

QTEST_APPLESS_MAIN(ResolverTest)
#include "resolver_test.moc"
