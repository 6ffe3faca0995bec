#include "cli/lesson_command.h"
#include "cli_run.h"
#include "support/raw_socket.h"
#include "support/sample_session.h"

#include <QTest>

#include <map>

using namespace lifeline;

class LessonCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theThreeLivesAreTold();
    void aTakenPortIsSaidAndGotAround();
    void onlyTheToldLivesGoAsTold();
};

void LessonCommandTest::theThreeLivesAreTold()
{
    const CliRun run = runInside({"lesson", "--port", "0"});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.errors, QByteArray());
    const QByteArray parts[] = {"1. A connection that opens and closes",
                                "#1 client → server: Opened, then closed cleanly.",
                                "2. A request for an upgrade without key and version",
                                "| upgrade refused: missing-key, missing-version\n",
                                "| (no on-open)\n",
                                "| (no on-close)\n",
                                "on-close is owed only after on-open",
                                "3. A plain request",
                                "| (no upgrade)\n",
                                "no callback fires at all"};
    qsizetype at = 0;
    for (const QByteArray& part : parts) {
        at = run.out.indexOf(part, at);
        QVERIFY2(at >= 0, part + " is missing in\n" + run.out);
    }
}

void LessonCommandTest::aTakenPortIsSaidAndGotAround()
{
    const RawListener taken;
    const CliRun run = runInside({"lesson", "--port", std::to_string(taken.port())});
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.startsWith("Port " + QByteArray::number(taken.port()) + " is already in use"), run.out);
    QVERIFY(run.out.contains("no callback fires at all"));
}

void LessonCommandTest::onlyTheToldLivesGoAsTold()
{
    struct Stories final : EventSink {
        void accept(const Event& event) override { byId[number(event.connection)].take(event); }
        std::map<std::uint32_t, ConnectionStory> byId;
    } sink;
    fillSampleSession(sink);
    using Act = LessonCommand::Act;
    for (const auto& [id, story] : sink.byId) {
        QCOMPARE(wentAsTold(Act::Open, story), id == 4);
        QCOMPARE(wentAsTold(Act::Refused, story), id == 7);
        QVERIFY(!wentAsTold(Act::Plain, story));
        QVERIFY(!wentAsTold(Act::Over, story));
    }
}

QTEST_APPLESS_MAIN(LessonCommandTest)
#include "lesson_command_test.moc"
