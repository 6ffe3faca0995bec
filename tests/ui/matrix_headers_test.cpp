#include "ui/matrix/matrix_headers.h"
#include "ui/matrix/matrix_model.h"
#include "ui/sample_matrix.h"
#include "ui/theme/theme.h"

#include <QTableView>
#include <QTest>

using namespace lifeline;

class MatrixHeadersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClickOnAStackSortsByIt();
    void titlesKeepTheirWidth();
};

void MatrixHeadersTest::aClickOnAStackSortsByIt()
{
    MatrixModel model;
    model.setMatrix(sampleMatrix());
    QTableView view;
    auto* header = new StackHeader;
    view.setHorizontalHeader(header);
    view.setModel(&model);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    view.setSortingEnabled(true);
    view.resize(900, 300);
    view.show();
    const QPoint second(header->sectionViewportPosition(2) + 20, StackHeader::lineHeights / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, second);
    QCOMPARE(header->sortIndicatorSection(), 2);
    QCOMPARE(header->height(), StackHeader::lineHeights);
}

void MatrixHeadersTest::titlesKeepTheirWidth()
{
    FaultHeader header;
    header.setTitleWidth(280);
    QCOMPARE(header.sizeHint().width(), 280);
    QCOMPARE(header.width(), 280);
}

QTEST_MAIN(MatrixHeadersTest)
#include "matrix_headers_test.moc"
