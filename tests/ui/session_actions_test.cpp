#include "support/sample_session.h"
#include "support/temporary_settings.h"
#include "ui/sessions/compare_window.h"
#include "ui/sessions/export_dialog.h"
#include "ui/sessions/opened_window.h"
#include "ui/sessions/session_actions.h"
#include "ui/shell/commands.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTimer>

namespace lifeline {
namespace {

OpenedLog sample()
{
    OpenedLog read;
    read.log = std::make_unique<EventLog>("2026-11-22T18:54:00.000Z");
    fillSampleSession(*read.log);
    return read;
}

struct Scene {
    TemporarySettings settings;
    OpenedWindow window{QStringLiteral("/x/sample.jsonl"), sample()};
    QSignalSpy told{&window.actions(), &SessionActions::told};

    Scene()
    {
        window.show();
        SessionModel& model = window.session().model();
        while (model.rows() < model.log().size())
            model.poll();
        model.selectConnection(ConnectionId{6});
    }
    QAction& action(const char* name) const { return *window.findChild<QAction*>(QString::fromLatin1(name)); }
};

/// Does something with the export dialog when it is there.
void withDialog(const std::function<void(ExportDialog&)>& act)
{
    auto* wait = new QTimer(qApp);
    QObject::connect(wait, &QTimer::timeout, wait, [wait, act] {
        if (auto* dialog = qobject_cast<ExportDialog*>(QApplication::activeModalWidget())) {
            wait->deleteLater();
            act(*dialog);
        }
    });
    wait->start(5);
}

} // namespace

class SessionActionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLadderIsCopiedAsMermaidAndAsText();
    void whatWasOrderedIsWritten();
    void declinedExportsTellNothing();
    void aConnectionIsComparedWithAnother();
    void exactlyTwoSelectedAreCompared();
    void whatCannotBeDoneIsOff();
    void theLaddersMenuHasCopies();
};

void SessionActionsTest::theLadderIsCopiedAsMermaidAndAsText()
{
    Scene scene;
    scene.action("copy-mermaid").trigger();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("sequenceDiagram")));
    scene.action("copy-ladder").trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("on-close")));
    QCOMPARE(scene.told.size(), qsizetype{2});
    QVERIFY(!scene.told[0][1].toBool());
}

void SessionActionsTest::whatWasOrderedIsWritten()
{
    Scene scene;
    const QString path = scene.settings.directory.filePath(QStringLiteral("out.csv"));
    withDialog([&path](ExportDialog& dialog) {
        dialog.findChild<QComboBox*>(QStringLiteral("export-form"))->setCurrentText(QStringLiteral("CSV"));
        auto* edit = dialog.findChild<QLineEdit*>(QStringLiteral("export-path"));
        edit->selectAll();
        QTest::keyClicks(edit, path);
        QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("export-ok")), Qt::LeftButton);
    });
    scene.action("export-selected").trigger();
    QTRY_COMPARE(scene.told.size(), qsizetype{1});
    QVERIFY2(!scene.told[0][1].toBool(), qPrintable(scene.told[0][0].toString()));
    QVERIFY(QFile(path).size() > 100);
}

void SessionActionsTest::declinedExportsTellNothing()
{
    Scene scene;
    withDialog([](ExportDialog& dialog) { dialog.reject(); });
    scene.action("export-all").trigger();
    QCoreApplication::processEvents();
    QVERIFY(scene.told.isEmpty());
}

void SessionActionsTest::aConnectionIsComparedWithAnother()
{
    const Scene scene;
    scene.action("compare-connections").trigger();
    QTRY_VERIFY(scene.window.findChild<CompareWindow*>() != nullptr);
    const auto* left = scene.window.findChild<QComboBox*>(QStringLiteral("compare-left"));
    QVERIFY2(left->currentText().startsWith(QStringLiteral("#6 ")), qPrintable(left->currentText()));
}

void SessionActionsTest::exactlyTwoSelectedAreCompared()
{
    Scene scene;
    auto* list = scene.window.findChild<QTableView*>(QStringLiteral("connections-view"));
    const auto click = [list](int row, Qt::KeyboardModifiers keys) {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, keys,
                          list->visualRect(list->model()->index(row, 1)).center());
    };
    click(1, {}); // the newest stands on top: #6
    QVERIFY(!scene.action("compare-both").isEnabled());
    click(4, Qt::ControlModifier); // #3
    QVERIFY(scene.action("compare-both").isEnabled());
    click(5, Qt::ControlModifier);
    QVERIFY(!scene.action("compare-both").isEnabled());
    click(5, Qt::ControlModifier);
    scene.action("compare-both").trigger();
    QTRY_VERIFY(scene.window.findChild<CompareWindow*>() != nullptr);
    const auto* left = scene.window.findChild<QComboBox*>(QStringLiteral("compare-left"));
    const auto* right = scene.window.findChild<QComboBox*>(QStringLiteral("compare-right"));
    QVERIFY2(left->currentText().startsWith(QStringLiteral("#3 ")), qPrintable(left->currentText()));
    QVERIFY2(right->currentText().startsWith(QStringLiteral("#6 ")), qPrintable(right->currentText()));
}

void SessionActionsTest::whatCannotBeDoneIsOff()
{
    Scene scene;
    for (const char* name : {"copy-mermaid", "copy-ladder", "export-selected", "compare-connections"})
        QVERIFY2(scene.action(name).isEnabled(), name);
    QVERIFY(!scene.action("export-filtered").isEnabled());
    scene.window.session().model().clearSelection();
    for (const char* name : {"copy-mermaid", "copy-ladder", "export-selected", "compare-connections"})
        QVERIFY2(!scene.action(name).isEnabled(), name);
}

void SessionActionsTest::theLaddersMenuHasCopies()
{
    Scene scene;
    QMenu menu;
    scene.window.actions().fillLadderMenu(menu);
    QVERIFY(menu.actions().contains(&scene.action("copy-mermaid")));
    QVERIFY(menu.actions().contains(&scene.action("copy-ladder")));
}

} // namespace lifeline

QTEST_MAIN(lifeline::SessionActionsTest)
#include "session_actions_test.moc"
