#include "ui/theme/theme.h"

#include <QDir>
#include <QImage>
#include <QTest>

namespace lifeline {
namespace {

/// The colour of the icon's strokes: of its most opaque pixel.
QColor strokeColour(const QIcon& icon, QIcon::Mode mode = QIcon::Normal)
{
    const QImage image = icon.pixmap(QSize(48, 48), mode).toImage();
    QColor strongest(0, 0, 0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() > strongest.alpha())
                strongest = image.pixelColor(x, y);
        }
    }
    return strongest;
}

} // namespace

class ThemedIconTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().setChoice(ThemeChoice::Dark); }
    void everyIconOfTheSetCanBeDrawn_data();
    void everyIconOfTheSetCanBeDrawn();
    void anIconFollowsTheTheme();
    void anIconHasTheColourItWasGiven();
    void aDisabledIconIsFaint();
    void anUnknownNameGivesNoIcon();
};

void ThemedIconTest::everyIconOfTheSetCanBeDrawn_data()
{
    QTest::addColumn<QString>("name");
    ThemeManager::instance();
    for (const QString& file : QDir(QStringLiteral(":/icons")).entryList())
        QTest::newRow(qPrintable(file)) << file.section(u'.', 0, 0);
}

void ThemedIconTest::everyIconOfTheSetCanBeDrawn()
{
    QFETCH(QString, name);
    QCOMPARE(strokeColour(themedIcon(name)).alpha(), 255);
}

void ThemedIconTest::anIconFollowsTheTheme()
{
    const QIcon icon = themedIcon(QStringLiteral("square"));
    QCOMPARE(strokeColour(icon), theme().text);
    ThemeManager::instance().setChoice(ThemeChoice::Light);
    QCOMPARE(strokeColour(icon), theme().text);
    ThemeManager::instance().setChoice(ThemeChoice::Dark);
}

void ThemedIconTest::anIconHasTheColourItWasGiven()
{
    QCOMPARE(strokeColour(themedIcon(QStringLiteral("square"), Qt::red)), QColor(Qt::red));
}

void ThemedIconTest::aDisabledIconIsFaint()
{
    QCOMPARE(strokeColour(themedIcon(QStringLiteral("square"), Qt::red), QIcon::Disabled), theme().faint);
}

void ThemedIconTest::anUnknownNameGivesNoIcon()
{
    QVERIFY(themedIcon(QStringLiteral("no-such-icon")).isNull());
}

} // namespace lifeline

QTEST_MAIN(lifeline::ThemedIconTest)
#include "themed_icon_test.moc"
