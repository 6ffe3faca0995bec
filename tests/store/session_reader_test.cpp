#include "store/crc32c.h"
#include "store/opened.h"
#include "store/session_reader.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lifeline;

class SessionReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocksComeInOrderWithTheirSums();
    void tablesThatAreNotOursAreRefused_data();
    void tablesThatAreNotOursAreRefused();

private:
    std::string pathOf(const char* name) const
    {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }

    QTemporaryDir m_folder;
};

void SessionReaderTest::blocksComeInOrderWithTheirSums()
{
    recordEveryEvent(pathOf("a"));
    SessionReader reader;
    QCOMPARE(reader.open(pathOf("a")), std::string());
    QVERIFY(reader.facts().whole && !reader.facts().live && reader.facts().lastBlock.has_value());
    std::uint64_t events = 0, key = 0;
    while (const auto read = reader.next(key)) {
        QVERIFY(read->block.first >= key);
        QCOMPARE(read->block.entriesCrc(), read->entriesCrc);
        const auto details = reader.details(read->block.first);
        QVERIFY(details && std::uint64_t(details->size()) == read->detailBytes);
        QCOMPARE(crc32c({details->constData(), std::size_t(details->size())}), read->detailsCrc);
        events += read->block.count;
        key = read->block.first + 1;
    }
    QVERIFY(!reader.failed());
    QCOMPARE(events, std::uint64_t{everyEvent().size()});
    QVERIFY(!reader.details(key + 5));
}

void SessionReaderTest::tablesThatAreNotOursAreRefused_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("flaw");
    const auto row = [](const char* name, const char* change, const char* flaw) {
        QTest::newRow(name) << QString::fromUtf8(change) << QString::fromUtf8(flaw);
    };
    row("one is missing", "DROP TABLE dropped", "tables are missing in it");
    row("one has a column more", "ALTER TABLE blocks ADD COLUMN more",
        "its table \"blocks\" is not as this program makes it");
    row("names without order", "DELETE FROM vocabulary WHERE value = 0",
        "it is damaged: its names have no order");
    row("no names", "DELETE FROM vocabulary", "the names of kind \"event\" are missing");
    row("nothing about the session", "DELETE FROM session", "it is damaged: it does not tell when it began");
}

void SessionReaderTest::tablesThatAreNotOursAreRefused()
{
    QFETCH(const QString, change);
    QFETCH(const QString, flaw);
    QFile::remove(m_folder.filePath(QStringLiteral("b")));
    recordEveryEvent(pathOf("b"));
    {
        Database database;
        QVERIFY(database.open(pathOf("b"), Database::Way::Write) && database.run(change));
    }
    SessionReader reader;
    QCOMPARE(QString::fromStdString(reader.open(pathOf("b"))), flaw);
}

QTEST_GUILESS_MAIN(SessionReaderTest)
#include "session_reader_test.moc"
