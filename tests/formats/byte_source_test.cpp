#include "formats/byte_source.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace lifeline;

class ByteSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileIsReadInWholeAndInParts()
    {
        const std::string content = std::string(SourceReader::bufferSize, 'a') + "bcdef";
        const std::string path = write("file", content);
        FileSource source(path);
        QCOMPARE(source.problem(), std::string());
        QCOMPARE(source.size(), std::uint64_t(content.size()));
        char end[9];
        QCOMPARE(source.readAt(content.size() - 3, end, sizeof end), std::size_t(3));
        QCOMPARE(std::string(end, 3), std::string("def"));
        QCOMPARE(source.readAt(content.size() + 1, end, sizeof end), std::size_t(0));
    }

    void whatIsNoFileIsToldInASentence()
    {
        QVERIFY(FileSource(at("none")).problem().starts_with("the file cannot be opened: "));
        QCOMPARE(FileSource(m_folder.path().toStdString()).problem(),
                 std::string("this is a folder, not a file"));
        QCOMPARE(mkfifo(at("pipe").c_str(), 0600), 0);
        QCOMPARE(FileSource(at("pipe")).problem(), std::string("this is a pipe, not a file"));
        QCOMPARE(FileSource("/dev/null").problem(), std::string("this is no regular file"));
    }

    void aFileThatShrinksEndsEarlier()
    {
        const std::string path = write("shrinks", "0123456789");
        FileSource source(path);
        QCOMPARE(truncate(path.c_str(), 4), 0);
        char all[10];
        QCOMPARE(source.readAt(0, all, sizeof all), std::size_t(4));
    }

    void aReaderGoesOverItsBuffersEnd()
    {
        std::string content;
        for (std::size_t i = 0; i < 3 * SourceReader::bufferSize; ++i)
            content += static_cast<char>(i * 7 % 251);
        MemorySource source(content);
        SourceReader reader(source);
        std::string read, part;
        while (reader.left() >= 1000) {
            QVERIFY(reader.read(part, 1000));
            read += part;
        }
        QVERIFY(!reader.read(part, 1001));
        read += reader.readSome();
        QVERIFY(read == content);
        QCOMPARE(reader.left(), std::uint64_t(0));
        QVERIFY(reader.readSome().empty());
    }

    void aReaderSkipsNotBeyondTheEnd()
    {
        MemorySource source("0123456789");
        SourceReader reader(source);
        char one = 0;
        QVERIFY(reader.read(&one, 1));
        reader.skip(5);
        QVERIFY(reader.read(&one, 1));
        QCOMPARE(one, '6');
        reader.skip(~std::uint64_t{0});
        QCOMPARE(reader.position(), std::uint64_t(10));
    }

private:
    std::string at(const char* name) const
    {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }
    std::string write(const char* name, const std::string& content) const
    {
        QFile file(QString::fromStdString(at(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content.data(), qint64(content.size())) < 0)
            qFatal("cannot write");
        return at(name);
    }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(ByteSourceTest)
#include "byte_source_test.moc"
