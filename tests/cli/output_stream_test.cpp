#include "cli/output_stream.h"
#include "cli_run.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace lifeline;

class OutputStreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bytesLeaveWithTheFlush();
    void muchLeavesBeforeIt();
    void theEndFlushesAFile();
    void anOldFileIsReplaced();
    void aFileThatCannotBe();
    void aReaderThatIsGoneIsNoDisaster();
    void aFullDiskIsAnError();
};

void OutputStreamTest::bytesLeaveWithTheFlush()
{
    const MemoryFile file;
    OutputStream stream(file.descriptor());
    stream.write("one ");
    stream.buffer() += "two";
    QCOMPARE(file.content(), QByteArray());
    stream.flush();
    QCOMPARE(file.content(), QByteArray("one two"));
    QVERIFY(stream.ok());
    QVERIFY(!stream.isTerminal());
}

void OutputStreamTest::muchLeavesBeforeIt()
{
    const MemoryFile file;
    OutputStream stream(file.descriptor());
    for (int i = 0; i < 10'000; ++i)
        stream.write(std::string(100, 'x'));
    QVERIFY(file.content().size() > 500'000);
    stream.flush();
    QCOMPARE(file.content(), QByteArray(1'000'000, 'x'));
}

void OutputStreamTest::theEndFlushesAFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log"));
    OutputStream(path.toStdString()).write("the end");
    QCOMPARE(fileContent(path), QByteArray("the end"));
}

void OutputStreamTest::anOldFileIsReplaced()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log"));
    OutputStream(path.toStdString()).write("a long old text");
    OutputStream(path.toStdString()).write("new");
    QCOMPARE(fileContent(path), QByteArray("new"));
}

void OutputStreamTest::aFileThatCannotBe()
{
    OutputStream stream(std::string("/no/such/folder/log"));
    QVERIFY(!stream.ok());
    QCOMPARE(stream.error(), ENOENT);
    stream.write("lost");
    stream.flush();
}

void OutputStreamTest::aReaderThatIsGoneIsNoDisaster()
{
    std::signal(SIGPIPE, SIG_IGN);
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    ::close(ends[0]);
    {
        OutputStream stream(ends[1]);
        stream.write("lost");
        stream.flush();
        QCOMPARE(stream.error(), EPIPE);
        stream.write("lost too");
    }
    ::close(ends[1]);
}

void OutputStreamTest::aFullDiskIsAnError()
{
    OutputStream stream(std::string("/dev/full"));
    QVERIFY(stream.ok());
    stream.write("lost");
    stream.flush();
    QCOMPARE(stream.error(), ENOSPC);
}

QTEST_APPLESS_MAIN(OutputStreamTest)
#include "output_stream_test.moc"
