#include "stacks/stack_host.h"
#include "ui/shell/own_ends.h"
#include "ui/story_log.h"

#include <QTest>

using namespace lifeline;

namespace {

SideStory sideOf(bool forwarded, const std::string& stack, Phase phase)
{
    SideStory side;
    side.present = true;
    side.forwarded = forwarded;
    side.stack = stack;
    side.phase = phase;
    return side;
}

} // namespace

class OwnEndsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatIsOursAndOpenIsOffered_data();
    void onlyWhatIsOursAndOpenIsOffered();
    void aServerBehindTheLabSeesTheLabsEnd();
    void aClientInFrontOfItHasItsOwn();
};

void OwnEndsTest::onlyWhatIsOursAndOpenIsOffered_data()
{
    QTest::addColumn<bool>("forwarded");
    QTest::addColumn<QString>("stack");
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<bool>("offered");
    const auto qt = QString::fromStdString(StackHost::qtName());
    QTest::newRow("the reference") << false << QString() << Phase::Open << true;
    QTest::newRow("the reference, closing") << false << QString() << Phase::ClosingByUs << false;
    QTest::newRow("Qt in this process") << true << qt << Phase::Open << true;
    QTest::newRow("Qt, over") << true << qt << Phase::Closed << false;
    QTest::newRow("a program outside") << true << QStringLiteral("jetty 9.4.57") << Phase::Open << false;
    QTest::newRow("a program outside that only reports")
        << false << QStringLiteral("python-websockets 10.4") << Phase::Open << false;
    QTest::newRow("nothing reported yet") << true << QString() << Phase::Open << false;
}

void OwnEndsTest::onlyWhatIsOursAndOpenIsOffered()
{
    QFETCH(bool, forwarded);
    QFETCH(QString, stack);
    QFETCH(Phase, phase);
    ConnectionStory story;
    story.server = sideOf(forwarded, stack.toStdString(), phase);
    QTEST(!openSides(story).empty(), "offered");
    QVERIFY(!playsForUs(story.client)); // is not there at all
}

void OwnEndsTest::aServerBehindTheLabSeesTheLabsEnd()
{
    StoryLog story;
    story.add(Side::Server, Phase::Upgrading, event::Accepted{"127.0.0.1:9001", "127.0.0.1:40312"});
    story.add(Side::Server, Phase::Upgrading, event::Forwarding{"127.0.0.1:50001", "127.0.0.1:50002"});
    const ReadModel model(story.log);
    const ConnectionRecord& record = model.connections().at(0);
    QCOMPARE(clientAddress(story.log, record, Side::Server), std::string("127.0.0.1:50001"));
    QCOMPARE(clientAddress(story.log, record, Side::Client), std::string());
}

void OwnEndsTest::aClientInFrontOfItHasItsOwn()
{
    StoryLog story;
    story.add(Side::Client, Phase::Connecting, event::Connecting{"ws://127.0.0.1:9001/"});
    story.add(Side::Client, Phase::Upgrading, event::Connected{"127.0.0.1:40312", "127.0.0.1:50000"});
    story.add(Side::Client, Phase::Upgrading, event::Forwarding{"127.0.0.1:50001", "127.0.0.1:9001"});
    const ReadModel model(story.log);
    QCOMPARE(clientAddress(story.log, model.connections().at(0), Side::Client),
             std::string("127.0.0.1:40312"));
}

QTEST_GUILESS_MAIN(OwnEndsTest)
#include "own_ends_test.moc"
