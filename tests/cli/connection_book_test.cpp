#include "cli/connection_book.h"
#include "support/sample_session.h"

#include <QTest>

#include <vector>

using namespace lifeline;

namespace {

struct BookSink final : EventSink {
    explicit BookSink(ConnectionBook& book_) : book(book_) {}
    void accept(const Event& event) override { book.take(event); }
    ConnectionBook& book;
};

Event eventOf(std::uint32_t connection, Side side, Phase phase, EventBody body)
{
    Event event;
    event.connection = static_cast<ConnectionId>(connection);
    event.side = side;
    event.phase = phase;
    event.body = body;
    return event;
}

} // namespace

class ConnectionBookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { over.clear(); }
    void eachConnectionOfASessionIsOverOnce();
    void aFailedConnectIsOverWithItsCallback();
    void aRefusalIsOverWithTheEndOfTcp();
    void anOpenConnectionIsOverWithOnClose();
    void aScriptedSideIsOverWithItsScriptAndTcp();
    void whatIsUnderWayCanBeFinished();
    void eventsOfNoConnectionAreLeftAlone();
    void whatAnotherStackTellsAfterTheEndBeginsNothing();

private:
    std::vector<std::uint32_t> over;
    ConnectionBook::Over note = [this](const ConnectionStory& story) { over.push_back(number(story.id)); };
};

void ConnectionBookTest::eachConnectionOfASessionIsOverOnce()
{
    ConnectionBook book(note);
    BookSink sink(book);
    fillSampleSession(sink);
    const std::size_t ended = over.size();
    QCOMPARE(ended + book.size(), sampleConnectionCount);
    book.finish();
    QCOMPARE(book.size(), std::size_t{0});
    std::sort(over.begin(), over.end());
    QCOMPARE(over, (std::vector<std::uint32_t>{1, 2, 3, 4, 5, 6, 7}));
    QCOMPARE(ended, sampleConnectionCount - 1); // the browser stays open
}

void ConnectionBookTest::aFailedConnectIsOverWithItsCallback()
{
    ConnectionBook book(note);
    book.take(eventOf(1, Side::Client, Phase::Connecting, event::Connecting{"ws://a/"}));
    book.take(eventOf(1, Side::Client, Phase::Failed, event::ConnectFailed{Cause::Refused, "no"}));
    QVERIFY(over.empty());
    book.take(eventOf(1, Side::Client, Phase::Failed, event::Callback{.name = CallbackName::OnError}));
    QCOMPARE(over, (std::vector<std::uint32_t>{1}));
}

void ConnectionBookTest::aRefusalIsOverWithTheEndOfTcp()
{
    ConnectionBook book(note);
    book.take(eventOf(2, Side::Server, Phase::Upgrading, event::Accepted{"a", "b"}));
    book.take(eventOf(2, Side::Server, Phase::Failed, event::RequestRefused{400, {}}));
    book.take(eventOf(2, Side::Server, Phase::Failed, event::FinSent{}));
    QVERIFY(over.empty());
    book.take(eventOf(2, Side::Server, Phase::Failed, event::FinReceived{}));
    QCOMPARE(over, (std::vector<std::uint32_t>{2}));
}

void ConnectionBookTest::anOpenConnectionIsOverWithOnClose()
{
    ConnectionBook book(note);
    book.take(eventOf(3, Side::Server, Phase::Upgrading, event::Accepted{"a", "b"}));
    book.take(eventOf(3, Side::Server, Phase::Open, event::Response{101, "HTTP/1.1 101 S\r\n\r\n", {}}));
    book.take(eventOf(3, Side::Server, Phase::Closed, event::ResetReceived{}));
    book.take(eventOf(3, Side::Server, Phase::Closed, event::Callback{.name = CallbackName::OnError}));
    QVERIFY(over.empty());
    book.take(eventOf(3, Side::Server, Phase::Closed,
                      event::Callback{.name = CallbackName::OnClose, .code = 1006}));
    QCOMPARE(over, (std::vector<std::uint32_t>{3}));
    QCOMPARE(book.size(), std::size_t{0});
}

void ConnectionBookTest::aScriptedSideIsOverWithItsScriptAndTcp()
{
    ConnectionBook book(note);
    book.take(eventOf(4, Side::Server, Phase::Upgrading, event::Accepted{"a", "b"}));
    book.take(eventOf(4, Side::Server, Phase::Upgrading, event::FaultBegun{"x"}));
    book.take(eventOf(4, Side::Server, Phase::Open, event::Response{101, {}, {}})); // no on-close will come
    book.take(eventOf(4, Side::Server, Phase::Closed, event::ResetSent{}));
    QVERIFY(over.empty());
    book.take(eventOf(4, Side::Server, Phase::Closed, event::FaultEnded{"x", true}));
    QCOMPARE(over, (std::vector<std::uint32_t>{4}));
}

void ConnectionBookTest::whatIsUnderWayCanBeFinished()
{
    ConnectionBook book(note);
    for (const std::uint32_t id : {9U, 4U, 7U})
        book.take(eventOf(id, Side::Server, Phase::Upgrading, event::Accepted{"a", "b"}));
    book.finish();
    QCOMPARE(over, (std::vector<std::uint32_t>{4, 7, 9}));
    book.finish();
    QCOMPARE(over.size(), std::size_t{3});
}

void ConnectionBookTest::eventsOfNoConnectionAreLeftAlone()
{
    ConnectionBook book(note);
    book.take(eventOf(0, Side::Server, Phase::Idle, event::Listening{"127.0.0.1", 1, true}));
    QCOMPARE(book.size(), std::size_t{0});
}

void ConnectionBookTest::whatAnotherStackTellsAfterTheEndBeginsNothing()
{
    ConnectionBook book(note);
    event::Callback late;
    late.stack = "qt 6.4.2";
    late.called = "disconnected";
    book.take(eventOf(7, Side::Server, Phase::Closed, late));
    QCOMPARE(book.size(), std::size_t{0});
    book.finish();
    QVERIFY(over.empty());
}

QTEST_APPLESS_MAIN(ConnectionBookTest)
#include "connection_book_test.moc"
