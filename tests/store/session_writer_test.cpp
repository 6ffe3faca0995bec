#include "store/opened.h"
#include "store/session_writer.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

using namespace lifeline;

namespace {

SessionBlock blockOf(BlockBuilder& builder, std::uint64_t row)
{
    EventEntry entry;
    entry.kind = EventKind::FinReceived;
    entry.detail.chunk = DetailRef::inlineChunk;
    builder.begin(row);
    builder.add(entry, row + 1, {});
    return builder.block();
}

} // namespace

class SessionWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void whatIsCommittedIsThereAndWhatIsNotIsNot();
    void aBlockTakesThePlaceOfOneWithItsKey();
    void itGoesOnInAFileThatWasLeft();
    void onlyItsOwnerMayReadIt();
    void namesAreNumberedOnce();
    void twoCannotWriteOneFile();

private:
    std::string path() const { return m_folder->filePath(QStringLiteral("a")).toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    BlockBuilder m_builder;
};

void SessionWriterTest::whatIsCommittedIsThereAndWhatIsNotIsNot()
{
    SessionWriter writer;
    QVERIFY(writer.create(path(), "2026", 0));
    QVERIFY(writer.begin() && writer.write(blockOf(m_builder, 0)) && writer.commit());
    QVERIFY(writer.begin() && writer.write(blockOf(m_builder, 1)));
    writer.rollback();
    QVERIFY(writer.finish(3));
    const OpenedSession opened = openSession(path());
    QCOMPARE(opened.log->size(), std::uint64_t{1});
    QCOMPARE(textOf(opened.notes),
             std::string("3 events were beyond the limits of the log and never recorded\n"));
}

void SessionWriterTest::aBlockTakesThePlaceOfOneWithItsKey()
{
    SessionWriter writer;
    QVERIFY(writer.create(path(), "2026", 0));
    for (int i = 0; i < 3; ++i)
        QVERIFY(writer.begin() && writer.write(blockOf(m_builder, 0)) && writer.commit());
    QVERIFY(writer.finish(0));
    QCOMPARE(openSession(path()).log->size(), std::uint64_t{1});
}

void SessionWriterTest::itGoesOnInAFileThatWasLeft()
{
    SessionWriter writer;
    QVERIFY(writer.create(path(), "2026", 0));
    QVERIFY(writer.begin() && writer.called("jetty", "a") == 1 && writer.write(blockOf(m_builder, 0)) &&
            writer.commit());
    QVERIFY(writer.suspend() && !QFile::exists(QString::fromStdString(path() + "-wal")));
    QVERIFY(writer.resume(path(), 0));
    QVERIFY(writer.begin() && writer.called("jetty", "a") == 1 && writer.called("jetty", "b") == 2);
    QVERIFY(writer.write(blockOf(m_builder, 1)) && writer.commit() && writer.finish(0));
    QCOMPARE(openSession(path()).log->size(), std::uint64_t{2});
}

void SessionWriterTest::onlyItsOwnerMayReadIt()
{
    SessionWriter writer;
    QVERIFY(writer.create(path(), "2026", 0));
    QVERIFY(writer.begin() && writer.write(blockOf(m_builder, 0)) && writer.commit());
    for (const char* suffix : {"", "-wal"}) {
        const auto permissions = QFileInfo(QString::fromStdString(path() + suffix)).permissions();
        QVERIFY(
            !(permissions & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
    }
}

void SessionWriterTest::namesAreNumberedOnce()
{
    SessionWriter writer;
    QVERIFY(writer.create(path(), "2026", 0) && writer.begin());
    QCOMPARE(writer.called("qt", "closed"), std::uint16_t{1});
    writer.rollback();
    QVERIFY(writer.begin());
    QCOMPARE(writer.called("qt", "opened"), std::uint16_t{1});
    QCOMPARE(writer.called("qt", "closed"), std::uint16_t{2});
    QCOMPARE(writer.called("qt", "opened"), std::uint16_t{1});
    QVERIFY(writer.commit());
}

void SessionWriterTest::twoCannotWriteOneFile()
{
    SessionWriter first, second;
    QVERIFY(first.create(path(), "2026", 0));
    QVERIFY(!second.create(path(), "2026", 0));
    QCOMPARE(second.error(), EEXIST);
    QVERIFY(!second.resume(path(), 0));
    QCOMPARE(second.error(), EBUSY);
    QVERIFY(first.present());
}

QTEST_GUILESS_MAIN(SessionWriterTest)
#include "session_writer_test.moc"
