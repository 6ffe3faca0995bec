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

QTEST_GUILESS_MAIN(SessionFolderTest)
#include "session_folder_test.moc"
