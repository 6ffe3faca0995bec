#include "ui/table/quiet_header.h"
#include "ui/theme/theme.h"

#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

namespace lifeline {

class QuietHeaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void captionsStandOverAThinLine_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::newRow("light") << ThemeChoice::Light;
        QTest::newRow("dark") << ThemeChoice::Dark;
    }
    void captionsStandOverAThinLine()
    {
        QFETCH(ThemeChoice, choice);
        ThemeManager::instance().setChoice(choice);
        QStandardItemModel model(3, 2);
        model.setHorizontalHeaderLabels({QStringLiteral("time"), QStringLiteral("bytes")});
        QTableView table;
        auto* header = new QuietHeader(&table);
        table.setHorizontalHeader(header);
        table.setModel(&model);
        table.resize(400, 200);
        const QImage image = header->grab().toImage();
        const int bottom = image.height() - 1;
        QCOMPARE(image.pixelColor(10, bottom), theme().separator);
        QCOMPARE(image.pixelColor(image.width() - 2, bottom), theme().separator);
        QCOMPARE(image.pixelColor(image.width() - 2, 2), theme().panel);
        bool captioned = false;
        for (int x = 8; x < 40; ++x)
            captioned = captioned || image.pixelColor(x, image.height() / 2) != theme().panel;
        QVERIFY(captioned);
    }
    void cleanup() { ThemeManager::instance().setChoice(ThemeChoice::System); }
};

} // namespace lifeline

using lifeline::QuietHeaderTest;
QTEST_MAIN(QuietHeaderTest)
#include "quiet_header_test.moc"
