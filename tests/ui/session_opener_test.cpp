#include "formats/export_log.h"
#include "sample_subject.h"
#include "support/temporary_settings.h"
#include "ui/sessions/opened_window.h"
#include "ui/sessions/recent_sessions.h"
#include "ui/sessions/session_opener.h"

#include <QApplication>
#include <QDropEvent>
#include <QFile>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include <memory>

namespace lifeline {
namespace {

struct Scene {
    TemporarySettings settings;
    QWidget window;
    SessionOpener opener{window};
    QSignalSpy opened{&opener, &SessionOpener::opened};
    QSignalSpy failed{&opener, &SessionOpener::failed};

    ~Scene()
    {
        for (const auto& arguments : opened)
            delete arguments[0].value<QWidget*>();
    }
    QString file(const char* name, ExportFormat format = ExportFormat::JsonLines) const
    {
        const QString path = settings.directory.filePath(QString::fromLatin1(name));
        const ExportSubject subject = sampleSubject();
        exportLog(subject.slice(ExportWhat::All), format, {}, path.toStdString());
        return path;
    }
    OpenedWindow* first() const { return qobject_cast<OpenedWindow*>(opened[0][0].value<QWidget*>()); }
};

} // namespace

class SessionOpenerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachFormatOpensInAWindowOfItsOwn_data();
    void eachFormatOpensInAWindowOfItsOwn();
    void whatCannotBeOpenedIsSaid_data();
    void whatCannotBeOpenedIsSaid();
    void aDroppedFileIsOpened();
    void whatFailsTogetherIsToldTogether();
    void whatWasOpenedIsOfferedAgain();
    void aRecentFileThatIsGoneIsForgotten();
};

void SessionOpenerTest::eachFormatOpensInAWindowOfItsOwn_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("JSON Lines") << static_cast<int>(ExportFormat::JsonLines);
    QTest::newRow("HAR") << static_cast<int>(ExportFormat::Har);
    QTest::newRow("pcapng") << static_cast<int>(ExportFormat::Pcapng);
}

void SessionOpenerTest::eachFormatOpensInAWindowOfItsOwn()
{
    QFETCH(int, format);
    Scene scene;
    scene.opener.open(scene.file("some", static_cast<ExportFormat>(format)));
    QTRY_COMPARE(scene.opened.size() + scene.failed.size(), qsizetype{1});
    QVERIFY2(scene.failed.isEmpty(), scene.failed.isEmpty() ? "" : qPrintable(scene.failed[0][0].toString()));
    QVERIFY(scene.first()->isVisible());
    QVERIFY(scene.first()->windowTitle().contains(QStringLiteral("some")));
    QTRY_VERIFY(scene.first()->session().model().connections().size() > 3);
}

void SessionOpenerTest::whatCannotBeOpenedIsSaid_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("an empty file") << QByteArray();
    QTest::newRow("another file") << QByteArray("hello, world");
    QTest::newRow("half a header") << QByteArray("{\"lifeline\":1,");
}

void SessionOpenerTest::whatCannotBeOpenedIsSaid()
{
    QFETCH(QByteArray, content);
    Scene scene;
    QFile file(scene.settings.directory.filePath(QStringLiteral("bad.bin")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    scene.opener.open(file.fileName());
    QTRY_COMPARE(scene.failed.size(), qsizetype{1});
    const QString sentence = scene.failed[0][0].toString();
    QVERIFY2(sentence.startsWith(QStringLiteral("“bad.bin” cannot be opened: ")), qPrintable(sentence));
    QVERIFY(scene.opened.isEmpty());
}

void SessionOpenerTest::whatFailsTogetherIsToldTogether()
{
    Scene scene;
    scene.opener.openAll({QStringLiteral("/no/such/file"), scene.file("some"), QStringLiteral("/")});
    QTRY_COMPARE(scene.opened.size() + scene.failed.size(), qsizetype{2});
    QCOMPARE(scene.opened.size(), qsizetype{1});
    const QStringList told = scene.failed[0][0].toString().split(u'\n');
    QCOMPARE(told.size(), qsizetype{2});
    for (const QString& sentence : told)
        QVERIFY2(sentence.contains(QStringLiteral("cannot be opened")), qPrintable(sentence));
}

void SessionOpenerTest::aDroppedFileIsOpened()
{
    Scene scene;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(scene.file("dropped.jsonl"))});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&scene.window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&scene.window, &drop);
    QTRY_COMPARE(scene.opened.size(), qsizetype{1});
}

void SessionOpenerTest::whatWasOpenedIsOfferedAgain()
{
    Scene scene;
    const QString path = scene.file("a & b.jsonl");
    scene.opener.open(path);
    QTRY_COMPARE(scene.opened.size(), qsizetype{1});
    QMenu menu;
    scene.opener.fillRecent(menu);
    QVERIFY2(menu.actions()[0]->text().startsWith(QStringLiteral("a && b.jsonl")),
             qPrintable(menu.actions()[0]->text()));
    menu.actions()[0]->trigger();
    QTRY_COMPARE(scene.opened.size(), qsizetype{2});
}

void SessionOpenerTest::aRecentFileThatIsGoneIsForgotten()
{
    Scene scene;
    QSettings store;
    const QString gone = scene.settings.directory.filePath(QStringLiteral("gone.har"));
    rememberFile(store, gone);
    scene.opener.open(gone);
    QTRY_COMPARE(scene.failed.size(), qsizetype{1});
    QCOMPARE(recentFiles(QSettings()), QStringList());
}

} // namespace lifeline

QTEST_MAIN(lifeline::SessionOpenerTest)
#include "session_opener_test.moc"
