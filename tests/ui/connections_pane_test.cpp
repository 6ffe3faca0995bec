#include "support/sample_session.h"
#include "ui/accepted_event.h"
#include "ui/connections/connection_delegate.h"
#include "ui/connections/connections_pane.h"
#include "ui/table/row_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

namespace lifeline {
namespace {

/// A shown pane over the sample session.
struct Scene {
    EventLog log{"2026-11-22T18:54:00.000Z"};
    SessionModel session{log, [] { return monotonicTime(0) + std::chrono::seconds(42); }};
    ConnectionsPane pane{session};
    RowTable* view = pane.findChild<RowTable*>(QStringLiteral("connections-view"));

    Scene()
    {
        fillSampleSession(log);
        session.poll();
        pane.resize(370, 470);
        pane.show();
        view->grab();
    }
    QModelIndex at(int row) const { return view->model()->index(row, ConnectionModel::FromToColumn); }
    void click(int row) const
    {
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(at(row)).center());
    }
    QMenu* openMenu(int row) const
    {
        Q_EMIT view->menuRequested(at(row), QPoint(10, 10));
        return pane.findChild<QMenu*>(QStringLiteral("connection-menu"));
    }
};

QAction* action(QMenu* menu, const char* name)
{
    return menu == nullptr ? nullptr : menu->findChild<QAction*>(QString::fromLatin1(name));
}

} // namespace

class ConnectionsPaneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theHeaderCounts()
    {
        const Scene scene;
        QStringList texts;
        for (const auto* label : scene.pane.findChildren<QLabel*>())
            texts += label->text();
        QVERIFY2(texts.contains(QStringLiteral("7 · 1 open")), qPrintable(texts.join(u'|')));
    }

    void aClickSelectsTheConnectionEverywhere()
    {
        const Scene scene;
        scene.click(1);
        QCOMPARE(scene.session.selectedConnection(), std::optional(ConnectionId{6}));
        QTest::keyClick(scene.view, Qt::Key_Down);
        QCOMPARE(scene.session.selectedConnection(), std::optional(ConnectionId{5}));
        QTest::keyClick(scene.view, Qt::Key_K);
        QCOMPARE(scene.session.selectedConnection(), std::optional(ConnectionId{6}));
    }

    void whatIsSelectedElsewhereIsMarked()
    {
        Scene scene;
        QSignalSpy selected(&scene.session, &SessionModel::selectionChanged);
        scene.session.selectConnection(ConnectionId{2});
        QCOMPARE(scene.view->currentIndex().row(), 5);
        QVERIFY(scene.view->selectionModel()->isRowSelected(5));
        QCOMPARE(selected.size(), 1);
        scene.session.clearSelection();
        QVERIFY(!scene.view->selectionModel()->hasSelection());
    }

    void anEventStaysSelectedWithItsConnection()
    {
        Scene scene;
        std::uint64_t row = 0;
        while (scene.log.entry(row).connection != 6U)
            ++row;
        scene.session.selectRow(row);
        QCOMPARE(scene.view->currentIndex().row(), 1);
        QCOMPARE(scene.session.selectedRow(), std::optional(row));
    }

    void newConnectionsKeepTheSelectionAndThePlace()
    {
        Scene scene;
        for (std::uint32_t id = 100; id < 160; ++id)
            scene.log.accept(accepted(id));
        scene.session.poll();
        scene.session.selectConnection(ConnectionId{6});
        scene.view->grab();
        QVERIFY(scene.view->verticalScrollBar()->value() > 0);
        const QPoint place = scene.view->visualRect(scene.view->currentIndex()).topLeft();
        scene.log.accept(accepted(200));
        scene.session.poll();
        scene.view->grab();
        QCOMPARE(scene.session.selectedConnection(), std::optional(ConnectionId{6}));
        QCOMPARE(scene.view->visualRect(scene.view->currentIndex()).topLeft(), place);
    }

    void onlyLiveConnectionsCanBeClosed()
    {
        Scene scene;
        QSignalSpy asked(&scene.pane, &ConnectionsPane::closeRequested);
        QMenu* over = scene.openMenu(1); // 6 was reset
        QVERIFY(over != nullptr);
        QVERIFY(action(over, "close-normally") == nullptr);
        delete over;
        QAction* close = action(scene.openMenu(2), "close-normally"); // 5 is open
        QVERIFY(close != nullptr);
        close->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().value<ConnectionId>(), ConnectionId{5});
    }

    void theMenuFiltersCopiesAndExports()
    {
        Scene scene;
        QSignalSpy filter(&scene.pane, &ConnectionsPane::filterRequested);
        QSignalSpy exported(&scene.pane, &ConnectionsPane::exportRequested);
        QMenu* menu = scene.openMenu(0);
        for (const char* name : {"only-connection", "copy-curl", "export-connection"}) {
            QAction* act = action(menu, name);
            QVERIFY2(act != nullptr && act->isEnabled(), name);
            act->trigger();
        }
        QCOMPARE(filter.front().front().toString(), QStringLiteral("conn:7"));
        QCOMPARE(exported.front().front().value<ConnectionId>(), ConnectionId{7});
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("curl -i -N ")));
    }

    void exactlyTwoSelectedCanBeCompared()
    {
        const Scene scene;
        QSignalSpy changed(&scene.pane, &ConnectionsPane::selectedChanged);
        QSignalSpy compared(&scene.pane, &ConnectionsPane::compareBothRequested);
        scene.click(1);
        QVERIFY(!action(scene.openMenu(1), "compare-both")->isEnabled());
        QTest::mouseClick(scene.view->viewport(), Qt::LeftButton, Qt::ControlModifier,
                          scene.view->visualRect(scene.at(4)).center());
        QCOMPARE(changed.size(), qsizetype{2});
        QCOMPARE(scene.pane.selected(), (std::vector{ConnectionId{3}, ConnectionId{6}}));
        delete scene.pane.findChild<QMenu*>(QStringLiteral("connection-menu"));
        QAction* both = action(scene.openMenu(4), "compare-both");
        QVERIFY(both->isEnabled());
        both->trigger();
        QCOMPARE(compared.size(), qsizetype{1});
        QCOMPARE(compared[0][0].value<ConnectionId>(), ConnectionId{3});
        QCOMPARE(compared[0][1].value<ConnectionId>(), ConnectionId{6});
        QTest::keyClick(scene.view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(scene.pane.selected().size(), ConnectionsPane::mostSelected);
    }

    void columnsFillTheView_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {240, 300, 368, 600})
            QTest::addRow("%d", width) << width;
    }
    void columnsFillTheView()
    {
        QFETCH(int, width);
        const auto widths = connectionColumnWidths(width);
        QCOMPARE(std::accumulate(widths.begin(), widths.end(), 0),
                 std::max(width, widths[0] + widths[3] + widths[4]));
        QVERIFY(widths[ConnectionModel::StageColumn] >= widths[ConnectionModel::FromToColumn]);
    }

    /// At the narrowest that the window gives it.
    void aChipIsToldInFullBeforeBothEndsAre()
    {
        const auto widths = connectionColumnWidths(316);
        const QString stage = QStringLiteral("open, then reset");
        QVERIFY(widths[ConnectionModel::StageColumn] >= ConnectionDelegate::chipCellWidth(stage));
    }

    void livesTick()
    {
        Scene scene;
        struct PaintCounter : QObject {
            int paints = 0;
            bool eventFilter(QObject*, QEvent* event) override
            {
                paints += event->type() == QEvent::Paint ? 1 : 0;
                return false;
            }
        } counter;
        QVERIFY(QTest::qWaitForWindowExposed(&scene.pane));
        QCoreApplication::processEvents();
        scene.view->viewport()->installEventFilter(&counter);
        QTRY_VERIFY(counter.paints >= 2);
    }
};

} // namespace lifeline

using lifeline::ConnectionsPaneTest;
QTEST_MAIN(ConnectionsPaneTest)
#include "connections_pane_test.moc"
