#include "ui/table/row_painting.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyleOptionViewItem>
#include <QTest>

namespace lifeline {

class RowPaintingTest : public QObject {
    Q_OBJECT
private:
    static QImage canvas()
    {
        QImage image(120, 30, QImage::Format_RGB32);
        image.fill(theme().panel);
        return image;
    }

    static int pixelsUnlike(const QImage& image, const QRect& box, const QColor& ground)
    {
        int count = 0;
        for (int y = box.top(); y <= box.bottom(); ++y)
            for (int x = box.left(); x <= box.right(); ++x)
                count += image.pixelColor(x, y) != ground ? 1 : 0;
        return count;
    }

private Q_SLOTS:
    void cleanup() { ThemeManager::instance().setChoice(ThemeChoice::System); }

    void onlySelectedRowsAreTinted_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::addColumn<bool>("selected");
        for (const bool selected : {false, true}) {
            QTest::addRow("light %d", selected) << ThemeChoice::Light << selected;
            QTest::addRow("dark %d", selected) << ThemeChoice::Dark << selected;
        }
    }
    void onlySelectedRowsAreTinted()
    {
        QFETCH(ThemeChoice, choice);
        QFETCH(bool, selected);
        ThemeManager::instance().setChoice(choice);
        QStandardItemModel model(1, 1);
        QStyleOptionViewItem option;
        option.rect = {0, 0, 120, 30};
        option.state.setFlag(QStyle::State_Selected, selected);
        QImage image = canvas();
        QPainter painter(&image);
        paintRowGround(painter, option, model.index(0, 0));
        painter.end();
        QCOMPARE(image.pixelColor(60, 15), selected ? theme().selection : theme().panel);
        QCOMPARE(rowColor(option, theme().text), selected ? theme().selectionText : theme().text);
        QCOMPARE(rowColor(option, theme().fault), theme().fault);
    }

    void textStaysInsideItsBox()
    {
        QImage image = canvas();
        QPainter painter(&image);
        const QRect box(20, 0, 50, 30);
        paintCellText(painter, box, QStringLiteral("far more words than have a place here"), uiFont(),
                      theme().text);
        painter.end();
        QVERIFY(pixelsUnlike(image, box, theme().panel) > 20);
        QCOMPARE(pixelsUnlike(image, {0, 0, 19, 30}, theme().panel), 0);
        QCOMPARE(pixelsUnlike(image, {71, 0, 49, 30}, theme().panel), 0);
    }

    void textIsAligned()
    {
        QImage image = canvas();
        QPainter painter(&image);
        paintCellText(painter, {0, 0, 120, 30}, QStringLiteral("12"), uiFont(), theme().text, Qt::AlignRight);
        painter.end();
        QCOMPARE(pixelsUnlike(image, {0, 0, 90, 30}, theme().panel), 0);
        QVERIFY(pixelsUnlike(image, {90, 0, 30, 30}, theme().panel) > 5);
    }
};

} // namespace lifeline

using lifeline::RowPaintingTest;
QTEST_MAIN(RowPaintingTest)
#include "row_painting_test.moc"
