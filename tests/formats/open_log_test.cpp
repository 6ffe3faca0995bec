#include "formats/export_log.h"
#include "formats/made_har.h"
#include "formats/open_log.h"
#include "session/json_lines.h"
#include "support/sample_session.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace lifeline;

class OpenLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFormatIsToldByWhatStandsInIt_data()
    {
        QTest::addColumn<QByteArray>("beginning");
        QTest::addColumn<int>("format");
        const auto row = [](const char* name, const QByteArray& beginning, FileFormat format) {
            QTest::newRow(name) << beginning << int(format);
        };
        row("JSON Lines", R"({"lifeline":1,"started":"")", FileFormat::JsonLines);
        row("HAR", "{\n  \"log\": {", FileFormat::Har);
        row("HAR behind a byte order mark", "\xEF\xBB\xBF{\"log\":{", FileFormat::Har);
        row("pcap", QByteArray::fromStdString(pcapHeader()), FileFormat::Pcap);
        row("pcapng", QByteArray::fromStdString(sectionBlock()), FileFormat::Pcap);
        row("nothing", "", FileFormat::Unknown);
        row("another JSON", R"({"name":1})", FileFormat::Unknown);
        row("a list", "[{\"log\":1}]", FileFormat::Unknown);
        row("text", "log", FileFormat::Unknown);
    }

    void theFormatIsToldByWhatStandsInIt()
    {
        QFETCH(const QByteArray, beginning);
        QFETCH(const int, format);
        QCOMPARE(int(fileFormatOf(beginning.toStdString())), format);
    }

    void eachFormatIsOpened_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("JSON Lines") << int(ExportFormat::JsonLines);
        QTest::newRow("HAR") << int(ExportFormat::Har);
        QTest::newRow("pcapng") << int(ExportFormat::Pcapng);
    }

    /// Those that were open are. A capture shows both ends: the server of connection 3, which the session did
    /// not record, thought it was open.
    void eachFormatIsOpened()
    {
        QFETCH(const int, format);
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        const std::string path = at("exported");
        QVERIFY(exportLog(LogSlice(log), ExportFormat(format), {}, path).written());
        const OpenedLog opened = openLog(path);
        QCOMPARE(problemsOf(opened), QByteArray());
        QVERIFY(opened.whole());
        QByteArrayList expected = openedConnections(log);
        if (ExportFormat(format) == ExportFormat::Pcapng)
            expected += "3";
        std::sort(expected.begin(), expected.end());
        QCOMPARE(openedConnections(*opened.log), expected);
    }

    void numbersOfJsonLinesStay()
    {
        std::string text;
        appendHeaderLine(text, "2026-11-22T18:54:00.000Z", "9.9");
        text += R"({"seq":7,"t":5,"connection":1,"side":"server","layer":"tcp","event":"fin-sent",)"
                R"("phase":"open","detail":{}})"
                "\n";
        const OpenedLog opened = openLog(write("numbers", text));
        QCOMPARE(opened.app, std::string("9.9"));
        QCOMPARE(opened.log->event(0).seq, EventSeq(7));
        const OpenedLog cut = openLog(write("cut", text + text.substr(0, 9)));
        QCOMPARE(cut.log->size(), std::uint64_t(1));
        QVERIFY(!cut.problems.empty());
    }

    void jsonLinesCanBeCancelled()
    {
        std::string text;
        appendHeaderLine(text, "2026-11-22T18:54:00.000Z", "1");
        for (int i = 1; i <= 3000; ++i)
            text +=
                R"({"seq":)" + std::to_string(i) +
                R"(,"t":5,"connection":1,"side":"server","layer":"tcp","event":"fin-sent","phase":"open","detail":{}})"
                "\n";
        int calls = 0;
        const OpenedLog opened =
            openLog(write("long", text), [&calls](std::uint64_t, std::uint64_t) { return ++calls < 2; });
        QVERIFY(opened.cancelled && opened.problems.empty());
        QVERIFY(opened.log->size() > 500 && opened.log->size() < 3000);
    }

    void whatCannotBeOpenedIsASentence_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("problem");
        const auto row = [](const char* name, const QByteArray& content, const char* problem) {
            QTest::newRow(name) << QByteArray(name) << content << QByteArray(problem);
        };
        row("empty", "", "the file is empty");
        row("packed", "\x1F\x8B\x08", "packed with gzip: unpack it first");
        row("unknown", "hello", "of no kind that is read here (expected a Lifeline session");
        row("deep", QByteArray(100'000, '['), "of no kind that is read here");
        row("other-database", QByteArray("SQLite format 3\0", 16) + QByteArray(200, '\0'), "of no kind");
        row("one-long-line", R"({"lifeline":1,)" + QByteArray(5 << 20, ' '), "the line is too long");
        row("deep-line", R"({"lifeline":)" + QByteArray(100'000, '['), "too many brackets inside each other");
    }

    void whatCannotBeOpenedIsASentence()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, content);
        QFETCH(const QByteArray, problem);
        const OpenedLog opened = openLog(write(name.constData(), content.toStdString()));
        QVERIFY(opened.log == nullptr);
        QCOMPARE(opened.problems.size(), std::size_t(1));
        const QByteArray text = QByteArray::fromStdString(opened.problems[0].text());
        QVERIFY2(text.contains(problem), text);
    }

    void whatIsNoFileIsASentence()
    {
        QCOMPARE(mkfifo(at("pipe").c_str(), 0600), 0);
        QVERIFY(openLog(at("pipe")).problems.at(0).what.ends_with("this is a pipe, not a file"));
        QVERIFY(openLog(m_folder.path().toStdString())
                    .problems.at(0)
                    .what.ends_with("this is a folder, not a file"));
        QVERIFY(openLog(at("nowhere")).problems.at(0).what.starts_with("the file cannot be opened: "));
    }

    /// Sparse: nothing of them is on disk, and nothing may be held in memory.
    void hugeFilesAreNotReadIntoMemory_data()
    {
        QTest::addColumn<QByteArray>("content");
        std::string section = sectionBlock();
        put(section, 6, 4, false);
        put(section, 0xFFFF'FFF0, 4, false);
        std::string packet = pcapHeader() + std::string(8, '\0') + std::string(8, '\xFF');
        QTest::newRow("pcapng") << QByteArray::fromStdString(section);
        QTest::newRow("pcap") << QByteArray::fromStdString(packet);
        QTest::newRow("JSON Lines") << QByteArray("{\"lifeline\":1}");
        QTest::newRow("HAR") << QByteArray("{\"log\":\"");
        QTest::newRow("unknown") << QByteArray("x");
    }

    void hugeFilesAreNotReadIntoMemory()
    {
        QFETCH(const QByteArray, content);
        const std::string path = write("huge", content.toStdString());
        QCOMPARE(truncate(path.c_str(), off_t(1) << 32), 0);
        std::uint64_t most = 0;
        const OpenedLog opened = openLog(path, [&most](std::uint64_t done, std::uint64_t) {
            most = std::max(most, done);
            return true;
        });
        QCOMPARE(opened.problems.size(), std::size_t(1));
        QVERIFY(most < (std::uint64_t{32} << 20));
    }

private:
    static QByteArrayList openedConnections(const EventLog& log)
    {
        QByteArrayList out;
        for (std::uint64_t row = 0; row < log.size(); ++row) {
            const Event event = log.event(row);
            const auto name = QByteArray::number(number(event.connection));
            if (event.phase == Phase::Open && !out.contains(name))
                out += name;
        }
        std::sort(out.begin(), out.end());
        return out;
    }

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

QTEST_APPLESS_MAIN(OpenLogTest)
#include "open_log_test.moc"
