#include "cli/lesson_text.h"
#include "wire/upgrade_rules.h"

#include <QTest>

using namespace lifeline;

class LessonTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyActHasItsWords();
    void theRequestsAreWhatTheirTitlesSay();
};

void LessonTextTest::everyActHasItsWords()
{
    using Act = LessonCommand::Act;
    int number = 0;
    for (const Act act : {Act::Open, Act::Refused, Act::Plain}) {
        const LessonText& text = lessonText(act);
        QVERIFY(text.title.starts_with(std::to_string(++number) + ". "));
        QVERIFY(text.why.ends_with(".\n"));
    }
    QVERIFY(lessonText(Act::Open).request.empty());
}

void LessonTextTest::theRequestsAreWhatTheirTitlesSay()
{
    using Act = LessonCommand::Act;
    const auto judged = [](Act act) {
        return judgeRequest(parseHead(HeadKind::Request, std::string(lessonText(act).request)), {});
    };
    const RequestVerdict refused = judged(Act::Refused);
    QVERIFY(refused.asksForUpgrade);
    QVERIFY(refused.failed.has(UpgradeRule::MissingKey));
    QVERIFY(refused.failed.has(UpgradeRule::MissingVersion));
    QCOMPARE(refused.failed.size(), std::size_t{2});
    const RequestVerdict plain = judged(Act::Plain);
    QVERIFY(!plain.asksForUpgrade);
    QVERIFY(plain.failed.has(UpgradeRule::NotAnUpgrade));
}

QTEST_APPLESS_MAIN(LessonTextTest)
#include "lesson_text_test.moc"
