#include "contracts/told_story.h"
#include "told_events.h"

#include <QTest>

using namespace lifeline;

class ToldStoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstOpenAndCloseAreFound();
    void rolesAreFoundInTheirPart();
};

void ToldStoryTest::theFirstOpenAndCloseAreFound()
{
    std::vector<Event> events =
        toldEvents(QStringLiteral("upgrade on-open on-open on-close:1000 on-close:1006"));
    events.insert(events.begin(), Event{}); // no callback
    const ToldStory story(events);
    QVERIFY(story.open == std::size_t{1});
    QVERIFY(story.close == std::size_t{3});
    QCOMPARE(story.all[3].code, std::uint16_t{1000});
    QVERIFY(!ToldStory({}).open);
}

void ToldStoryTest::rolesAreFoundInTheirPart()
{
    const ToldStory story(toldEvents(QStringLiteral("on-message on-open on-message on-message"), 10));
    QVERIFY((story.of(CallbackName::OnMessage) == std::vector<EventSeq>{10, 12, 13}));
    QVERIFY((story.of(CallbackName::OnMessage, 0, 1) == std::vector<EventSeq>{10}));
    QVERIFY(story.comes({CallbackName::OnOpen, CallbackName::OnClose}, 1));
    QVERIFY(!story.comes({CallbackName::OnOpen}, 2));
}

QTEST_APPLESS_MAIN(ToldStoryTest)
#include "told_story_test.moc"
