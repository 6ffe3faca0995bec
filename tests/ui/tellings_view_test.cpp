#include "ui/inspector/tellings_view.h"

#include <QScrollBar>
#include <QTest>

using namespace lifeline;

namespace {

std::vector<StackTelling> lines(int count)
{
    std::vector<StackTelling> all;
    for (int i = 0; i < count; ++i)
        all.push_back({QStringLiteral("Stack %1").arg(i),
                       QStringLiteral("open · close 1006"),
                       {},
                       false,
                       true,
                       Agreement::Same});
    return all;
}

} // namespace

class TellingsViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsAsHighAsItsLines();
    void whatDoesNotFitScrolls();
    void aScreenReaderHearsEveryLine();
};

void TellingsViewTest::itIsAsHighAsItsLines()
{
    TellingsView view;
    view.show(lines(3));
    const int three = view.sizeHint().height();
    view.show(lines(5));
    QCOMPARE(view.sizeHint().height() - three, 2 * TellingsView::rowHeight);
}

void TellingsViewTest::whatDoesNotFitScrolls()
{
    TellingsView view;
    view.resize(300, 100);
    static_cast<QWidget&>(view).show();
    view.show(lines(20));
    QVERIFY(view.verticalScrollBar()->maximum() > 0);
    QVERIFY(!view.grab().isNull());
    view.show(lines(2));
    QCOMPARE(view.verticalScrollBar()->maximum(), 0);
}

void TellingsViewTest::aScreenReaderHearsEveryLine()
{
    TellingsView view;
    view.show(lines(2));
    QCOMPARE(view.accessibleDescription(),
             QStringLiteral("Stack 0: open · close 1006; Stack 1: open · close 1006"));
}

QTEST_MAIN(TellingsViewTest)
#include "tellings_view_test.moc"
