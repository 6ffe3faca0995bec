#include "endpoints/link_context.h"
#include "endpoints/live_end.h"
#include "endpoints/report_book.h"
#include "support/manual_clock.h"
#include "support/playbook.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

constexpr ConnectionId first{1}, second{2};

class StandIn final : public LiveEnd {
public:
    StandIn(Side side, bool played) : m_side(side), m_played(played) {}
    Side side() const override { return m_side; }
    Phase phase() const override { return Phase::Open; }
    bool isPlayed() const override { return m_played; }
    void handle(const PeerInput&) override {}
    void sayGoodbye() override {}
    void drop() override {}

private:
    Side m_side;
    bool m_played;
};

/// Lets the queue look at once, whatever the real clock says.
struct Nudge final : Sleeper {
    void wake() override {}
};

/// What reached the sink of reports and callbacks, as lines.
struct Lines final : EventSink {
    std::vector<std::string> lines;
    std::uint64_t refused = 0;
    event::ReportRefused last; // its texts are those of the report, while that is there
    void accept(const Event& event) override
    {
        if (const auto* report = event.as<event::ReportRefused>()) {
            refused += report->count;
            last = *report;
        }
        lines.push_back(std::to_string(number(event.connection)) + " " + std::string(sideName(event.side)) +
                        " " + eventLine(event));
    }
    QByteArray take()
    {
        QByteArray text;
        for (const std::string& line : std::exchange(lines, {}))
            text += "\n    " + QByteArray::fromStdString(line);
        return text;
    }
};

StackReport reportOf(Side side, const std::string& subject)
{
    return {side, "jetty 9.4", subject, "onWebSocketConnect", CallbackName::OnOpen, 0, {}, {}};
}

} // namespace

class ReportBookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        told.lines.clear();
        told.refused = 0;
        book.reset();
        registry.emplace();
        book.emplace(told, clock, wakes, *registry, servedPorts);
    }

    void aReportFindsItsConnection_data()
    {
        QTest::addColumn<Side>("side");
        QTest::addColumn<QByteArray>("subject");
        QTest::newRow("by key") << Side::Server << QByteArray("dGhlIHNhbXBsZSBub25jZQ==");
        QTest::newRow("by the tap's address") << Side::Server << QByteArray("127.0.0.1:50000");
        QTest::newRow("as Java writes it") << Side::Server << QByteArray("/127.0.0.1:50000");
        QTest::newRow("through IPv6") << Side::Server << QByteArray("[::ffff:127.0.0.1]:50000");
        QTest::newRow("by name") << Side::Server << QByteArray("tab-1");
        QTest::newRow("the visitor by its address") << Side::Client << QByteArray("127.0.0.1:40000");
    }

    void aReportFindsItsConnection()
    {
        QFETCH(Side, side);
        QFETCH(QByteArray, subject);
        visit(first, "127.0.0.1:40000", "127.0.0.1:50000", "/?x=1&lifeline=tab-1");
        book->report(reportOf(side, subject.toStdString()));
        QCOMPARE(told.take(), "\n    1 " + QByteArray::fromStdString(std::string(sideName(side))) +
                                  " callback onWebSocketConnect by jetty 9.4 [open]");
    }

    void aSideOfOursIsRefused()
    {
        begin(first, Side::Server, true, event::Accepted{"127.0.0.1:9001", "127.0.0.1:40000"});
        note(first, Side::Server, Phase::Upgrading, event::Request{goodRequest()});
        book->report(reportOf(Side::Server, "dGhlIHNhbXBsZSBub25jZQ=="));
        QCOMPARE(
            told.take(),
            QByteArray("\n    0 server callback report-refused side-is-ours onWebSocketConnect 1 [idle]"));
        book->report(reportOf(Side::Client, "127.0.0.1:40000"));
        QCOMPARE(told.take(), QByteArray("\n    1 client callback onWebSocketConnect by jetty 9.4 [open]"));
    }

    void anUnknownConnectionIsWaitedFor()
    {
        book->report(reportOf(Side::Server, "127.0.0.1:50000"));
        QCOMPARE(told.take(), QByteArray());
        visit(first, "127.0.0.1:40000", "127.0.0.1:50000", "/");
        QCOMPARE(told.take(), QByteArray("\n    1 server callback onWebSocketConnect by jetty 9.4 [open]"));
    }

    void notForever()
    {
        book->report(reportOf(Side::Server, "127.0.0.1:50000"));
        Nudge nudge;
        io.restart();
        wakes.set(nudge, clock.now());
        clock.advance(2s);
        while (told.lines.empty())
            io.run_one();
        QCOMPARE(told.take(), QByteArray("\n    0 server callback report-refused unknown-connection "
                                         "onWebSocketConnect 1 [idle]"));
    }

    void aFloodIsCountedAndWaitingIsBounded()
    {
        for (std::size_t i = 0; i < ReportBook::maxWaiting + 150; ++i)
            book->report(reportOf(Side::Server, "nobody"));
        QCOMPARE(told.lines.size(), std::size_t{100});
        told.take();
        clock.advance(1s);
        book->refuse("wrong-token", {});
        QCOMPARE(told.take(),
                 QByteArray("\n    0 server callback report-refused unknown-connection  50 [idle]"
                            "\n    0 server callback report-refused wrong-token  1 [idle]"));
    }

    void whatWasOnlyCountedIsToldASecondLater()
    {
        Nudge nudge;
        io.restart();
        wakes.set(nudge, clock.now());
        for (int i = 0; i < 120; ++i)
            book->refuse("flood", {}, 10);
        QCOMPARE(told.lines.size(), std::size_t{100});
        told.take();
        clock.advance(1s);
        while (told.lines.empty())
            io.run_one();
        QCOMPARE(told.take(), QByteArray("\n    0 server callback report-refused flood  200 [idle]"));
    }

    void countsAddUpToAllThatCame()
    {
        for (std::size_t i = 0; i < ReportBook::maxWaiting + 150; ++i)
            book->report(reportOf(Side::Server, "nobody"));
        book->refuse("flood", {}, 1000);
        book->finish();
        QCOMPARE(told.refused, std::uint64_t{ReportBook::maxWaiting + 150 + 1000});
        book->finish();
        QCOMPARE(told.refused, std::uint64_t{ReportBook::maxWaiting + 150 + 1000});
    }

    void aRefusedReportKeepsRoleCodeAndReason()
    {
        book->refuse(
            "bad-time",
            {Side::Client, "ws 8", "me", "close", CallbackName::OnClose, 1006, std::string(2000, 'x'), {}});
        QCOMPARE(told.last.role, CallbackName::OnClose);
        QCOMPARE(told.last.code, std::uint16_t{1006});
        QCOMPARE(told.last.reason.size(), std::size_t{1024});
    }

    void aDuplicateKeyNeverTakesALiveConnectionsReports()
    {
        visit(first, "127.0.0.1:40000", "127.0.0.1:50000", "/");
        visit(second, "127.0.0.1:40001", "127.0.0.1:50001", "/");
        book->report(reportOf(Side::Server, "dGhlIHNhbXBsZSBub25jZQ=="));
        QVERIFY(told.take().startsWith("\n    1 server callback"));
    }

    void ofThoseAtOneAddressTheNewestThatLivesCounts()
    {
        const std::string address = "127.0.0.1:50000";
        visit(first, "127.0.0.1:40000", address, "/");
        visit(second, "127.0.0.1:40001", address, "/");
        book->report(reportOf(Side::Server, address));
        QVERIFY(told.take().startsWith("\n    2 server callback"));
        end(second);
        book->report(reportOf(Side::Server, address));
        QVERIFY(told.take().startsWith("\n    1 server callback"));
        end(first);
        book->report(reportOf(Side::Server, address));
        QVERIFY(told.take().startsWith("\n    2 server callback"));
    }

    void anAddressBesideTheKeyDecides_data()
    {
        QTest::addColumn<QByteArray>("subject");
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QByteArray>("found");
        const QByteArray key("dGhlIHNhbXBsZSBub25jZQ==");
        QTest::newRow("the first has the key") << key << QByteArray() << QByteArray("1");
        QTest::newRow("and the second too") << key << QByteArray("127.0.0.1:50001") << QByteArray("2");
        QTest::newRow("at an address of nobody") << key << QByteArray("127.0.0.1:9") << QByteArray("1");
        QTest::newRow("a name at its address")
            << QByteArray("b") << QByteArray("127.0.0.1:50001") << QByteArray("2");
        QTest::newRow("a name at another's")
            << QByteArray("b") << QByteArray("127.0.0.1:50000") << QByteArray("2");
        QTest::newRow("a name of none there")
            << QByteArray("c") << QByteArray("127.0.0.1:50000") << QByteArray();
    }

    void anAddressBesideTheKeyDecides()
    {
        QFETCH(QByteArray, subject);
        QFETCH(QByteArray, address);
        QFETCH(QByteArray, found);
        visit(first, "127.0.0.1:40000", "127.0.0.1:50000", "/?lifeline=a");
        visit(second, "127.0.0.1:40001", "127.0.0.1:50001", "/?lifeline=b");
        StackReport report = reportOf(Side::Server, subject.toStdString());
        report.address = address.toStdString();
        book->report(report);
        const QByteArray line = told.take();
        QCOMPARE(line.simplified().split(' ').value(0), found);
    }

    void beforeItHasAskedTheAddressCounts()
    {
        begin(first, Side::Server, false, event::Accepted{"127.0.0.1:9002", "127.0.0.1:40000"});
        note(first, Side::Server, Phase::Upgrading, event::Forwarding{"127.0.0.1:50000", "127.0.0.1:9001"});
        StackReport report = reportOf(Side::Server, "not-known-yet");
        report.address = "127.0.0.1:50000";
        book->report(report);
        QVERIFY(told.take().startsWith("\n    1 server callback"));
    }

    void aConnectionThatEndedIsFoundAndGivesWay()
    {
        visit(first, "127.0.0.1:40000", "127.0.0.1:50000", "/");
        end(first);
        book->report(reportOf(Side::Server, "dGhlIHNhbXBsZSBub25jZQ=="));
        QCOMPARE(told.take(), QByteArray("\n    1 server callback onWebSocketConnect by jetty 9.4 [closed]"));
        visit(second, "127.0.0.1:40001", "127.0.0.1:50001", "/");
        book->report(reportOf(Side::Server, "dGhlIHNhbXBsZSBub25jZQ=="));
        QVERIFY(told.take().startsWith("\n    2 server callback"));
        book->report(reportOf(Side::Server, "127.0.0.1:50000"));
        QVERIFY(told.take().startsWith("\n    1 server callback"));
    }

    void theOldestEndedAreForgotten()
    {
        for (std::uint32_t i = 1; i <= ReportBook::endedKept + 1; ++i) {
            visit(ConnectionId{i}, "10.0.0.1:" + std::to_string(i), "10.0.0.2:" + std::to_string(i), "/");
            end(ConnectionId{i});
        }
        book->report(reportOf(Side::Server, "10.0.0.2:2"));
        QVERIFY(told.take().startsWith("\n    2 server callback"));
        book->report(reportOf(Side::Server, "10.0.0.2:1"));
        QCOMPARE(told.take(), QByteArray());
    }

    void hostileSubjectsAreUnknown_data()
    {
        QTest::addColumn<QByteArray>("subject");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("a megabyte") << QByteArray(1 << 20, 'x');
        QTest::newRow("NUL bytes") << QByteArray(8, '\0');
        QTest::newRow("a kind in front") << QByteArray("s127.0.0.1:50000");
        QTest::newRow("a port too large") << QByteArray("127.0.0.1:115536");
        QTest::newRow("a port with a tail") << QByteArray("127.0.0.1:50000x");
    }

    void hostileSubjectsAreUnknown()
    {
        QFETCH(QByteArray, subject);
        visit(first, "127.0.0.1:40000", "127.0.0.1:50000", "/");
        book->report(reportOf(Side::Server, subject.toStdString()));
        for (const std::string& line : told.lines)
            QVERIFY(line.find("unknown-connection") != std::string::npos);
    }

    void aNameCannotPassForAnAddress()
    {
        visit(first, "127.0.0.1:40000", "127.0.0.1:50000", "/?lifeline=127.0.0.1:50001");
        book->report(reportOf(Side::Server, "127.0.0.1:50001"));
        QCOMPARE(told.take(), QByteArray());
    }

private:
    void begin(ConnectionId id, Side side, bool played, const EventBody& body)
    {
        registry->add(id, side, std::make_shared<StandIn>(side, played));
        note(id, side, Phase::Upgrading, body);
    }
    void note(ConnectionId id, Side side, Phase phase, const EventBody& body)
    {
        book->note(Event{0, clock.now(), id, side, phase, body});
    }
    /// Somebody visits a door that observes the server behind it.
    void visit(ConnectionId id, const std::string& visitor, const std::string& through,
               const std::string& target)
    {
        begin(id, Side::Server, false, event::Accepted{"127.0.0.1:9002", visitor});
        note(id, Side::Server, Phase::Upgrading, event::Forwarding{through, "127.0.0.1:9001"});
        std::string request = goodRequest();
        request.replace(4, 1, target);
        note(id, Side::Server, Phase::Upgrading, event::Request{request});
    }
    void end(ConnectionId id)
    {
        note(id, Side::Server, Phase::Closed, event::ResetReceived{});
        registry->remove(id, Side::Server);
    }

    asio::io_context io{1};
    ManualClock clock;
    WakeQueue wakes{io, clock};
    std::multiset<std::uint16_t> servedPorts;
    std::optional<ConnectionRegistry> registry;
    Lines told;
    std::optional<ReportBook> book;
};

QTEST_APPLESS_MAIN(ReportBookTest)
#include "report_book_test.moc"
