#include "formats/open_log.h"
#include "store/recorder.h"
#include "store/session_folder.h"
#include "store/session_lock.h"
#include "support/sample_session.h"
#include "support/temporary_settings.h"
#include "ui/answer_next.h"
#include "ui/sessions/offer_desk.h"
#include "ui/sessions/session_offers.h"
#include "ui/sessions/session_opener.h"

#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace lifeline {
namespace {

/// A window over a data folder in which somebody left a session behind.
struct Scene {
    Scene()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        RecordingSettings recording;
        recording.path = newSessionPath(sessionFolder(), log.startedUtc());
        events = log.size();
        const Recorder recorder(log, recording);
        path = QString::fromStdString(recording.path);
        window.show();
    }
    void offer()
    {
        offers.reset(desk.makeOffers());
        QTRY_VERIFY(button("offer-other") != nullptr);
    }
    QPushButton* button(const char* name) const
    {
        return offers->findChild<QPushButton*>(QString::fromLatin1(name));
    }
    void click(const char* name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    QString told(int which = 0) const { return tellings[which][0].toString(); }

    TemporarySettings settings;
    QWidget window;
    SessionOpener opener{window};
    OfferDesk desk{window, opener};
    QSignalSpy tellings{&desk, &OfferDesk::told};
    std::unique_ptr<SessionOffers> offers;
    QString path;
    std::uint64_t events = 0;
};

void saveAs(const QString& path)
{
    withDialog<QFileDialog>([path](QFileDialog& dialog) {
        dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path);
        QMetaObject::invokeMethod(&dialog, "accept");
    });
}

} // namespace

class OfferDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void whatWasLeftBehindIsOfferedWithWhatIsInIt();
    void anOfferOpens();
    void anOfferIsSavedElsewhere();
    void whatIsBeingRecordedStaysWhereItIs();
    void whatIsDiscardedIsGone();
    void emptyFilesAreRemoved();
};

void OfferDeskTest::whatWasLeftBehindIsOfferedWithWhatIsInIt()
{
    Scene scene;
    scene.offer();
    const QString about = scene.offers->findChild<QLabel*>(QStringLiteral("offer-about"))->text();
    QVERIFY2(about.contains(QStringLiteral("7 connections · %1 events · ").arg(scene.events)),
             qPrintable(about));
}

void OfferDeskTest::anOfferOpens()
{
    Scene scene;
    scene.offer();
    QSignalSpy opened(&scene.opener, &SessionOpener::opened);
    scene.click("offer-open");
    QTRY_COMPARE(opened.size(), qsizetype{1});
    delete opened[0][0].value<QWidget*>();
}

void OfferDeskTest::anOfferIsSavedElsewhere()
{
    Scene scene;
    scene.offer();
    const QString mine = scene.settings.directory.filePath(QStringLiteral("mine"));
    saveAs(mine);
    scene.click("offer-save");
    QTRY_COMPARE(scene.tellings.size(), qsizetype{1});
    QVERIFY2(!scene.tellings[0][1].toBool(), qPrintable(scene.told()));
    QVERIFY(!QFile::exists(scene.path));
    const OpenedLog read = openLog(mine.toStdString() + ".lifeline");
    QVERIFY(read.log != nullptr);
    QCOMPARE(read.log->size(), scene.events);
    QTRY_VERIFY(!scene.offers->isVisible());
}

void OfferDeskTest::whatIsBeingRecordedStaysWhereItIs()
{
    Scene scene;
    scene.offer();
    SessionLock lock;
    QVERIFY(lock.take(scene.path.toStdString()));
    saveAs(scene.settings.directory.filePath(QStringLiteral("mine")));
    scene.click("offer-save");
    QTRY_COMPARE(scene.tellings.size(), qsizetype{1});
    QVERIFY(scene.tellings[0][1].toBool());
    QVERIFY2(scene.told().contains(QStringLiteral("records it now")), qPrintable(scene.told()));
    QVERIFY(QFile::exists(scene.path));
}

void OfferDeskTest::whatIsDiscardedIsGone()
{
    Scene scene;
    scene.offer();
    withDialog<QMessageBox>([](QMessageBox& box) { box.button(QMessageBox::Cancel)->click(); });
    scene.click("offer-discard");
    QVERIFY(QFile::exists(scene.path));
    withDialog<QMessageBox>([](QMessageBox& box) { box.button(QMessageBox::Discard)->click(); });
    scene.click("offer-discard");
    QVERIFY(!QFile::exists(scene.path));
    QTRY_VERIFY(!scene.offers->isVisible());
}

void OfferDeskTest::emptyFilesAreRemoved()
{
    Scene scene;
    const QString empty = QString::fromStdString(sessionFolder()) + QStringLiteral("/session-b.lifeline");
    QVERIFY(QFile(empty).open(QIODevice::WriteOnly));
    scene.offer();
    scene.click("offer-leftovers");
    QTRY_COMPARE(scene.tellings.size(), qsizetype{1});
    QCOMPARE(scene.told(), QStringLiteral("1 empty file was removed."));
    QVERIFY(!QFile::exists(empty));
    QVERIFY(QFile::exists(scene.path));
    QTRY_VERIFY(scene.button("offer-leftovers") == nullptr);
}

} // namespace lifeline

QTEST_MAIN(lifeline::OfferDeskTest)
#include "offer_desk_test.moc"
