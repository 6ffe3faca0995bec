#include "session/json_lines.h"
#include "support/sample_session.h"
#include "ui/shell/exporter.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProgressDialog>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>

using namespace lifeline;

namespace {

void runToEnd(JsonLinesExport& run)
{
    while (run.step()) {
    }
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QJsonObject object(const QByteArray& line) { return QJsonDocument::fromJson(line).object(); }

/// No file of this process may grow beyond that: a disk that fills up.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int);
};

} // namespace

class ExporterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void allEventsFollowTheHeader();
    void givenRowsComeInTheirOrder();
    void whatComesAfterTheStartIsLeftOut();
    void aLongLogIsWrittenInSlices();
    void theFileIsThereOnlyAtTheEnd();
    void cancellingKeepsTheOlderFile();
    void cancellingBeforeTheStartWritesNothing();
    void aPlaceThatCannotBeWrittenIsSaid_data();
    void aPlaceThatCannotBeWrittenIsSaid();
    void aFullDiskKeepsTheOlderFile();
    void runningOneTellsOnceHowItWent();
    void aRunThatIsCancelledSaysSo();
    void aRunDiesWithItsParent();

private:
    QString path(const char* name = "out.jsonl") const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EventLog> m_log;
};

void ExporterTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_log = std::make_unique<EventLog>("2026-11-22T18:54:00.000Z");
    fillSampleSession(*m_log);
}

void ExporterTest::allEventsFollowTheHeader()
{
    JsonLinesExport run(*m_log, std::nullopt, path());
    runToEnd(run);
    QVERIFY(run.finished());
    QCOMPARE(run.error(), QString());
    QCOMPARE(run.progress(), 100);
    std::string expected;
    appendHeaderLine(expected, m_log->startedUtc(), LIFELINE_VERSION);
    for (std::uint64_t row = 0; row < m_log->size(); ++row)
        appendEventLine(expected, m_log->event(row));
    QCOMPARE(contents(path()), QByteArray::fromStdString(expected));
}

void ExporterTest::givenRowsComeInTheirOrder()
{
    JsonLinesExport run(*m_log, std::vector<std::uint64_t>{4, 2, 1'000'000}, path());
    runToEnd(run);
    const QList<QByteArray> lines = contents(path()).split('\n');
    QCOMPARE(lines.size(), 4); // the header, two events (there is no third), the end of the last line
    QCOMPARE(object(lines[1]).value(u"seq").toInt(), 5);
    QCOMPARE(object(lines[2]).value(u"seq").toInt(), 3);
}

void ExporterTest::whatComesAfterTheStartIsLeftOut()
{
    const auto before = static_cast<int>(m_log->size());
    JsonLinesExport run(*m_log, std::nullopt, path());
    QVERIFY(run.step());
    fillSampleSession(*m_log);
    runToEnd(run);
    QCOMPARE(contents(path()).count('\n'), 1 + before);
}

void ExporterTest::aLongLogIsWrittenInSlices()
{
    EventLog log("2026-11-22T18:54:00.000Z");
    fillManyEvents(log, 10'000);
    JsonLinesExport run(log, std::nullopt, path());
    int steps = 0, before = 0;
    for (; run.step(); ++steps) {
        QVERIFY(run.progress() >= before);
        before = run.progress();
    }
    QVERIFY2(steps >= 5, qPrintable(QString::number(steps)));
    QCOMPARE(run.written(), log.size());
}

void ExporterTest::theFileIsThereOnlyAtTheEnd()
{
    JsonLinesExport run(*m_log, std::nullopt, path());
    QVERIFY(run.step());
    QVERIFY(run.step());
    QVERIFY(!QFile::exists(path()));
    runToEnd(run);
    QCOMPARE(files(), QStringList{QStringLiteral("out.jsonl")});
}

void ExporterTest::cancellingKeepsTheOlderFile()
{
    put(path(), "old");
    JsonLinesExport run(*m_log, std::nullopt, path());
    QVERIFY(run.step());
    run.cancel();
    QVERIFY(!run.step());
    QVERIFY(run.cancelled());
    QCOMPARE(run.error(), QString());
    QCOMPARE(contents(path()), QByteArray("old"));
    QCOMPARE(files(), QStringList{QStringLiteral("out.jsonl")});
}

void ExporterTest::cancellingBeforeTheStartWritesNothing()
{
    JsonLinesExport run(*m_log, std::nullopt, path());
    run.cancel();
    QVERIFY(!run.step());
    QCOMPARE(files(), QStringList());
}

void ExporterTest::aPlaceThatCannotBeWrittenIsSaid_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    QTest::newRow("a folder") << QStringLiteral(".") << QStringLiteral("is a folder");
    QTest::newRow("no such folder") << QStringLiteral("no/such/out.jsonl")
                                    << QStringLiteral("There is no folder");
    QTest::newRow("a file as folder")
        << QStringLiteral("file/out.jsonl") << QStringLiteral("There is no folder");
    QTest::newRow("a device") << QStringLiteral("/dev/null") << QStringLiteral("not an ordinary file");
}

void ExporterTest::aPlaceThatCannotBeWrittenIsSaid()
{
    QFETCH(QString, name);
    QFETCH(QString, says);
    put(path("file"), "old");
    JsonLinesExport run(*m_log, std::nullopt, QDir(m_folder->path()).absoluteFilePath(name));
    QVERIFY(!run.step());
    QVERIFY2(run.error().contains(says), qPrintable(run.error()));
    QVERIFY(run.error().endsWith(u'.'));
    QVERIFY(!run.finished());
    QCOMPARE(files(), QStringList{QStringLiteral("file")});
}

void ExporterTest::aFullDiskKeepsTheOlderFile()
{
    EventLog log("2026-11-22T18:54:00.000Z");
    fillManyEvents(log, 5'000);
    put(path(), "old");
    JsonLinesExport run(log, std::nullopt, path());
    {
        const FileSizeLimit limit(64 << 10);
        runToEnd(run);
    }
    QVERIFY(!run.finished());
    QVERIFY2(run.error().contains(QStringLiteral("could not be written")), qPrintable(run.error()));
    QCOMPARE(contents(path()), QByteArray("old"));
    QCOMPARE(files(), QStringList{QStringLiteral("out.jsonl")});
}

void ExporterTest::runningOneTellsOnceHowItWent()
{
    QWidget window;
    QList<ExportOutcome> outcomes;
    runExport(&window, *m_log, std::nullopt, path(),
              [&](const ExportOutcome& outcome) { outcomes << outcome; });
    QVERIFY(outcomes.isEmpty()); // it never ends before it returns
    QTRY_COMPARE(outcomes.size(), 1);
    QVERIFY(outcomes[0].kind == ExportOutcome::Kind::Written);
    QCOMPARE(outcomes[0].events, m_log->size());
    QTRY_VERIFY(window.findChildren<QObject*>().isEmpty());
    QCOMPARE(outcomes.size(), 1);
}

void ExporterTest::aRunThatIsCancelledSaysSo()
{
    QWidget window;
    QList<ExportOutcome> outcomes;
    runExport(&window, *m_log, std::nullopt, path(),
              [&](const ExportOutcome& outcome) { outcomes << outcome; });
    auto* dialog = window.findChild<QProgressDialog*>(QStringLiteral("export-progress"));
    QVERIFY(dialog != nullptr);
    QVERIFY(!dialog->isVisible());
    dialog->findChild<QPushButton*>()->click();
    QTRY_COMPARE(outcomes.size(), 1);
    QVERIFY(outcomes[0].kind == ExportOutcome::Kind::Cancelled);
    QCOMPARE(files(), QStringList());
}

void ExporterTest::aRunDiesWithItsParent()
{
    int told = 0;
    {
        QWidget window;
        runExport(&window, *m_log, std::nullopt, path(), [&](const ExportOutcome&) { ++told; });
    }
    QCoreApplication::processEvents();
    QCOMPARE(told, 0);
    QCOMPARE(files(), QStringList());
}

QTEST_MAIN(ExporterTest)
#include "exporter_test.moc"
