// Real sockets on loopback.
#include "ui/faults/fault_player.h"
#include "ui/sample_faults.h"

#include <QSignalSpy>
#include <QTest>

namespace lifeline {
namespace {

struct Scene {
    Scene()
    {
        QObject::connect(&player, &FaultPlayer::reported, &player,
                         [this](const FaultReport& report) { reports.push_back(report); });
    }

    SampleFaults sample;
    Session session;
    FaultPlayer player{session};
    QSignalSpy over{&player, &FaultPlayer::over};
    std::vector<FaultReport> reports;
};

} // namespace

class FaultPlayerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFaultIsPlayedAgainstOurOwnSide_data();
    void aFaultIsPlayedAgainstOurOwnSide();
    void manyArePlayedAndCounted();
    void aServersFaultCannotGoToAnAddress();
    void stoppingSkipsWhatIsLeft();
};

void FaultPlayerTest::aFaultIsPlayedAgainstOurOwnSide_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const char* id : {"own-no-key", "own-silent", "own-reset"})
        QTest::newRow(id) << QByteArray(id);
}

void FaultPlayerTest::aFaultIsPlayedAgainstOurOwnSide()
{
    QFETCH(QByteArray, id);
    Scene scene;
    scene.player.play({scene.sample.find(id)});
    QVERIFY(scene.player.running());
    QTRY_COMPARE(scene.over.size(), 1);
    QVERIFY(!scene.player.running());
    QCOMPARE(scene.reports.size(), std::size_t{1});
    const FaultReport& report = scene.reports.front();
    QVERIFY2(report.outcome == Outcome::Passed, report.why.c_str());
    const ConnectionRecord* record = scene.session.model().connections().find(report.connection);
    QVERIFY(record != nullptr);
    QVERIFY(record->story.of(report.fault->side).scripted);
    QVERIFY(!record->story.main().scripted);
}

void FaultPlayerTest::manyArePlayedAndCounted()
{
    Scene scene;
    scene.player.play({scene.sample.find("own-no-key"), scene.sample.find("own-reset")});
    QCOMPARE(scene.player.wanted(), std::size_t{2});
    QTRY_COMPARE(scene.over.size(), 1);
    QCOMPARE(scene.over.front().front().toULongLong(), 2ULL);
    QCOMPARE(scene.player.tally().passed, std::size_t{2});
}

void FaultPlayerTest::aServersFaultCannotGoToAnAddress()
{
    Scene scene;
    scene.player.playAgainst({scene.sample.find("own-reset")}, {false, "127.0.0.1", 9, "/"});
    QTRY_COMPARE(scene.over.size(), 1);
    QCOMPARE(scene.reports.front().outcome, Outcome::Skipped);
    QVERIFY(!scene.reports.front().why.empty());
}

void FaultPlayerTest::stoppingSkipsWhatIsLeft()
{
    Scene scene;
    scene.player.play({scene.sample.find("own-silent"), scene.sample.find("own-silent")});
    scene.player.stop();
    QTRY_COMPARE(scene.over.size(), 1);
    QVERIFY(!scene.player.running());
    QCOMPARE(scene.player.tally().skipped, std::size_t{2});
}

} // namespace lifeline

QTEST_MAIN(lifeline::FaultPlayerTest)
#include "fault_player_test.moc"
