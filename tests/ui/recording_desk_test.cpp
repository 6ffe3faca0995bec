#include "formats/open_log.h"
#include "store/session_folder.h"
#include "support/temporary_settings.h"
#include "ui/answer_next.h"
#include "ui/sessions/recording_desk.h"
#include "ui/sessions/session_opener.h"
#include "ui/shell/session.h"

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <optional>

namespace lifeline {
namespace {

struct Scene {
    explicit Scene(const RecordingChoices& choices = {}) : session(std::in_place, choices)
    {
        window.show();
        desk.setSession(*session);
    }
    void startServer()
    {
        ServerSettings server;
        server.port = 0;
        session->lab().startServer(server);
        QTRY_VERIFY(session->model().rows() > 0);
    }

    TemporarySettings settings;
    QWidget window;
    SessionOpener opener{window};
    std::optional<Session> session;
    RecordingDesk desk{window, opener};
    QSignalSpy told{&desk, &RecordingDesk::told};
};

} // namespace

class RecordingDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void itSaysThatAndWhereItRecords();
    void withoutRecordingItSaysSo();
    void aSavedSessionGoesOnAtItsNewPlace();
    void declinedSavingTellsNothing();
};

void RecordingDeskTest::itSaysThatAndWhereItRecords()
{
    Scene scene;
    QVERIFY(scene.desk.line().startsWith(QStringLiteral("recording ")));
    QCOMPARE(scene.desk.badge(), QStringLiteral("● recording"));
    QVERIFY(scene.desk.tip().contains(scene.settings.directory.path()));
    QVERIFY(scene.desk.path().endsWith(QStringLiteral(".lifeline")));
    QVERIFY(!scene.desk.alarms());
}

void RecordingDeskTest::withoutRecordingItSaysSo()
{
    Scene scene(RecordingChoices::off());
    QCOMPARE(scene.desk.line(), QStringLiteral("not recorded"));
    QCOMPARE(scene.desk.path(), QString());
    scene.desk.saveAs();
    QCOMPARE(scene.told.size(), qsizetype{1});
    QVERIFY(scene.told[0][1].toBool());
}

void RecordingDeskTest::aSavedSessionGoesOnAtItsNewPlace()
{
    Scene scene;
    scene.startServer();
    const QString path = scene.settings.directory.filePath(QStringLiteral("mine"));
    withDialog<QFileDialog>([&path](QFileDialog& dialog) {
        dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path);
        QMetaObject::invokeMethod(&dialog, "accept");
    });
    scene.desk.saveAs();
    QTRY_COMPARE(scene.told.size(), qsizetype{1});
    QVERIFY2(!scene.told[0][1].toBool(), qPrintable(scene.told[0][0].toString()));
    QCOMPARE(scene.session->recorder()->path(), (path + QStringLiteral(".lifeline")).toStdString());
    scene.session->lab().stopServer();
    QTRY_VERIFY(scene.session->model().rows() > 1);
    scene.session->recorder()->flush();
    const OpenedLog read = openLog(path.toStdString() + ".lifeline");
    QVERIFY(read.log != nullptr);
    QCOMPARE(read.log->size(), scene.session->log().size());
}

void RecordingDeskTest::declinedSavingTellsNothing()
{
    Scene scene;
    withDialog<QFileDialog>([](QFileDialog& dialog) { dialog.reject(); });
    scene.desk.saveAs();
    QVERIFY(scene.told.isEmpty());
}

} // namespace lifeline

QTEST_MAIN(lifeline::RecordingDeskTest)
#include "recording_desk_test.moc"
