#include "formats/file_writer.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace lifeline;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
}

mode_t modeOf(const QString& path)
{
    struct stat found {};
    return ::stat(qPrintable(path), &found) == 0 ? found.st_mode & 07777U : 0;
}

} // namespace

class FileWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void untilTheCommitTheOldFileIsThere()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out"));
        put(path, "old");
        FileWriter file(path.toStdString());
        file.write(std::string(1'000'000, 'x'));
        QCOMPARE(contentOf(path), QByteArray("old"));
        QVERIFY(file.commit());
        QCOMPARE(contentOf(path), QByteArray(1'000'000, 'x'));
        QCOMPARE(entries(folder), QStringList{QStringLiteral("out")});
    }

    void withoutACommitNothingIsLeftBehind()
    {
        const QTemporaryDir folder;
        {
            FileWriter file(folder.filePath(QStringLiteral("out")).toStdString());
            file.write("half");
        }
        QCOMPARE(entries(folder), QStringList());
    }

    void aLinkIsFollowedToItsFile()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("there")));
        const QString target = folder.filePath(QStringLiteral("there/file"));
        const QString link = folder.filePath(QStringLiteral("link"));
        QVERIFY(QFile::link(QStringLiteral("there/file"), link));
        for (const char* text : {"first", "second"}) {
            FileWriter file(link.toStdString());
            file.write(text);
            QVERIFY2(file.commit(), file.error().c_str());
            QCOMPARE(contentOf(target), QByteArray(text));
            QVERIFY(QFileInfo(link).isSymLink());
        }
    }

    void theModeOfTheOldFileIsKept()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out"));
        put(path, "old");
        QCOMPARE(::chmod(qPrintable(path), 0640), 0);
        FileWriter file(path.toStdString());
        QVERIFY(file.commit());
        QCOMPARE(modeOf(path), mode_t{0640});
    }

    void aNewFileHasTheUsualMode()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out")),
                      usual = folder.filePath(QStringLiteral("usual"));
        put(usual, "");
        FileWriter file(path.toStdString());
        QVERIFY(file.commit());
        QCOMPARE(modeOf(path), modeOf(usual));
    }

    void whatIsNoFileIsWrittenToStraightAway()
    {
        FileWriter file("/dev/null");
        file.write("away");
        QVERIFY(file.commit());
        struct stat found {};
        QCOMPARE(::stat("/dev/null", &found), 0);
        QVERIFY(S_ISCHR(found.st_mode));
    }

    void aFullDiskIsAnError()
    {
        FileWriter file("/dev/full");
        file.write("away");
        QVERIFY(!file.commit());
        QCOMPARE(file.error(), std::string(std::strerror(ENOSPC)));
    }

    void aFileThatCannotBe_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("error");
        QTest::newRow("in no folder") << QStringLiteral("no/such/folder/file") << ENOENT;
        QTest::newRow("a folder") << QStringLiteral(".") << EISDIR;
        QTest::newRow("below a file") << QStringLiteral("file/below") << ENOTDIR;
    }

    void aFileThatCannotBe()
    {
        QFETCH(const QString, path);
        QFETCH(const int, error);
        const QTemporaryDir folder;
        put(folder.filePath(QStringLiteral("file")), "old");
        FileWriter file((folder.path() + u'/' + path).toStdString());
        file.write("new");
        QVERIFY(!file.commit());
        QCOMPARE(file.error(), std::string(std::strerror(error)));
        QCOMPARE(contentOf(folder.filePath(QStringLiteral("file"))), QByteArray("old"));
    }

private:
    static QStringList entries(const QTemporaryDir& folder)
    {
        return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
};

QTEST_APPLESS_MAIN(FileWriterTest)
#include "file_writer_test.moc"
