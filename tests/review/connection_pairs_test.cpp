#include "review/connection_pairs.h"
#include "support/every_event.h"

#include <QTest>

using namespace lifeline;

class ConnectionPairsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void connectionsGoTogetherThatAskedForTheSame()
    {
        EventLog left(""), right("");
        const auto ask = [](EventLog& log, std::uint32_t id, std::string_view url) {
            Event event = eventOf(event::Connecting{url}, Phase::Connecting, Side::Client);
            event.connection = ConnectionId{id};
            log.accept(event);
        };
        ask(left, 1, "ws://127.0.0.1:9001/a");
        ask(left, 2, "ws://127.0.0.1:9001/b");
        ask(left, 3, "ws://127.0.0.1:9001/a");
        ask(left, 4, "ws://127.0.0.1:9001/only");
        ask(right, 7, "ws://127.0.0.1:40001/b");
        ask(right, 8, "ws://127.0.0.1:40001/a");
        ask(right, 9, "ws://127.0.0.1:40001/new");
        ask(left, 5, "ws://127.0.0.1:9001/chat?token=secret");
        ask(left, 6, "ws://127.0.0.1:9001/chat?room=2");
        ask(right, 10, "ws://127.0.0.1:40001/chat?token=[redacted]");
        ask(right, 11, "ws://127.0.0.1:40001/chat?room=2");
        ConnectionTable leftTable(left), rightTable(right);
        leftTable.update();
        rightTable.update();
        std::string seen;
        for (const ConnectionPair& pair : pairConnections(leftTable, rightTable)) {
            seen += (pair.left ? std::to_string(*pair.left) : "-") + "/" +
                    (pair.right ? std::to_string(*pair.right) : "-") + " ";
        }
        QCOMPARE(QByteArray::fromStdString(seen), QByteArray("1/8 2/7 3/- 4/- 5/10 6/11 -/9 "));
    }
};

QTEST_APPLESS_MAIN(ConnectionPairsTest)
#include "connection_pairs_test.moc"
