#include "ui/table/row_table.h"

#include <QContextMenuEvent>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

namespace lifeline {

class RowTableTest : public QObject {
    Q_OBJECT
private:
    QStandardItemModel m_model{100, 2};

private Q_SLOTS:
    void jAndKMoveLikeTheArrows_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<QList<int>>("keys");
        QTest::addColumn<int>("to");
        QTest::newRow("j goes down") << 3 << QList<int>{Qt::Key_J} << 4;
        QTest::newRow("k goes up") << 3 << QList<int>{Qt::Key_K} << 2;
        QTest::newRow("arrows too") << 3 << QList<int>{Qt::Key_Down, Qt::Key_Down, Qt::Key_Up} << 4;
        QTest::newRow("j stays at the end") << 99 << QList<int>{Qt::Key_J} << 99;
        QTest::newRow("k stays at the beginning") << 0 << QList<int>{Qt::Key_K} << 0;
        QTest::newRow("j begins with the first row") << -1 << QList<int>{Qt::Key_J} << 0;
    }
    void jAndKMoveLikeTheArrows()
    {
        QFETCH(int, from);
        QFETCH(QList<int>, keys);
        QFETCH(int, to);
        RowTable table(22);
        table.setModel(&m_model);
        table.setCurrentIndex(m_model.index(from, 0));
        for (const int key : keys)
            QTest::keyClick(&table, static_cast<Qt::Key>(key));
        QCOMPARE(table.currentIndex().row(), to);
        QVERIFY(table.selectionModel()->isRowSelected(to));
    }

    void anEmptyTableTakesKeys()
    {
        RowTable table(22);
        QTest::keyClick(&table, Qt::Key_J);
        QStandardItemModel empty;
        table.setModel(&empty);
        QTest::keyClick(&table, Qt::Key_K);
        QVERIFY(!table.currentIndex().isValid());
    }

    void copyIsAskedForByKey()
    {
        RowTable table(22);
        table.setModel(&m_model);
        QSignalSpy asked(&table, &RowTable::copyRequested);
        QTest::keySequence(&table, QKeySequence::Copy);
        QCOMPARE(asked.size(), 1);
    }

    void rowsInsertedJustNowAreBroughtIntoView()
    {
        QStandardItemModel growing(2, 1);
        RowTable table(22);
        table.setModel(&growing);
        table.resize(300, 200);
        table.show();
        table.grab();
        growing.insertRows(2, 100);
        table.goTo(101);
        QCOMPARE(table.currentIndex().row(), 101);
        QVERIFY(table.viewport()->rect().contains(table.visualRect(growing.index(101, 0)).center()));
    }

    void rowsHaveOneHeight()
    {
        RowTable table(30);
        table.setModel(&m_model);
        QCOMPARE(table.rowHeight(0), 30);
        QCOMPARE(table.rowHeight(99), 30);
        QVERIFY(!table.showGrid());
        QCOMPARE(table.focusPolicy(), Qt::StrongFocus);
    }

    void aMenuIsAskedForByMouseOverARow()
    {
        RowTable table(22);
        table.setModel(&m_model);
        table.resize(300, 200);
        table.show();
        QSignalSpy asked(&table, &RowTable::menuRequested);
        const QPoint inThirdRow(10, 2 * 22 + 5);
        QContextMenuEvent event(QContextMenuEvent::Mouse, inThirdRow,
                                table.viewport()->mapToGlobal(inThirdRow));
        QApplication::sendEvent(table.viewport(), &event);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().toModelIndex().row(), 2);
    }

    void aMenuIsAskedForByKeyOnTheCurrentRow()
    {
        RowTable table(22);
        table.setModel(&m_model);
        QSignalSpy asked(&table, &RowTable::menuRequested);
        QContextMenuEvent without(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(table.viewport(), &without);
        QCOMPARE(asked.size(), 0);
        table.setCurrentIndex(m_model.index(1, 0));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(table.viewport(), &event);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().toModelIndex().row(), 1);
    }
};

} // namespace lifeline

using lifeline::RowTableTest;
QTEST_MAIN(RowTableTest)
#include "row_table_test.moc"
