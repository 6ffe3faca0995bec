#include "ui/image_colours.h"
#include "ui/matrix/matrix_delegate.h"
#include "ui/matrix/matrix_model.h"
#include "ui/matrix/matrix_text.h"
#include "ui/sample_matrix.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QPainter>
#include <QStyleOptionViewItem>
#include <QTest>

using namespace lifeline;

namespace {

QImage painted(const QModelIndex& index, QStyle::State state = {})
{
    QImage image(200, MatrixDelegate::rowHeight, QImage::Format_RGB32);
    image.fill(theme().panel);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.state = state;
    QPainter painter(&image);
    MatrixDelegate().paint(&painter, option, index);
    return image;
}

} // namespace

class MatrixDelegateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().setChoice(ThemeChoice::Dark); }
    void theMarkStandsBeforeTheText_data();
    void theMarkStandsBeforeTheText();
    void aDifferenceHasItsColour();
    void aSelectedCellIsTinted();
};

void MatrixDelegateTest::theMarkStandsBeforeTheText_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {90, 190, 600})
        QTest::addRow("%d", width) << width;
}

void MatrixDelegateTest::theMarkStandsBeforeTheText()
{
    QFETCH(int, width);
    const QRect cell(10, 24, width, MatrixDelegate::rowHeight);
    const auto at = MatrixDelegate::boxes(cell);
    QVERIFY(cell.contains(at.mark));
    QVERIFY(cell.contains(at.text));
    QVERIFY(at.mark.right() < at.text.left());
}

void MatrixDelegateTest::aDifferenceHasItsColour()
{
    MatrixModel model;
    model.setMatrix(sampleMatrix());
    QVERIFY(holds(painted(model.index(0, 2)), agreementColour(Agreement::Code)));
    QVERIFY(!holds(painted(model.index(0, 1)), agreementColour(Agreement::Code)));
}

void MatrixDelegateTest::aSelectedCellIsTinted()
{
    MatrixModel model;
    model.setMatrix(sampleMatrix());
    QVERIFY(holds(painted(model.index(0, 0), QStyle::State_Selected), theme().selection));
    QVERIFY(!holds(painted(model.index(0, 0)), theme().selection));
}

QTEST_MAIN(MatrixDelegateTest)
#include "matrix_delegate_test.moc"
