#include "endpoints/socket_cause.h"

#include <QTest>
#include <asio/error.hpp>

#include <cerrno>

using namespace lifeline;

Q_DECLARE_METATYPE(lifeline::Cause)

class SocketCauseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachErrorHasItsCause_data();
    void eachErrorHasItsCause();
    void theSystemsWordsAreKept();
    void codesOfOtherOriginsAreNoSystemErrors();
    void noDataIsNoError();
};

void SocketCauseTest::eachErrorHasItsCause_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<Cause>("cause");
    QTest::newRow("refused") << ECONNREFUSED << Cause::Refused;
    QTest::newRow("no network") << ENETUNREACH << Cause::Unreachable;
    QTest::newRow("no host") << EHOSTUNREACH << Cause::Unreachable;
    QTest::newRow("taken") << EADDRINUSE << Cause::AddressInUse;
    QTest::newRow("privileged") << EACCES << Cause::PermissionDenied;
    QTest::newRow("forbidden by a firewall") << EPERM << Cause::PermissionDenied;
    QTest::newRow("not our address") << EADDRNOTAVAIL << Cause::AddressNotAvailable;
    QTest::newRow("no descriptor in the process") << EMFILE << Cause::OutOfDescriptors;
    QTest::newRow("no descriptor in the system") << ENFILE << Cause::OutOfDescriptors;
    QTest::newRow("no buffers") << ENOBUFS << Cause::OutOfDescriptors;
    QTest::newRow("a RST") << ECONNRESET << Cause::Reset;
    QTest::newRow("a RST before the accept") << ECONNABORTED << Cause::Reset;
    QTest::newRow("a RST after their FIN") << EPIPE << Cause::Reset;
    QTest::newRow("nobody answers") << ETIMEDOUT << Cause::TcpTimedOut;
    QTest::newRow("something else") << EINVAL << Cause::TcpError;
}

void SocketCauseTest::eachErrorHasItsCause()
{
    QFETCH(int, error);
    QFETCH(Cause, cause);
    const asio::error_code code(error, asio::error::get_system_category());
    QCOMPARE(causeOf(code), cause);
    QCOMPARE(isReset(code), cause == Cause::Reset);
    QCOMPARE(isExhaustion(code), cause == Cause::OutOfDescriptors);
    QVERIFY(!isWouldBlock(code));
}

void SocketCauseTest::theSystemsWordsAreKept()
{
    const SocketFault fault = faultOf({ECONNREFUSED, asio::error::get_system_category()});
    QCOMPARE(fault.cause, Cause::Refused);
    QCOMPARE(fault.error, std::string("Connection refused"));
}

void SocketCauseTest::codesOfOtherOriginsAreNoSystemErrors()
{
    QCOMPARE(causeOf(asio::error::eof), Cause::TcpError);
    QVERIFY(!isReset(asio::error::eof));
}

void SocketCauseTest::noDataIsNoError()
{
    QVERIFY(isWouldBlock(asio::error::would_block));
    QVERIFY(isWouldBlock(asio::error::try_again));
    QVERIFY(!isWouldBlock({}));
}

QTEST_APPLESS_MAIN(SocketCauseTest)
#include "socket_cause_test.moc"
