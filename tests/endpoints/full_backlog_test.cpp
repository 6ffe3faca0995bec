#include "endpoints/full_backlog.h"
#include "support/raw_socket.h"

#include <QTest>

using namespace lifeline;

class FullBacklogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onceFullNoConnectionCompletes()
    {
        asio::io_context io{1};
        FullBacklog backlog(io);
        bool full = false;
        const auto fault = backlog.open({asio::ip::address_v4::loopback(), 0}, [&] {
            full = true;
            io.stop();
        });
        QVERIFY(!fault);
        QVERIFY(backlog.endpoint().port() != 0);
        io.run();
        QVERIFY(full);
        for (int i = 0; i < 3; ++i)
            QVERIFY(!connectsWithin(io, backlog.endpoint(), std::chrono::milliseconds(50)));
    }

    void aTakenPortIsToldAndNothingFills()
    {
        const RawListener taken;
        asio::io_context io{1};
        FullBacklog backlog(io);
        const auto fault = backlog.open({asio::ip::address_v4::loopback(), taken.port()},
                                        [] { QTest::qFail("it was filled", __FILE__, __LINE__); });
        QVERIFY(fault);
        QCOMPARE(fault->cause, Cause::AddressInUse);
        io.run();
    }

    void droppedWhileItFillsItCallsNothing()
    {
        asio::io_context io{1};
        {
            FullBacklog backlog(io);
            QVERIFY(!backlog.open({asio::ip::address_v4::loopback(), 0},
                                  [] { QTest::qFail("it was told after its end", __FILE__, __LINE__); }));
        }
        io.run();
    }

private:
    /// The patience only bounds the test; a connection to a queue with room completes within the call.
    static bool connectsWithin(asio::io_context& io, const TcpEndpoint& where,
                               std::chrono::milliseconds patience)
    {
        TcpSocket socket(io);
        bool connected = false;
        IoTimer timer(io, patience);
        socket.async_connect(where, [&](const asio::error_code& failed) {
            connected = !failed;
            timer.cancel();
        });
        timer.async_wait([&](const asio::error_code&) { socket.close(); });
        io.restart();
        io.run_until(std::chrono::steady_clock::now() + patience * 4);
        return connected;
    }
};

QTEST_APPLESS_MAIN(FullBacklogTest)
#include "full_backlog_test.moc"
