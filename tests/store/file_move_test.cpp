#include "store/file_move.h"
#include "store/opened.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lifeline;

class FileMoveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void aFileIsThereAndNoLongerHere();
    void anotherIsReplaced();
    void whatFailsChangesNothing();
    void aSessionTakesItsJournalAlong();
    void aForeignJournalGoes();

private:
    std::string pathOf(const char* name) const
    {
        return m_folder->filePath(QString::fromUtf8(name)).toStdString();
    }
    bool has(const char* name) const { return QFile::exists(m_folder->filePath(QString::fromUtf8(name))); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void FileMoveTest::aFileIsThereAndNoLongerHere()
{
    write(pathOf("a"), "text");
    QCOMPARE(moveFile(pathOf("a"), pathOf("b")), std::string());
    QCOMPARE(contentOf(pathOf("b")), QByteArray("text"));
    QVERIFY(!has("a"));
}

void FileMoveTest::anotherIsReplaced()
{
    write(pathOf("a"), "new");
    write(pathOf("b"), "old");
    QCOMPARE(moveFile(pathOf("a"), pathOf("b")), std::string());
    QCOMPARE(contentOf(pathOf("b")), QByteArray("new"));
}

void FileMoveTest::whatFailsChangesNothing()
{
    write(pathOf("a"), "text");
    write(pathOf("a-wal"), "journal");
    QCOMPARE(moveSession(pathOf("a"), pathOf("no/b")), std::string("No such file or directory"));
    QCOMPARE(moveFile(pathOf("c"), pathOf("b")), std::string("No such file or directory"));
    QCOMPARE(contentOf(pathOf("a")) + contentOf(pathOf("a-wal")), QByteArray("textjournal"));
}

void FileMoveTest::aSessionTakesItsJournalAlong()
{
    write(pathOf("a"), "text");
    write(pathOf("a-wal"), "journal");
    QCOMPARE(moveSession(pathOf("a"), pathOf("b")), std::string());
    QCOMPARE(contentOf(pathOf("b")) + contentOf(pathOf("b-wal")), QByteArray("textjournal"));
    QVERIFY(!has("a") && !has("a-wal"));
}

void FileMoveTest::aForeignJournalGoes()
{
    write(pathOf("a"), "text");
    write(pathOf("b-wal"), "another's");
    QCOMPARE(moveSession(pathOf("a"), pathOf("b")), std::string());
    QVERIFY(has("b") && !has("b-wal"));
}

QTEST_APPLESS_MAIN(FileMoveTest)
#include "file_move_test.moc"
