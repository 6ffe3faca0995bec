#include "store/database.h"
#include "store/opened.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace lifeline;

class DatabaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWriteMakesAFile();
    void aReaderCannotWrite_data();
    void aReaderCannotWrite();
    void whatFailedIsTold();
    void aNameMayHoldAnything();

private:
    std::string pathOf(const char* name) const
    {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }

    QTemporaryDir m_folder;
};

void DatabaseTest::onlyWriteMakesAFile()
{
    Database database;
    QVERIFY(!database.open(pathOf("none"), Database::Way::Alone) ||
            !database.number(QStringLiteral("SELECT count(*) FROM sqlite_master")));
    QVERIFY(!QFile::exists(QString::fromStdString(pathOf("none"))));
    QVERIFY(database.open(pathOf("some"), Database::Way::Write));
    QVERIFY(database.run(QStringLiteral("CREATE TABLE t(a)")));
    QVERIFY(QFile::exists(QString::fromStdString(pathOf("some"))));
}

void DatabaseTest::aReaderCannotWrite_data()
{
    QTest::addColumn<int>("way");
    QTest::newRow("follow") << int(Database::Way::Follow);
    QTest::newRow("still") << int(Database::Way::Still);
    QTest::newRow("alone") << int(Database::Way::Alone);
}

void DatabaseTest::aReaderCannotWrite()
{
    QFETCH(const int, way);
    const std::string path = pathOf("read") + std::to_string(way);
    {
        Database writer;
        QVERIFY(writer.open(path, Database::Way::Write) &&
                writer.run(QStringLiteral("CREATE TABLE t AS SELECT 7 AS a")));
    }
    Database reader;
    QVERIFY(reader.open(path, static_cast<Database::Way>(way)));
    QCOMPARE(reader.number(QStringLiteral("SELECT a FROM t")), std::optional<std::int64_t>(7));
    QVERIFY(!reader.run(QStringLiteral("INSERT INTO t VALUES(8)")));
    QCOMPARE(reader.error() & 0xFF, 8); // SQLITE_READONLY
}

void DatabaseTest::whatFailedIsTold()
{
    Database database;
    QVERIFY(!database.run(QStringLiteral("SELECT 1")));
    QVERIFY(database.open(pathOf("words"), Database::Way::Write));
    QVERIFY(!database.run(QStringLiteral("SELECT a FROM nowhere")));
    QCOMPARE(database.words(), std::string("no such table: nowhere"));
}

void DatabaseTest::aNameMayHoldAnything()
{
    const std::string path = pathOf("50% ?mode=rwc#ü.db");
    {
        Database writer;
        QVERIFY(writer.open(path, Database::Way::Write) &&
                writer.run(QStringLiteral("CREATE TABLE t AS SELECT 7 AS a")));
    }
    Database reader;
    QVERIFY(reader.open(path, Database::Way::Alone));
    QCOMPARE(reader.number(QStringLiteral("SELECT a FROM t")), std::optional<std::int64_t>(7));
    QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("50*")}).size(), 1);
}

QTEST_GUILESS_MAIN(DatabaseTest)
#include "database_test.moc"
