#include "atlas/early_events.h"

#include <QTest>

using namespace lifeline;

namespace {

Event accepted(std::uint32_t connection, std::string_view remote)
{
    Event event;
    event.connection = static_cast<ConnectionId>(connection);
    event.side = Side::Client;
    event.body = event::Accepted{"127.0.0.1:1", remote};
    return event;
}

QStringList remotesOf(EarlyEvents& early, std::uint32_t connection)
{
    QStringList remotes;
    early.handOver(static_cast<ConnectionId>(connection), [&](const Event& event) {
        const auto& remote = event.as<event::Accepted>()->remote;
        remotes += QString::fromUtf8(remote.data(), qsizetype(remote.size()));
    });
    return remotes;
}

} // namespace

class EarlyEventsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eventsAreHandedOverOnceAndInOrder();
    void theOldestConnectionsAreForgotten();
    void ofOneConnectionTheFirstEventsStay();
    void whatBelongsToNoConnectionIsNotKept();
};

void EarlyEventsTest::eventsAreHandedOverOnceAndInOrder()
{
    EarlyEvents early;
    {
        const std::string a = "a", b = "b";
        early.keep(accepted(7, a));
        early.keep(accepted(8, "other"));
        early.keep(accepted(7, b));
    }
    QCOMPARE(remotesOf(early, 7), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(remotesOf(early, 7), QStringList());
    QCOMPARE(early.size(), std::size_t{1});
}

void EarlyEventsTest::theOldestConnectionsAreForgotten()
{
    EarlyEvents early;
    for (std::uint32_t id = 1; id <= EarlyEvents::mostConnections + 2; ++id)
        early.keep(accepted(id, "x"));
    QCOMPARE(early.size(), EarlyEvents::mostConnections);
    QCOMPARE(remotesOf(early, 2), QStringList());
    QCOMPARE(remotesOf(early, 3), QStringList{QStringLiteral("x")});
}

void EarlyEventsTest::ofOneConnectionTheFirstEventsStay()
{
    EarlyEvents early;
    early.keep(accepted(1, "first"));
    for (std::size_t i = 0; i < 2 * EarlyEvents::mostEvents; ++i)
        early.keep(accepted(1, "later"));
    const QStringList remotes = remotesOf(early, 1);
    QCOMPARE(std::size_t(remotes.size()), EarlyEvents::mostEvents);
    QCOMPARE(remotes.first(), QStringLiteral("first"));
}

void EarlyEventsTest::whatBelongsToNoConnectionIsNotKept()
{
    EarlyEvents early;
    early.keep(accepted(0, "x"));
    QCOMPARE(early.size(), std::size_t{0});
}

QTEST_APPLESS_MAIN(EarlyEventsTest)
#include "early_events_test.moc"
