#include "support/sample_session.h"
#include "ui/table/event_delegate.h"
#include "ui/table/event_table_pane.h"
#include "ui/table/row_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

namespace lifeline {
namespace {

EventFilter filterOf(std::string_view text)
{
    FilterError error;
    auto filter = EventFilter::parse(text, error);
    Q_ASSERT(filter);
    return std::move(*filter);
}

/// A shown pane over a sample session that can grow.
struct Scene {
    EventLog log{"2026-11-22T18:54:00.000Z"};
    SessionModel session{log, [] { return monotonicTime(0); }};
    EventTablePane pane{session};
    RowTable* view = pane.findChild<RowTable*>(QStringLiteral("event-table"));
    QToolButton* jump = pane.findChild<QToolButton*>(QStringLiteral("jump-to-newest"));

    Scene()
    {
        grow();
        pane.resize(1000, 300);
        pane.show();
        view->grab();
    }
    void grow()
    {
        fillSampleSession(log);
        session.poll();
        view->grab();
    }
    void filter(std::string_view text)
    {
        pane.setFilter(filterOf(text));
        QTRY_VERIFY(!pane.model().isFiltering());
    }
    bool lastRowInView() const
    {
        return view->viewport()->rect().contains(
            view->visualRect(pane.model().index(pane.model().rowCount() - 1, EventModel::TimeColumn)));
    }
    void click(int row, Qt::KeyboardModifiers modifiers = {}) const
    {
        const QPoint at = view->visualRect(pane.model().index(row, EventModel::EventColumn)).center();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers, at);
    }
    QString subtitle() const
    {
        QStringList texts;
        for (const auto* label : pane.findChildren<QLabel*>())
            texts += label->text();
        return texts.join(u'|');
    }
};

QMenu* openMenu(const Scene& scene, int row)
{
    Q_EMIT scene.view->menuRequested(scene.pane.model().index(row, 0), QPoint(10, 10));
    return scene.pane.findChild<QMenu*>(QStringLiteral("event-menu"));
}

void trigger(QMenu* menu, const char* name)
{
    QVERIFY(menu != nullptr);
    auto* action = menu->findChild<QAction*>(QString::fromLatin1(name));
    QVERIFY(action != nullptr);
    QVERIFY(action->isEnabled());
    action->trigger();
}

} // namespace

class EventTablePaneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClickSelectsTheEventEverywhere()
    {
        Scene scene;
        const int row = scene.view->rowAt(40);
        QSignalSpy selected(&scene.session, &SessionModel::selectionChanged);
        scene.click(row);
        QCOMPARE(scene.session.selectedRow(), std::optional<std::uint64_t>(row));
        QCOMPARE(selected.size(), 1);
        QVERIFY(scene.pane.selectedRows() == std::vector<std::uint64_t>{static_cast<std::uint64_t>(row)});
    }

    void whatIsSelectedElsewhereIsMarkedAndShown()
    {
        Scene scene;
        QSignalSpy selected(&scene.session, &SessionModel::selectionChanged);
        scene.session.selectRow(3);
        QCOMPARE(selected.size(), 1);
        QCOMPARE(scene.view->currentIndex().row(), 3);
        QVERIFY(scene.view->viewport()->rect().contains(
            scene.view->visualRect(scene.view->currentIndex()).center()));
        scene.session.selectConnection(ConnectionId{2});
        QVERIFY(scene.pane.selectedRows().empty());
        scene.session.selectRow(4);
        scene.session.clearSelection();
        QVERIFY(!scene.view->currentIndex().isValid());
    }

    void keysWalkThroughTheEvents()
    {
        Scene scene;
        scene.session.selectRow(5);
        QTest::keyClick(scene.view, Qt::Key_J);
        QCOMPARE(scene.session.selectedRow(), std::optional<std::uint64_t>(6));
        QTest::keyClick(scene.view, Qt::Key_Up);
        QTest::keyClick(scene.view, Qt::Key_K);
        QCOMPARE(scene.session.selectedRow(), std::optional<std::uint64_t>(4));
    }

    void theNewestStayInViewUntilScrolledAway()
    {
        Scene scene;
        QVERIFY(scene.lastRowInView());
        scene.grow();
        QVERIFY(scene.lastRowInView());
        QVERIFY(scene.jump->isHidden());
        QScrollBar* bar = scene.view->verticalScrollBar();
        bar->setValue(bar->maximum() - 5);
        QVERIFY(!scene.jump->isHidden());
        const int top = scene.view->rowAt(0);
        scene.grow();
        QCOMPARE(scene.view->rowAt(0), top);
        QVERIFY(!scene.lastRowInView());
        QTest::mouseClick(scene.jump, Qt::LeftButton);
        QVERIFY(scene.lastRowInView());
        QVERIFY(scene.jump->isHidden());
        scene.grow();
        QVERIFY(scene.lastRowInView());
    }

    void theHeaderCounts()
    {
        Scene scene;
        const QString all = QLocale().toString(static_cast<qulonglong>(scene.log.size()));
        QVERIFY(scene.subtitle().contains(all + QStringLiteral(" events")));
        QSignalSpy counted(&scene.pane, &EventTablePane::filteredCountChanged);
        scene.filter("conn:6");
        QVERIFY(scene.pane.filtered());
        QVERIFY(counted.size() > 0);
        const QString some = QString::number(scene.pane.model().rowCount());
        QVERIFY2(scene.subtitle().contains(some + QStringLiteral(" of ") + all),
                 qPrintable(scene.subtitle()));
    }

    void theSelectedEventSurvivesAFilter()
    {
        Scene scene;
        std::uint64_t ofSix = 0;
        while (scene.log.entry(ofSix).connection != 6U)
            ++ofSix;
        scene.session.selectRow(ofSix);
        scene.filter("conn:6");
        QCOMPARE(scene.pane.model().rowAt(scene.view->currentIndex().row()), ofSix);
        scene.filter("conn:5");
        QVERIFY(!scene.view->currentIndex().isValid());
        QCOMPARE(scene.session.selectedRow(), std::optional<std::uint64_t>(ofSix));
        scene.filter("");
        QCOMPARE(scene.view->currentIndex().row(), static_cast<int>(ofSix));
    }

    void selectedRowsAreCopiedByKey()
    {
        Scene scene;
        const int first = scene.view->rowAt(40);
        scene.click(first);
        scene.click(first + 2, Qt::ShiftModifier);
        QCOMPARE(scene.pane.selectedRows().size(), std::size_t{3});
        QTest::keySequence(scene.view, QKeySequence::Copy);
        const QString text = QGuiApplication::clipboard()->text();
        QCOMPARE(text.count(u'\n'), 3);
        QVERIFY(text.startsWith(scene.pane.model().index(first, 0).data().toString() + u'\t'));
    }

    void theMenuNarrowsToTheConnection()
    {
        Scene scene;
        QSignalSpy asked(&scene.pane, &EventTablePane::filterRequested);
        std::uint64_t row = 0;
        while (scene.log.entry(row).kind != EventKind::FrameSent)
            ++row;
        QMenu* menu = openMenu(scene, static_cast<int>(row));
        trigger(menu, "only-connection");
        trigger(menu, "only-event");
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked[0].front().toString(), QStringLiteral("conn:%1").arg(scene.log.entry(row).connection));
        QCOMPARE(asked[1].front().toString(), QStringLiteral("event:frame-sent"));
    }

    void eventsOfTwoConnectionsLetThemBeCompared()
    {
        Scene scene;
        QSignalSpy changed(&scene.pane, &EventTablePane::selectedConnectionsChanged);
        QSignalSpy compared(&scene.pane, &EventTablePane::compareBothRequested);
        scene.filter("conn:4 or conn:6");
        scene.click(0);
        QVERIFY(!openMenu(scene, 0)->findChild<QAction*>(QStringLiteral("compare-both"))->isEnabled());
        delete scene.pane.findChild<QMenu*>(QStringLiteral("event-menu"));
        QTest::keyClick(scene.view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(scene.pane.selectedConnections(), (std::vector{ConnectionId{4}, ConnectionId{6}}));
        QCOMPARE(changed.size(), qsizetype{2});
        trigger(openMenu(scene, 0), "compare-both");
        QCOMPARE(compared.size(), qsizetype{1});
        QCOMPARE(compared[0][0].value<ConnectionId>(), ConnectionId{4});
        QCOMPARE(compared[0][1].value<ConnectionId>(), ConnectionId{6});
    }

    void theMenuCopiesJson()
    {
        Scene scene;
        scene.session.selectRow(2);
        trigger(openMenu(scene, 2), "copy-json");
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.startsWith(QStringLiteral("{\"seq\":3,")), qPrintable(text));
        QCOMPARE(text.count(u'\n'), 1);
    }
};

} // namespace lifeline

using lifeline::EventTablePaneTest;
QTEST_MAIN(EventTablePaneTest)
#include "event_table_pane_test.moc"
