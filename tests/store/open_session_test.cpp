#include "store/open_session.h"
#include "store/opened.h"
#include "support/places.h"
#include "support/sample_session.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace lifeline;

namespace {

/// So that no two have the same bytes.
QByteArray withByte(QByteArray content, qsizetype at, char byte)
{
    content[at] = byte;
    return content;
}

QByteArray withNumber(QByteArray content, qsizetype at, std::uint32_t number)
{
    for (int i = 0; i < 4; ++i)
        content[at + i] = static_cast<char>(number >> (24 - 8 * i));
    return content;
}

/// Looks at all there is, as a window would in time.
void lookAtAll(const OpenedSession& opened)
{
    for (std::uint64_t row = 0; opened.log && row < opened.log->size(); ++row)
        asLine(opened.log->event(row));
}

} // namespace

class OpenSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsNoSessionIsToldApart_data();
    void whatIsNoSessionIsToldApart();
    void aSessionIsKnownByItsBeginning();
    void whatCannotBeReadAtAllIsToldInTheSystemsWords();
    void aLinkLeadsToItsSession();
    void theKeptSampleOfVersionOneOpens();
    void theFileIsNotChangedAndNothingIsLeftBesideIt();
    void aJournalLeftBehindIsReadInAFolderThatCannotBeWritten();
    void aFileThatIsBeingRecordedOpens();
    void blocksBeforeAndAfterABrokenOneAreThere();
    void aFlippedByteIsToldOrChangesNothing();
    void aFileCutOffAnywhereIsTold();
    void itCanBeCancelled();

private:
    std::string pathOf(const char* name) const
    {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }

    QTemporaryDir m_folder;
    QByteArray m_sample; // every event
    std::vector<std::string> m_lines;
};

void OpenSessionTest::initTestCase()
{
    const std::string path = pathOf("sample.lifeline");
    recordEveryEvent(path);
    m_sample = contentOf(path);
    m_lines = linesOf(*openSession(path).log);
    QCOMPARE(m_lines.size(), everyEvent().size());
}

void OpenSessionTest::whatIsNoSessionIsToldApart_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, const QByteArray& content, const char* problem) {
        QTest::newRow(name) << content << QString::fromUtf8(problem) + QStringLiteral("\n");
    };
    row("nothing", "", "the file is empty");
    row("a few bytes", "SQLite", "it is too short for a session");
    row("text", "{\"lifeline\":1,\"started\":\"\"}\n", "it is no session");
    row("half a header", m_sample.left(50), "it is cut off within its header");
    row("another program's", withNumber(m_sample, 68, 7), "it is an SQLite file, and none of this program's");
    row("a later version", withNumber(m_sample, 60, 2),
        "a newer version of the program wrote it (format 2; this one reads up to 1)");
    row("no version", withNumber(m_sample, 60, 0), "its format 0 is not known");
}

void OpenSessionTest::whatIsNoSessionIsToldApart()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, problem);
    const std::string path = pathOf("none.lifeline");
    write(path, content);
    const OpenedSession opened = openSession(path);
    QVERIFY(opened.log == nullptr);
    QCOMPARE(QString::fromStdString(textOf(opened.problems)), problem);
}

void OpenSessionTest::aSessionIsKnownByItsBeginning()
{
    const auto known = [](const QByteArray& bytes) {
        return isSessionFile({bytes.data(), std::size_t(bytes.size())});
    };
    QVERIFY(known(m_sample.left(100)) && known(withNumber(m_sample, 60, 99)));
    QVERIFY(!known(m_sample.left(99)) && !known({}) && !known(withNumber(m_sample, 68, 7)));
}

void OpenSessionTest::whatCannotBeReadAtAllIsToldInTheSystemsWords()
{
    const std::string pipe = pathOf("pipe.lifeline");
    QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
    QCOMPARE(textOf(openSession(pipe).problems), std::string("it is no ordinary file\n"));
    QCOMPARE(textOf(openSession(pathOf("missing")).problems), std::string("No such file or directory\n"));
    QCOMPARE(textOf(openSession(m_folder.path().toStdString()).problems), std::string("Is a directory\n"));
    const std::string closed = pathOf("closed.lifeline");
    write(closed, m_sample);
    QCOMPARE(chmod(closed.c_str(), 0), 0);
    if (access(closed.c_str(), R_OK) == 0)
        QSKIP("this user may read everything");
    QCOMPARE(textOf(openSession(closed).problems), std::string("Permission denied\n"));
}

void OpenSessionTest::aLinkLeadsToItsSession()
{
    const std::string link = pathOf("link.lifeline"), loop = pathOf("loop.lifeline");
    QCOMPARE(symlink("sample.lifeline", link.c_str()), 0);
    QVERIFY(linesOf(*openSession(link).log) == m_lines);
    QCOMPARE(symlink("loop.lifeline", loop.c_str()), 0);
    QCOMPARE(textOf(openSession(loop).problems), std::string("Too many levels of symbolic links\n"));
}

/// It was made by the first program that wrote version 1 and stays as it is: what no longer reads it needs a
/// new version, and a step that leads there.
void OpenSessionTest::theKeptSampleOfVersionOneOpens()
{
    const std::string golden = inProject("tests/golden/").toStdString();
    const OpenedSession opened = openSession(golden + "session-v1.lifeline");
    QCOMPARE(textOf(opened.problems), std::string());
    QString lines;
    for (const std::string& line : linesOf(*opened.log))
        lines += QString::fromStdString(line) + u'\n';
    QCOMPARE(lines, QString::fromUtf8(contentOf(golden + "session-v1.jsonl")));
}

void OpenSessionTest::theFileIsNotChangedAndNothingIsLeftBesideIt()
{
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("alone")));
    const std::string path = pathOf("alone/a.lifeline");
    write(path, m_sample);
    {
        const OpenedSession opened = openSession(path);
        QVERIFY(linesOf(*opened.log) == m_lines);
        QCOMPARE(QDir(m_folder.filePath(QStringLiteral("alone"))).entryList(QDir::Files),
                 QStringList{QStringLiteral("a.lifeline")});
    }
    QCOMPARE(contentOf(path), m_sample);
}

void OpenSessionTest::aJournalLeftBehindIsReadInAFolderThatCannotBeWritten()
{
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("copied")));
    EventLog log("2026-11-22T18:54:00.000Z");
    Recorder recorder(log, {.path = pathOf("journal.lifeline")});
    fillManyEvents(log, 2'000);
    recorder.flush();
    for (const char* suffix : {"", "-wal"})
        write(pathOf("copied/b.lifeline") + suffix, contentOf(pathOf("journal.lifeline") + suffix));
    QCOMPARE(chmod(pathOf("copied").c_str(), 0500), 0);
    const OpenedSession opened = openSession(pathOf("copied/b.lifeline"));
    QCOMPARE(textOf(opened.problems), std::string());
    QCOMPARE(textOf(opened.notes),
             std::string("its recorder did not close it: what was on disk by then is here\n"));
    QVERIFY(linesOf(*opened.log) == linesOf(log));
    QCOMPARE(QDir(m_folder.filePath(QStringLiteral("copied"))).entryList(QDir::Files).size(), 2);
    QCOMPARE(chmod(pathOf("copied").c_str(), 0700), 0);
}

void OpenSessionTest::aFileThatIsBeingRecordedOpens()
{
    EventLog log("2026-11-22T18:54:00.000Z");
    Recorder recorder(log, {.path = pathOf("live.lifeline")});
    fillManyEvents(log, 1'000);
    recorder.flush();
    const OpenedSession opened = openSession(pathOf("live.lifeline"));
    QCOMPARE(textOf(opened.notes), std::string("it is being recorded: what was on disk by now is here\n"));
    fillManyEvents(log, 1'000);
    recorder.flush();
    QCOMPARE(opened.log->size(), std::uint64_t{1'000});
    lookAtAll(opened);
    QCOMPARE(openSession(pathOf("live.lifeline")).log->size(), log.size());
}

void OpenSessionTest::blocksBeforeAndAfterABrokenOneAreThere()
{
    const std::string path = pathOf("broken.lifeline");
    EventLog log("2026-11-22T18:54:00.000Z");
    {
        Recorder recorder(log, {.path = path});
        fillManyEvents(log, 512 * 40);
    }
    QByteArray content = contentOf(path);
    for (qsizetype at = content.size() / 2; at < content.size() / 2 + 8192; ++at)
        content[at] = static_cast<char>(content[at] ^ 0x5A);
    write(path, content);
    const OpenedSession opened = openSession(path);
    QVERIFY(!opened.problems.empty());
    QVERIFY2(opened.problems.front().what.starts_with("events "), opened.problems.front().what.c_str());
    QVERIFY(opened.log->size() >= log.size() - 512 * 12);
    QVERIFY(opened.log->size() < log.size());
    QCOMPARE(opened.log->seqOf(opened.log->size() - 1), log.size());
    const auto lines = linesOf(log);
    for (std::uint64_t row = 0; row < opened.log->size(); ++row)
        QCOMPARE(asLine(opened.log->event(row)), lines[opened.log->seqOf(row) - 1]);
}

/// LIFELINE_FLIPS: at how many places. A thousand take as long as a test may; more are for a run under the
/// address sanitizer by hand.
void OpenSessionTest::aFlippedByteIsToldOrChangesNothing()
{
    const std::string path = pathOf("flipped.lifeline");
    QRandomGenerator random(5);
    const int asked = qEnvironmentVariableIntValue("LIFELINE_FLIPS");
    const int places = asked > 0 ? asked : 1'000;
    int told = 0;
    for (int i = 0; i < places; ++i) {
        const auto at = static_cast<qsizetype>(random.bounded(quint64(m_sample.size())));
        const auto bit = static_cast<char>(1U << random.bounded(8U));
        write(path, withByte(m_sample, at, static_cast<char>(m_sample[at] ^ bit)));
        const OpenedSession opened = openSession(path);
        lookAtAll(opened);
        told += opened.problems.empty() ? 0 : 1;
        if (opened.problems.empty())
            QVERIFY2(opened.log && linesOf(*opened.log) == m_lines, qPrintable(QString::number(at)));
    }
    QVERIFY(told > 0);
}

void OpenSessionTest::aFileCutOffAnywhereIsTold()
{
    const std::string path = pathOf("cut.lifeline");
    for (qsizetype size = 0; size < m_sample.size(); size += 1'021) {
        write(path, m_sample.left(size));
        const OpenedSession opened = openSession(path);
        lookAtAll(opened);
        QVERIFY2(!opened.problems.empty() || linesOf(*opened.log) == m_lines,
                 qPrintable(QString::number(size)));
    }
}

void OpenSessionTest::itCanBeCancelled()
{
    const std::string path = pathOf("long.lifeline");
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        Recorder recorder(log, {.path = path});
        fillManyEvents(log, 100'000);
    }
    int calls = 0;
    const OpenedSession opened = openSession(
        path, [&](std::uint64_t done, std::uint64_t total) { return ++calls < 2 && done <= total; });
    QVERIFY(opened.cancelled);
    QVERIFY(opened.log->size() > 0 && opened.log->size() < 100'000);
    lookAtAll(opened);
}

QTEST_GUILESS_MAIN(OpenSessionTest)
#include "open_session_test.moc"
