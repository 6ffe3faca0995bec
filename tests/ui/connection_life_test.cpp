#include "ui/connections/connection_life.h"

#include <QTest>

namespace lifeline {

class ConnectionLifeTest : public QObject {
    Q_OBJECT
private:
    static ConnectionStory story(Phase client, Phase server)
    {
        ConnectionStory story;
        story.began = monotonicTime(100);
        story.client.present = story.server.present = true;
        story.client.phase = client;
        story.server.phase = server;
        story.client.ended = monotonicTime(400);
        story.server.ended = monotonicTime(700);
        return story;
    }

private Q_SLOTS:
    void livesUntilItsLastEndIsOver()
    {
        QCOMPARE(lifeOf(story(Phase::Closed, Phase::Failed), monotonicTime(5000)), Duration(600));
        QCOMPARE(lifeOf(story(Phase::Closed, Phase::Open), monotonicTime(5000)), Duration(4900));
        QVERIFY(isLive(story(Phase::Closed, Phase::Open)));
        QVERIFY(!isLive(story(Phase::Closed, Phase::Failed)));
    }

    void anEndThatIsNotOursDoesNotCount()
    {
        ConnectionStory oneEnd = story(Phase::Closed, Phase::Open);
        oneEnd.server.present = false;
        QVERIFY(!isLive(oneEnd));
        QCOMPARE(lifeOf(oneEnd, monotonicTime(5000)), Duration(300));
    }

    void isNeverNegative()
    {
        QCOMPARE(lifeOf(story(Phase::Open, Phase::Open), monotonicTime(5)), Duration(0));
    }

    void someCodesTellOfTrouble_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("abnormal");
        for (const int code : {0, 1000, 1001, 1005, 3000, 4999})
            QTest::addRow("%d", code) << code << false;
        for (const int code : {1002, 1006, 1007, 1009, 1011, 1015, 999, 5000})
            QTest::addRow("%d", code) << code << true;
    }
    void someCodesTellOfTrouble()
    {
        QFETCH(int, code);
        QTEST(isAbnormalClose(static_cast<std::uint16_t>(code)), "abnormal");
    }
};

} // namespace lifeline

using lifeline::ConnectionLifeTest;
QTEST_APPLESS_MAIN(ConnectionLifeTest)
#include "connection_life_test.moc"
