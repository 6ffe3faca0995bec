#include "store/opened.h"
#include "store/room_keeper.h"
#include "store/row_writer.h"
#include "support/places.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lifeline;

namespace {

constexpr std::uint64_t limit = 1'000'000;

void fillConnections(EventLog& log, std::uint32_t connections, Phase end)
{
    const std::string payload(100, 'x');
    for (std::uint32_t id = 1; id <= connections; ++id) {
        Event event = eventOf(event::FrameReceived{{"\x82\x64", 0, payload.size(), payload}});
        event.connection = ConnectionId{id};
        for (int i = 0; i < 99; ++i)
            log.accept(event);
        event.phase = end;
        event.body = event::FinReceived{};
        log.accept(event);
    }
}

} // namespace

class RoomKeeperTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_log = std::make_unique<EventLog>("");
        m_writer = std::make_unique<SessionWriter>();
        QVERIFY(m_writer->create(path(), "", 0));
    }
    void aFileAboveItsSizeBecomesSmaller();
    void whatIsFreeIsGivenBackInSmallSteps();
    void aFileThatIsSmallEnoughIsLeftUntilThereIsTime();
    void whatIsNotOverStays();
    void whoStopsAtItsSizeDropsNothing();
    void anOlderFileKeepsItsPages();

private:
    std::string path() const { return m_folder->filePath(QStringLiteral("a")).toStdString(); }
    /// In one go, however much that is.
    void writeAll(RoomKeeper& keeper)
    {
        RowWriter rows(*m_log, *m_writer, keeper.ages());
        while (rows.written() < m_log->size() && rows.write(m_log->size())) {
        }
        keeper.wrote(*m_log, 0, m_log->size());
    }
    /// Until enough is free, or nothing more can be.
    void makeRoom(RoomKeeper& keeper)
    {
        for (std::uint64_t before = UINT64_MAX; keeper.isTight() && keeper.droppedEvents() != before;) {
            before = keeper.droppedEvents();
            QVERIFY(keeper.dropOldest(0));
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EventLog> m_log;
    std::unique_ptr<SessionWriter> m_writer;
};

void RoomKeeperTest::aFileAboveItsSizeBecomesSmaller()
{
    fillConnections(*m_log, 200, Phase::Closed);
    RoomKeeper keeper(*m_writer, limit, WhenFull::DropOldest);
    writeAll(keeper);
    QVERIFY(m_writer->fileBytes() > 2 * limit);
    makeRoom(keeper);
    QVERIFY(m_writer->fileBytes() > 2 * limit); // only free
    for (int step = 0; step < 10; ++step)
        QVERIFY(keeper.giveBack(false));
    QVERIFY(m_writer->fileBytes() <= limit);
    QVERIFY(m_writer->finish(0));
    QVERIFY(contentOf(path()).size() <= qsizetype(limit));
    const OpenedSession opened = openSession(path());
    QCOMPARE(textOf(opened.problems), std::string());
    QCOMPARE(opened.log->size(), m_log->size() - keeper.droppedEvents());
    QVERIFY(keeper.droppedConnections() > 100 && opened.log->size() > 1'000);
}

void RoomKeeperTest::whatIsFreeIsGivenBackInSmallSteps()
{
    fillConnections(*m_log, 300, Phase::Closed);
    RoomKeeper keeper(*m_writer, limit, WhenFull::DropOldest);
    writeAll(keeper);
    makeRoom(keeper);
    const std::uint64_t before = m_writer->fileBytes();
    QVERIFY(keeper.giveBack(true));
    QVERIFY(m_writer->fileBytes() < before && before - m_writer->fileBytes() <= 2'000'000);
    QVERIFY(m_writer->usedBytes() < m_writer->fileBytes());
    QVERIFY(keeper.giveAllBack());
    QCOMPARE(m_writer->usedBytes(), m_writer->fileBytes());
}

void RoomKeeperTest::aFileThatIsSmallEnoughIsLeftUntilThereIsTime()
{
    fillConnections(*m_log, 60, Phase::Closed);
    RoomKeeper keeper(*m_writer, limit, WhenFull::DropOldest);
    writeAll(keeper);
    const std::uint64_t before = m_writer->fileBytes();
    QVERIFY(before <= limit && keeper.dropOldest(0));
    QVERIFY(m_writer->usedBytes() < before);
    QVERIFY(keeper.giveBack(false));
    QCOMPARE(m_writer->fileBytes(), before);
    QVERIFY(keeper.giveBack(true));
    QVERIFY(m_writer->fileBytes() < before);
}

void RoomKeeperTest::whatIsNotOverStays()
{
    fillConnections(*m_log, 200, Phase::Open);
    RoomKeeper keeper(*m_writer, limit, WhenFull::DropOldest);
    writeAll(keeper);
    QVERIFY(keeper.isTight() && keeper.dropOldest(0));
    QCOMPARE(keeper.droppedConnections(), std::uint64_t{0});
    QVERIFY(m_writer->finish(0));
    QCOMPARE(openSession(path()).log->size(), m_log->size());
}

void RoomKeeperTest::whoStopsAtItsSizeDropsNothing()
{
    fillConnections(*m_log, 200, Phase::Closed);
    RoomKeeper keeper(*m_writer, limit, WhenFull::Stop);
    writeAll(keeper);
    QVERIFY(!keeper.isTight());
    QCOMPARE(keeper.mostAtOnce(), UINT64_MAX);
}

void RoomKeeperTest::anOlderFileKeepsItsPages()
{
    const std::string old = m_folder->filePath(QStringLiteral("old")).toStdString();
    QVERIFY(QFile::copy(inProject("tests/golden/session-v1.lifeline"), QString::fromStdString(old)));
    QVERIFY(QFile::setPermissions(QString::fromStdString(old), QFile::ReadOwner | QFile::WriteOwner));
    SessionWriter writer;
    QVERIFY(writer.resume(old, 0));
    QVERIFY(writer.database().run(QStringLiteral("CREATE TABLE t AS SELECT zeroblob(100000)")) &&
            writer.database().run(QStringLiteral("DROP TABLE t")));
    RoomKeeper keeper(writer, limit, WhenFull::DropOldest);
    const std::uint64_t before = writer.fileBytes();
    QVERIFY(writer.usedBytes() < before);
    QVERIFY(keeper.giveAllBack());
    QCOMPARE(writer.fileBytes(), before);
}

QTEST_GUILESS_MAIN(RoomKeeperTest)
#include "room_keeper_test.moc"
