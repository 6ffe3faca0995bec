#include "ui/shell/commands.h"
#include "ui/shell/first_steps.h"
#include "ui/shell/help_dialogs.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QMessageBox>
#include <QTest>

namespace lifeline {

class HelpDialogsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyShortcutIsListed();
    void theFirstStepsKnowTheServersAddress();
    void aboutNamesTheVersion();
};

void HelpDialogsTest::everyShortcutIsListed()
{
    QWidget window;
    const Commands commands(window);
    showShortcuts(&window, commands);
    const auto* dialog = window.findChild<QDialog*>(QStringLiteral("shortcuts-dialog"));
    QVERIFY(dialog != nullptr && dialog->isVisible());
    QStringList shown;
    for (const QLabel* label : dialog->findChildren<QLabel*>())
        shown.append(label->text());
    for (const QAction* action : commands.withShortcuts())
        QVERIFY(shown.contains(action->shortcut().toString(QKeySequence::NativeText)));
}

void HelpDialogsTest::theFirstStepsKnowTheServersAddress()
{
    QWidget window;
    const FirstSteps* steps = showFirstSteps(&window, QStringLiteral("http://127.0.0.1:4711/"));
    QVERIFY(steps->isVisible());
    QVERIFY(steps->command().contains(QStringLiteral("http://127.0.0.1:4711/")));
}

void HelpDialogsTest::aboutNamesTheVersion()
{
    QWidget window;
    showAbout(&window);
    const auto* box = window.findChild<QMessageBox*>(QStringLiteral("about-dialog"));
    QVERIFY(box != nullptr);
    QVERIFY(box->text().contains(QLatin1String(LIFELINE_VERSION)));
    QVERIFY(!box->iconPixmap().isNull());
}

} // namespace lifeline

QTEST_MAIN(lifeline::HelpDialogsTest)
#include "help_dialogs_test.moc"
