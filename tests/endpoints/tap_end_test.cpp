#include "endpoints/tap_end.h"
#include "support/collecting_sink.h"
#include "support/manual_clock.h"
#include "support/raw_socket.h"

#include <QTest>
#include <asio/error.hpp>

using namespace lifeline;

namespace {

/// One end, and what reached the middle from it.
struct Middle final : TapMiddle, std::enable_shared_from_this<Middle> {
    explicit Middle(LinkContext& context) : end(context, *this) {}
    void received(TapEnd&, std::string_view bytes) override { got += bytes; }
    void ended(TapEnd&, const asio::error_code& code) override { over = code; }
    void moved(TapEnd&) override { ++moves; }
    std::shared_ptr<TapMiddle> shared() override { return shared_from_this(); }

    TapEnd end;
    std::string got;
    std::optional<asio::error_code> over;
    int moves = 0;
};

} // namespace

class TapEndTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        middle = std::make_shared<Middle>(context);
        TcpSocket socket(io);
        socket.connect({asio::ip::address_v4::loopback(), listener.port()});
        middle->end.take(std::move(socket));
        far.emplace(listener.accept());
    }
    void cleanup()
    {
        middle->end.close();
        io.restart();
        io.poll();
        far.reset();
    }

    void bytesAndTheFinGoBothWays()
    {
        middle->end.setReading(true);
        QVERIFY(far->send("hello"));
        far->finish();
        until([this] { return middle->over.has_value(); });
        QCOMPARE(middle->got, std::string("hello"));
        QVERIFY(*middle->over == asio::error::eof);
        QVERIFY(!middle->end.finished());
        middle->end.send("goodbye");
        middle->end.finish();
        QVERIFY(middle->end.finished());
        QCOMPARE(far->receive(7), std::string("goodbye"));
        QCOMPARE(far->readToEnd(), 0);
    }

    void aResetIsNoticedWhileItDoesNotReadAndWhatCameBeforeIsRead()
    {
        QVERIFY(far->send("last words"));
        far->reset();
        until([this] { return middle->over.has_value(); });
        QCOMPARE(middle->got, std::string("last words"));
        QVERIFY(*middle->over == asio::error::connection_reset);
    }

    void itResets()
    {
        middle->end.send("x");
        QVERIFY(middle->end.flushed());
        middle->end.reset();
        QCOMPARE(far->receive(1), std::string("x"));
        QCOMPARE(far->readToEnd(), ECONNRESET);
    }

    void whatTheKernelDoesNotTakeWaits()
    {
        const std::string much(32 << 20, 'x');
        middle->end.send(much);
        QVERIFY(middle->end.waiting() > 0);
        QVERIFY(!middle->end.flushed());
        std::size_t read = 0;
        while (read < much.size()) {
            read += far->receive(1 << 16).size();
            io.restart();
            io.poll();
        }
        QCOMPARE(middle->end.waiting(), std::size_t{0});
        QVERIFY(middle->moves > 0);
    }

private:
    template <class Done> void until(Done done)
    {
        while (!done()) {
            io.restart();
            io.run_one();
        }
    }

    asio::io_context io{1};
    CollectingSink sink;
    ManualClock clock;
    LinkContext context{io, sink, clock, 1};
    RawListener listener;
    std::shared_ptr<Middle> middle;
    std::optional<RawSocket> far;
};

QTEST_APPLESS_MAIN(TapEndTest)
#include "tap_end_test.moc"
