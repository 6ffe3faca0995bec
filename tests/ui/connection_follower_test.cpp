#include "ui/shell/connection_follower.h"
#include "ui/story_log.h"

#include <QTest>

using namespace lifeline;

class ConnectionFollowerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsNewIsTakenOnce();
    void theFaultThatAScriptPlaysIsKnown();
    void forgottenItBeginsAnew();
};

void ConnectionFollowerTest::whatIsNewIsTakenOnce()
{
    StoryLog story;
    story.open();
    ReadModel model(story.log);
    ConnectionFollower follower;
    QVERIFY(follower.follow(story.log, model.connections().at(0)));
    QVERIFY(!follower.follow(story.log, model.connections().at(0)));
    QCOMPARE(momentsText(follower.check().moments(Side::Client)).substr(0, 9), std::string("connected"));
    story.add(Side::Client, Phase::Closed, event::ResetReceived{});
    model.readAll();
    QVERIFY(follower.follow(story.log, model.connections().at(0)));
    QVERIFY(momentsText(follower.check().moments(Side::Client)).ends_with("reset"));
}

void ConnectionFollowerTest::theFaultThatAScriptPlaysIsKnown()
{
    StoryLog story;
    story.add(Side::Client, Phase::Connecting, event::FaultBegun{"request-no-key"});
    const ReadModel model(story.log);
    ConnectionFollower follower;
    follower.follow(story.log, model.connections().at(0));
    QCOMPARE(follower.fault(), std::string("request-no-key"));
}

void ConnectionFollowerTest::forgottenItBeginsAnew()
{
    StoryLog story;
    story.open();
    const ReadModel model(story.log);
    ConnectionFollower follower;
    follower.follow(story.log, model.connections().at(0));
    const std::string once = momentsText(follower.check().moments(Side::Server));
    follower.forget();
    QVERIFY(follower.follow(story.log, model.connections().at(0)));
    QCOMPARE(momentsText(follower.check().moments(Side::Server)), once); // not twice
}

QTEST_GUILESS_MAIN(ConnectionFollowerTest)
#include "connection_follower_test.moc"
