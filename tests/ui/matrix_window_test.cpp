#include "ui/matrix/matrix_window.h"
#include "ui/sample_matrix.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace lifeline;

namespace {

AtlasColumn jetty()
{
    AtlasColumn column;
    column.stack = "jetty";
    column.version = "9.4.57";
    column.title = "Jetty";
    column.contract = "jetty-9.4-server";
    column.date = "2026-11-28";
    column.cells.push_back({"reset-after-request", {outcome("upgrade on-open", 18), outcome("upgrade", 12)}});
    return column;
}

/// What the reference stack told, with the moments that predictions are made of.
AtlasColumn reference()
{
    const auto found = std::ranges::find_if(builtInAtlas(), [](const AtlasColumn& column) {
        return column.stack == "reference" && column.side == Side::Server;
    });
    return *found;
}

struct Scene {
    QTemporaryDir folder;
    FaultLibrary library{folder.path()};
    MatrixWindow window{library, {reference(), jetty()}};

    QTableView& table() { return *window.findChild<QTableView*>(QStringLiteral("matrix-table")); }
    QString counts() { return window.findChild<QLabel*>(QStringLiteral("matrix-counts"))->text(); }
    int columnOf(const QString& title)
    {
        for (int i = 0; i < table().model()->columnCount(); ++i) {
            if (table().model()->headerData(i, Qt::Horizontal).toString() == title)
                return i;
        }
        return -1;
    }
};

} // namespace

class MatrixWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void measuredAndPredictedStacksStandSideBySide();
    void onlyRowsWhereStacksDifferCanBeShown();
    void aStackCanBeHidden();
    void theOtherSideHasItsOwnStacksAndFaults();
    void aSearchNarrowsTheRows();
    void theSearchIsReachedByKeyFromAnywhere();
    void aCellThatASearchTakesAwayIsNoLongerTold();
    void aChosenCellCanBePlayed();
};

void MatrixWindowTest::measuredAndPredictedStacksStandSideBySide()
{
    Scene scene;
    QVERIFY(scene.columnOf(QStringLiteral("Jetty 9.4.57")) >= 0);
    QVERIFY(scene.table().model()->columnCount() > 5);
    QVERIFY(scene.table().model()->rowCount() > 150);
    QVERIFY(scene.counts().endsWith(QStringLiteral(", 2 measured")));
}

/// With a single stack nothing differs.
void MatrixWindowTest::onlyRowsWhereStacksDifferCanBeShown()
{
    Scene scene;
    scene.window.findChild<QCheckBox*>(QStringLiteral("matrix-differing"))->setChecked(true);
    QVERIFY(scene.table().model()->rowCount() > 0);
    const auto stacks =
        scene.window.findChild<QToolButton*>(QStringLiteral("matrix-stacks"))->menu()->actions();
    for (qsizetype i = 1; i < stacks.size(); ++i)
        stacks[i]->trigger();
    QCOMPARE(scene.table().model()->columnCount(), 1);
    QCOMPARE(scene.table().model()->rowCount(), 0);
}

void MatrixWindowTest::aStackCanBeHidden()
{
    Scene scene;
    const int before = scene.table().model()->columnCount();
    const auto actions =
        scene.window.findChild<QToolButton*>(QStringLiteral("matrix-stacks"))->menu()->actions();
    QCOMPARE(actions.size(), before);
    QAction* action = actions[scene.columnOf(QStringLiteral("Jetty 9.4.57"))];
    action->trigger();
    QCOMPARE(scene.columnOf(QStringLiteral("Jetty 9.4.57")), -1);
    QCOMPARE(scene.table().model()->columnCount(), before - 1);
    action->trigger();
    QCOMPARE(scene.table().model()->columnCount(), before);
}

void MatrixWindowTest::theOtherSideHasItsOwnStacksAndFaults()
{
    Scene scene;
    scene.window.showSide(Side::Client);
    QCOMPARE(scene.columnOf(QStringLiteral("Jetty 9.4.57")), -1);
    QVERIFY(scene.table().model()->rowCount() > 100);
}

void MatrixWindowTest::aSearchNarrowsTheRows()
{
    Scene scene;
    scene.window.findChild<QLineEdit*>(QStringLiteral("matrix-search"))
        ->setText(QStringLiteral("reset-after-request"));
    QCOMPARE(scene.table().model()->rowCount(), 1);
    QVERIFY(scene.counts().startsWith(QStringLiteral("1 fault")));
}

void MatrixWindowTest::theSearchIsReachedByKeyFromAnywhere()
{
    Scene scene;
    scene.window.show();
    QVERIFY(QTest::qWaitForWindowActive(&scene.window));
    const auto* search = scene.window.findChild<QLineEdit*>(QStringLiteral("matrix-search"));
    for (const char* name : {"matrix-side", "matrix-table", "matrix-stacks"}) {
        auto* from = scene.window.findChild<QWidget*>(QString::fromLatin1(name));
        from->setFocus();
        QVERIFY2(from->hasFocus(), name);
        QTest::keyClick(from, Qt::Key_F, Qt::ControlModifier);
        QVERIFY2(search->hasFocus(), name);
    }
}

void MatrixWindowTest::aCellThatASearchTakesAwayIsNoLongerTold()
{
    Scene scene;
    scene.window.show();
    const auto* title = scene.window.findChild<QLabel*>(QStringLiteral("matrix-cell-title"));
    const QString nothing = title->text();
    scene.window.select(QStringLiteral("reset-after-request"), 0);
    QVERIFY(title->text() != nothing);
    QTest::keyClicks(scene.window.findChild<QLineEdit*>(QStringLiteral("matrix-search")),
                     QStringLiteral("request-no-key"));
    QCOMPARE(scene.table().model()->rowCount(), 1);
    QCOMPARE(title->text(), nothing);
}

void MatrixWindowTest::aChosenCellCanBePlayed()
{
    Scene scene;
    const QSignalSpy spy(&scene.window, &MatrixWindow::playRequested);
    scene.window.select(QStringLiteral("reset-after-request"),
                        scene.columnOf(QStringLiteral("Jetty 9.4.57")));
    scene.window.findChild<QPushButton*>(QStringLiteral("matrix-play"))->click();
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.front().front().toString(), QStringLiteral("reset-after-request"));
}

QTEST_MAIN(MatrixWindowTest)
#include "matrix_window_test.moc"
