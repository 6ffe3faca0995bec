#include "store/opened.h"
#include "store/session_making.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

using namespace lifeline;

class SessionMakingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyItsOwnerMayReadIt();
    void whatIsThereIsLeftAlone();
    void withoutAFolderThereIsNone();
    void itOpensWithNothingInIt();
    void whatIsFreeCanBeGivenBack();

private:
    std::string pathOf(const char* name) const
    {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }

    QTemporaryDir m_folder;
};

void SessionMakingTest::onlyItsOwnerMayReadIt()
{
    QCOMPARE(makeSessionFile(pathOf("own")), 0);
    const auto permissions = QFileInfo(QString::fromStdString(pathOf("own"))).permissions();
    QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
}

void SessionMakingTest::whatIsThereIsLeftAlone()
{
    write(pathOf("mine"), "mine");
    QCOMPARE(makeSessionFile(pathOf("mine")), EEXIST);
    QCOMPARE(contentOf(pathOf("mine")), QByteArray("mine"));
}

void SessionMakingTest::withoutAFolderThereIsNone()
{
    QCOMPARE(makeSessionFile(pathOf("no/such/folder")), ENOENT);
}

void SessionMakingTest::itOpensWithNothingInIt()
{
    const std::string path = pathOf("tables");
    QCOMPARE(makeSessionFile(path), 0);
    {
        Database database;
        QVERIFY(database.open(path, Database::Way::Write) &&
                makeSessionTables(database, "2026-11-22T18:54:00.000Z"));
    }
    const OpenedSession opened = openSession(path);
    QCOMPARE(textOf(opened.problems), std::string());
    QCOMPARE(opened.log->size(), std::uint64_t{0});
    QCOMPARE(opened.log->startedUtc(), std::string("2026-11-22T18:54:00.000Z"));
    QCOMPARE(opened.app, std::string(LIFELINE_VERSION));
}

void SessionMakingTest::whatIsFreeCanBeGivenBack()
{
    const std::string path = pathOf("vacuum");
    Database database;
    QVERIFY(database.open(path, Database::Way::Write) && makeSessionTables(database, ""));
    QCOMPARE(database.number(QStringLiteral("PRAGMA auto_vacuum")), std::optional<std::int64_t>(2));
    QCOMPARE(database.number(QStringLiteral("PRAGMA page_size")),
             std::optional<std::int64_t>(sessionPageSize));
}

QTEST_GUILESS_MAIN(SessionMakingTest)
#include "session_making_test.moc"
