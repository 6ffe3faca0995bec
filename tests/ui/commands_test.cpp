#include "ui/shell/commands.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

namespace lifeline {
namespace {

struct Scene {
    Scene() { commands.fill(bar, {&pane}); }
    QMenu* menu(const char* title) const
    {
        for (QAction* action : bar.actions()) {
            if (action->text().remove(u'&') == QLatin1String(title))
                return action->menu();
        }
        return nullptr;
    }

    QWidget owner;
    Commands commands{owner};
    QMenuBar bar;
    QAction pane{QStringLiteral("Timeline")};
};

void collect(const QMenu& menu, QSet<QAction*>& found)
{
    for (QAction* action : menu.actions()) {
        found.insert(action);
        if (action->menu() != nullptr)
            collect(*action->menu(), found);
    }
}

} // namespace

class CommandsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCommandStandsInAMenu();
    void noTwoCommandsShareAShortcut();
    void shortcutsWorkWithoutTheMenu();
    void theThemesAreOneChoice();
    void thePanesStandInTheViewMenu();
    void anOpenedSessionHasNoCommandsForTheWire();
};

void CommandsTest::everyCommandStandsInAMenu()
{
    const Scene scene;
    QSet<QAction*> found;
    for (const char* title : {"File", "View", "Server", "Client", "Faults", "Help"}) {
        QVERIFY2(scene.menu(title) != nullptr, title);
        collect(*scene.menu(title), found);
    }
    for (QAction* action : scene.owner.actions())
        QVERIFY2(found.contains(action), qPrintable(action->objectName()));
}

void CommandsTest::noTwoCommandsShareAShortcut()
{
    const Scene scene;
    QSet<QKeySequence> seen;
    const auto actions = scene.commands.withShortcuts();
    QVERIFY(actions.size() > 10);
    for (const QAction* action : actions) {
        QVERIFY2(!seen.contains(action->shortcut()), qPrintable(action->text()));
        seen.insert(action->shortcut());
    }
}

void CommandsTest::shortcutsWorkWithoutTheMenu()
{
    Scene scene;
    scene.owner.show();
    QVERIFY(QTest::qWaitForWindowActive(&scene.owner));
    const QSignalSpy triggered(scene.commands.connectClient, &QAction::triggered);
    QTest::keyClick(&scene.owner, Qt::Key_F5);
    QCOMPARE(triggered.size(), 1);
}

void CommandsTest::theThemesAreOneChoice()
{
    Scene scene;
    scene.commands.setThemeChoice(ThemeChoice::Light);
    QSet<QAction*> found;
    collect(*scene.menu("View"), found);
    QAction *light = nullptr, *dark = nullptr;
    for (QAction* action : std::as_const(found)) {
        if (action->text() == QStringLiteral("&Light"))
            light = action;
        if (action->text() == QStringLiteral("&Dark"))
            dark = action;
    }
    QVERIFY(light != nullptr && light->isChecked());
    ThemeChoice chosen = ThemeChoice::System;
    connect(&scene.commands, &Commands::themeChosen, this,
            [&chosen](ThemeChoice choice) { chosen = choice; });
    dark->trigger();
    QCOMPARE(chosen, ThemeChoice::Dark);
    QVERIFY(!light->isChecked());
}

void CommandsTest::thePanesStandInTheViewMenu()
{
    Scene scene;
    QVERIFY(scene.menu("View")->actions().contains(&scene.pane));
}

void CommandsTest::anOpenedSessionHasNoCommandsForTheWire()
{
    QWidget owner;
    Commands commands(owner);
    QMenuBar bar;
    commands.fill(bar, {}, Commands::Menus::Opened);
    QCOMPARE(bar.actions().size(), qsizetype{3});
    for (const QAction* action : {commands.toggleServer, commands.connectClient, commands.saveSession})
        QVERIFY2(!action->isEnabled() && !commands.withShortcuts().contains(action),
                 qPrintable(action->text()));
    QVERIFY(commands.withShortcuts().contains(commands.closeWindow));
    const Scene live;
    QVERIFY(!live.commands.withShortcuts().contains(live.commands.closeWindow));
}

} // namespace lifeline

QTEST_MAIN(lifeline::CommandsTest)
#include "commands_test.moc"
