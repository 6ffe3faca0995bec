#include "cli/log_input.h"
#include "cli_run.h"
#include "session_files.h"

#include <QTest>

using namespace lifeline;

namespace {

/// A console whose words can be read.
struct HeardConsole {
    MemoryFile outFile, errorFile;
    OutputStream out{outFile.descriptor()}, errors{errorFile.descriptor()};
    Console console{out, errors, false, false};

    QByteArray complaints() { return errorFile.content(); }
};

} // namespace

class LogInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWholeLogIsReadWithoutAWord()
    {
        HeardConsole heard;
        const OpenedLog opened = readLog(m_files.put("a.jsonl", SessionFiles::sampleLines()), heard.console);
        QVERIFY(opened.whole());
        QCOMPARE(heard.complaints(), QByteArray());
    }

    void hostileFilesAreSentences_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const HostileFile& file : hostileFiles())
            QTest::newRow(file.name) << file.bytes;
    }

    void hostileFilesAreSentences()
    {
        QFETCH(const QByteArray, bytes);
        HeardConsole heard;
        const std::string path = m_files.put("hostile", bytes);
        const OpenedLog opened = readLog(path, heard.console);
        QVERIFY(!opened.whole());
        QVERIFY2(heard.complaints().startsWith("lifeline-cli: " + QByteArray::fromStdString(path)),
                 heard.complaints());
        QVERIFY(heard.complaints().size() < 4096);
    }

    void whatIsAskedForIsChosen()
    {
        HeardConsole heard;
        const OpenedLog opened = readLog(m_files.put("a.jsonl", SessionFiles::sampleLines()), heard.console);
        QCOMPARE(selected(*opened.log, {}, heard.console)->size(), opened.log->size());
        const auto some = selected(*opened.log, {"event:on-close", {4, 6}}, heard.console);
        QCOMPARE(some->size(), std::uint64_t(4));
        for (std::uint64_t i = 0; i < some->size(); ++i)
            QCOMPARE(eventName(some->event(i)), std::string_view("on-close"));
        QVERIFY(!selected(*opened.log, {"", {99}}, heard.console));
        QVERIFY(heard.complaints().contains("There is no connection 99 in the log."));
    }

    void smallFilesAreReadAndWritten()
    {
        HeardConsole heard;
        const std::string path = m_files.path("small");
        QVERIFY(writeSmallFile(path, "text", heard.console));
        QVERIFY(readSmallFile(path, heard.console) == std::optional<std::string>("text"));
        QVERIFY(!readSmallFile(m_files.folder().path().toStdString(), heard.console));
        QVERIFY(!readSmallFile(m_files.path("none"), heard.console));
        QVERIFY(!readSmallFile(m_files.put("large", QByteArray(5 << 20, ' ')), heard.console));
        QVERIFY(!writeSmallFile("/no/such/folder/file", "text", heard.console));
        QCOMPARE(heard.complaints().count("cannot be read"), qsizetype(3));
        QCOMPARE(heard.complaints().count("cannot be written"), qsizetype(1));
    }

private:
    SessionFiles m_files;
};

QTEST_GUILESS_MAIN(LogInputTest)
#include "log_input_test.moc"
