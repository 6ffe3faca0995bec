#include "ui/sessions/recording_text.h"

#include <QLocale>
#include <QTest>

namespace lifeline {
namespace {

using State = RecordingStatus::State;

RecordingStatus status(State state, const char* problem = "")
{
    RecordingStatus status;
    status.state = state;
    status.events = 1284;
    status.bytes = std::uint64_t{212} << 10;
    status.problem = problem;
    return status;
}

} // namespace

class RecordingTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void eachStateHasItsLine_data();
    void eachStateHasItsLine();
    void whatWasDroppedIsCounted();
    void onlyWhatWentWrongHasAProblem();
    void aProblemSaysWhereTheSessionIsWhole();
    void aFileThatWasNeverMadeIsNotCalledWhole();
    void longPathsKeepTheirEnd();
};

void RecordingTextTest::eachStateHasItsLine_data()
{
    QTest::addColumn<RecordingStatus>("given");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("badge");
    const QString good = QStringLiteral("● recording");
    RecordingStatus late = status(State::Recording);
    late.behind = 20'000;
    QTest::newRow("recording") << status(State::Recording) << QStringLiteral("recording 212 KiB") << good;
    QTest::newRow("a little behind") << late << QStringLiteral("recording 212 KiB · 20,000 events behind")
                                     << good;
    QTest::newRow("too far behind") << status(State::Behind)
                                    << QStringLiteral("recording 212 KiB · the disk is slow: the wire waits")
                                    << good;
    QTest::newRow("full") << status(State::Full, "No space left on device")
                          << QStringLiteral("recording stopped at 212 KiB: No space left on device")
                          << QStringLiteral("■ recording stopped");
    QTest::newRow("failed") << status(State::Failed, "Permission denied")
                            << QStringLiteral("recording failed: Permission denied")
                            << QStringLiteral("■ recording stopped");
    QTest::newRow("off") << status(State::Stopped) << QStringLiteral("not recorded")
                         << QStringLiteral("○ not recorded");
}

void RecordingTextTest::eachStateHasItsLine()
{
    QFETCH(RecordingStatus, given);
    QFETCH(QString, line);
    QFETCH(QString, badge);
    QCOMPARE(recordingLine(given), line);
    QCOMPARE(recordingBadge(given), badge);
}

void RecordingTextTest::whatWasDroppedIsCounted()
{
    RecordingStatus full = status(State::Recording);
    full.droppedConnections = 3;
    full.droppedEvents = 1200;
    QCOMPARE(recordingLine(full),
             QStringLiteral("recording 212 KiB · 3 oldest connections dropped (1,200 events)"));
}

void RecordingTextTest::onlyWhatWentWrongHasAProblem()
{
    for (const State fine : {State::Recording, State::Behind, State::Stopped})
        QCOMPARE(recordingProblem(status(fine), QStringLiteral("/x")), QString());
}

void RecordingTextTest::aProblemSaysWhereTheSessionIsWhole()
{
    const QString text =
        recordingProblem(status(State::Full, "the size limit is reached"), QStringLiteral("/d/s"));
    QVERIFY2(text.startsWith(QStringLiteral("Recording has stopped: the size limit is reached. "
                                            "The 1,284 events until then are whole in /d/s. What")),
             qPrintable(text));
    RecordingStatus behind = status(State::Full, "No space left on device");
    behind.behind = 1512;
    const QString counted = recordingProblem(behind, QStringLiteral("/d/s"));
    QVERIFY2(counted.contains(QStringLiteral("are whole in /d/s. 1,512 more are not stored. What")),
             qPrintable(counted));
}

void RecordingTextTest::aFileThatWasNeverMadeIsNotCalledWhole()
{
    RecordingStatus never = status(State::Failed, "Permission denied");
    never.events = 0;
    const QString text = recordingProblem(never, QStringLiteral("/d/s"));
    QVERIFY2(text.startsWith(QStringLiteral("This session is not recorded: Permission denied (/d/s).")),
             qPrintable(text));
}

void RecordingTextTest::longPathsKeepTheirEnd()
{
    const std::string path = "/" + std::string(1000, 'a') + "/end.lifeline";
    QVERIFY(shownPath(path).size() < 400);
    QVERIFY(shownPath(path).endsWith(QStringLiteral("/end.lifeline")));
}

} // namespace lifeline

Q_DECLARE_METATYPE(lifeline::RecordingStatus)
QTEST_GUILESS_MAIN(lifeline::RecordingTextTest)
#include "recording_text_test.moc"
