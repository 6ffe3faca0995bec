#include "store/opened.h"
#include "store/session_folder.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace lifeline;

class SessionFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNameTellsWhenTheSessionBeganAndIsNew();
    void whatLiesInTheFolderIsFoundTheLatestFirst();
    void anEmptyOrMissingFolderHasNone();
    void whatWasLeftBehindMovesAsOneFile();
    void whatIsRecordedNowStays();
    void whatNothingHappenedInIsRemovedAndNothingElse();
};

void SessionFolderTest::aNameTellsWhenTheSessionBeganAndIsNew()
{
    QTemporaryDir folder;
    const std::string in = folder.path().toStdString();
    const std::string first = newSessionPath(in, "2026-11-22T18:54:00.123Z");
    QCOMPARE(first, in + "/session-2026-11-22T18-54-00.lifeline");
    write(first, "");
    QCOMPARE(newSessionPath(in, "2026-11-22T18:54:00.900Z"), in + "/session-2026-11-22T18-54-00-2.lifeline");
    QCOMPARE(newSessionPath(in, "../../etc"), in + "/session-" + std::string(9, '-') + ".lifeline");
}

void SessionFolderTest::whatLiesInTheFolderIsFoundTheLatestFirst()
{
    QTemporaryDir folder;
    const std::string in = folder.path().toStdString() + "/";
    recordEveryEvent(in + "closed.lifeline");
    write(in + "none.lifeline", "nothing of ours");
    write(in + "notes.txt", "");
    EventLog log("2027-01-01T00:00:00.000Z");
    Recorder recorder(log, {.path = in + "live.lifeline"});
    const auto found = sessionsIn(in);
    QCOMPARE(found.size(), std::size_t{3});
    QCOMPARE(found[0].path, in + "live.lifeline");
    QVERIFY(found[0].live && !found[0].whole && found[0].empty && found[0].flaw.empty());
    QCOMPARE(found[1].path, in + "closed.lifeline");
    QCOMPARE(found[1].started, std::string("2026-11-22T18:54:00.000Z"));
    QVERIFY(!found[1].live && found[1].whole && !found[1].empty && found[1].bytes > 10'000);
    QCOMPARE(found[2].flaw, std::string("it is too short for a session"));
}

void SessionFolderTest::anEmptyOrMissingFolderHasNone()
{
    QTemporaryDir folder;
    QVERIFY(sessionsIn(folder.path().toStdString()).empty());
    QVERIFY(sessionsIn(folder.filePath(QStringLiteral("missing")).toStdString()).empty());
    QVERIFY(QDir(QString::fromStdString(sessionFolder())).exists());
}

/// A copy of what lies on the disk while it is recorded is what a killed recorder leaves.
void SessionFolderTest::whatWasLeftBehindMovesAsOneFile()
{
    const QTemporaryDir folder;
    const std::string in = folder.path().toStdString() + "/";
    EventLog log("2026-11-22T18:54:00.000Z");
    {
        Recorder recorder(log, {.path = in + "live.lifeline"});
        for (const auto& named : everyEvent())
            log.accept(named.event);
        recorder.flush();
        for (const std::string part : {"", "-wal", "-shm"})
            QVERIFY(QFile::copy(QString::fromStdString(in + "live.lifeline" + part),
                                QString::fromStdString(in + "killed.lifeline" + part)));
    }
    QCOMPARE(moveLeftBehind(in + "killed.lifeline", in + "saved.lifeline"), std::string());
    const QStringList left = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
    QCOMPARE(left, QStringList({QStringLiteral("live.lifeline"), QStringLiteral("saved.lifeline")}));
    const auto read = openSession(in + "saved.lifeline");
    QVERIFY(read.log != nullptr);
    QCOMPARE(linesOf(*read.log), linesOf(log));
}

void SessionFolderTest::whatIsRecordedNowStays()
{
    const QTemporaryDir folder;
    const std::string in = folder.path().toStdString() + "/";
    recordEveryEvent(in + "closed.lifeline");
    const EventLog log("2027-01-01T00:00:00.000Z");
    const Recorder recorder(log, {.path = in + "live.lifeline"});
    QCOMPARE(moveLeftBehind(in + "live.lifeline", in + "b.lifeline"), std::string("somebody records it now"));
    QCOMPARE(moveLeftBehind(in + "closed.lifeline", in + "live.lifeline"),
             std::string("another session is being recorded there"));
    QVERIFY(QFile::exists(QString::fromStdString(in + "closed.lifeline")));
}

/// As a killed recorder leaves them: the second died before it made its tables.
void SessionFolderTest::whatNothingHappenedInIsRemovedAndNothingElse()
{
    QTemporaryDir folder;
    const std::string in = folder.path().toStdString() + "/";
    const EventLog nothing("2026-11-22T18:54:00.000Z");
    {
        const Recorder recorder(nothing, {.path = in + "empty.lifeline"});
    }
    write(in + "begun.lifeline", "");
    recordEveryEvent(in + "full.lifeline");
    write(in + "foreign.lifeline", "nothing of ours");
    write(in + "notes.txt", "");
    const EventLog log("2027-01-01T00:00:00.000Z");
    Recorder recorder(log, {.path = in + "live.lifeline"});
    QCOMPARE(removeLeftovers(in), std::size_t{2});
    const QStringList left = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
    QVERIFY2(
        left.contains(QStringLiteral("full.lifeline")) && left.contains(QStringLiteral("live.lifeline")) &&
            left.contains(QStringLiteral("foreign.lifeline")) && left.contains(QStringLiteral("notes.txt")),
        qPrintable(left.join(u'|')));
    QVERIFY(!left.contains(QStringLiteral("empty.lifeline")));
    QVERIFY(!left.contains(QStringLiteral("begun.lifeline")));
}

QTEST_GUILESS_MAIN(SessionFolderTest)
#include "session_folder_test.moc"
