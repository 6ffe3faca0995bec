#include "store/opened.h"
#include "store/recorder.h"
#include "support/sample_session.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace lifeline;

namespace {

using State = RecordingStatus::State;

constexpr const char* vanished = "the file is no longer where it was: it was removed, moved or replaced";

} // namespace

class RecorderMoveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void itGoesOnAtAnotherPlace();
    void whereItCannotMoveItGoesOnWhereItWas();
    void whatVanishedIsRecordedAnew_data();
    void whatVanishedIsRecordedAnew();
    void whatVanishedAndHasNoOtherPlaceStaysStopped();
    void whatLiesWhereTheFileWasIsLeftAlone();
    void whatCouldNotBeMadeIsMadeElsewhere();

private:
    std::string pathOf(const char* name) const
    {
        return m_folder->filePath(QString::fromUtf8(name)).toStdString();
    }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void RecorderMoveTest::itGoesOnAtAnotherPlace()
{
    EventLog log("");
    {
        Recorder recorder(log, {.path = pathOf("before")});
        fillManyEvents(log, 3'000);
        recorder.flush();
        QCOMPARE(recorder.moveTo(pathOf("after")), std::string());
        QCOMPARE(recorder.path(), pathOf("after"));
        fillManyEvents(log, 3'000);
    }
    QCOMPARE(files(), QStringList{QStringLiteral("after")});
    const OpenedSession opened = openSession(pathOf("after"));
    QCOMPARE(textOf(opened.problems) + textOf(opened.notes), std::string());
    QVERIFY(linesOf(*opened.log) == linesOf(log));
}

void RecorderMoveTest::whereItCannotMoveItGoesOnWhereItWas()
{
    EventLog log("");
    {
        Recorder recorder(log, {.path = pathOf("stays")});
        fillManyEvents(log, 1'000);
        QCOMPARE(recorder.moveTo(pathOf("no/such/place")), std::string("No such file or directory"));
        fillManyEvents(log, 1'000);
        recorder.flush();
        QCOMPARE(int(recorder.status().state), int(State::Recording));
    }
    QVERIFY(linesOf(*openSession(pathOf("stays")).log) == linesOf(log));
}

void RecorderMoveTest::whatVanishedIsRecordedAnew_data()
{
    QTest::addColumn<bool>("noticed");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("before it was noticed") << false << QByteArray("elsewhere");
    QTest::newRow("after it was noticed") << true << QByteArray("elsewhere");
    QTest::newRow("in its old place") << true << QByteArray("gone");
    QTest::newRow("in place of another file") << true << QByteArray("replaced");
}

void RecorderMoveTest::whatVanishedIsRecordedAnew()
{
    QFETCH(const bool, noticed);
    QFETCH(const QByteArray, to);
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
    write(pathOf("replaced"), "what was saved before");
    EventLog log("2026-11-22T18:54:00.000Z");
    {
        Recorder recorder(log, {.path = pathOf("gone"), .flushEvery = std::chrono::hours(1)});
        fillManyEvents(log, 2'000);
        recorder.flush();
        QVERIFY(QFile::remove(QString::fromStdString(pathOf("gone"))));
        log.accept(eventOf(event::FinReceived{}));
        if (noticed) {
            recorder.flush();
            QTRY_COMPARE(int(recorder.status().state), int(State::Failed));
        }
        QCOMPARE(recorder.moveTo(pathOf(to.constData())), std::string());
        QCOMPARE(int(recorder.status().state), int(State::Recording));
        QCOMPARE(recorder.status().problem, std::string());
        fillManyEvents(log, 2'000);
    }
    QCOMPARE(files().filter(QStringLiteral(".part")), QStringList());
    const OpenedSession opened = openSession(pathOf(to.constData()));
    QCOMPARE(textOf(opened.problems) + textOf(opened.notes), std::string());
    QVERIFY(linesOf(*opened.log) == linesOf(log));
}

void RecorderMoveTest::whatVanishedAndHasNoOtherPlaceStaysStopped()
{
    EventLog log("");
    Recorder recorder(log, {.path = pathOf("gone")});
    fillManyEvents(log, 100);
    recorder.flush();
    QVERIFY(QFile::remove(QString::fromStdString(pathOf("gone"))));
    QCOMPARE(recorder.moveTo(pathOf("no/such/place")), std::string("No such file or directory"));
    QCOMPARE(int(recorder.status().state), int(State::Failed));
    QCOMPARE(recorder.status().problem, std::string(vanished));
    QCOMPARE(recorder.moveTo(pathOf("elsewhere")), std::string());
    recorder.flush();
    QCOMPARE(recorder.status().events, log.size());
}

/// Also a journal of that name.
void RecorderMoveTest::whatLiesWhereTheFileWasIsLeftAlone()
{
    EventLog log("");
    {
        Recorder recorder(log, {.path = pathOf("a")});
        fillManyEvents(log, 100);
        recorder.flush();
        QVERIFY(QFile::remove(QString::fromStdString(pathOf("a"))));
        QVERIFY(QFile::remove(QString::fromStdString(pathOf("a-wal"))));
        write(pathOf("a"), "another's");
        write(pathOf("a-wal"), "another's journal");
        QCOMPARE(recorder.moveTo(pathOf("b")), std::string());
    }
    QCOMPARE(contentOf(pathOf("a")), QByteArray("another's"));
    QCOMPARE(contentOf(pathOf("a-wal")), QByteArray("another's journal"));
    QVERIFY(linesOf(*openSession(pathOf("b")).log) == linesOf(log));
}

void RecorderMoveTest::whatCouldNotBeMadeIsMadeElsewhere()
{
    write(pathOf("mine"), "mine");
    EventLog log("");
    {
        Recorder recorder(log, {.path = pathOf("mine")});
        QCOMPARE(int(recorder.status().state), int(State::Failed));
        fillManyEvents(log, 1'000);
        QCOMPARE(recorder.moveTo(pathOf("other")), std::string());
    }
    QCOMPARE(contentOf(pathOf("mine")), QByteArray("mine"));
    QVERIFY(linesOf(*openSession(pathOf("other")).log) == linesOf(log));
}

QTEST_GUILESS_MAIN(RecorderMoveTest)
#include "recorder_move_test.moc"
