#include "ui/theme/pane.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QTest>
#include <QToolButton>

namespace lifeline {
namespace {

QLabel& label(const Pane& pane, const char* name)
{
    return *pane.header()->findChild<QLabel*>(QString::fromLatin1(name));
}

} // namespace

class PaneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().setChoice(ThemeChoice::Dark); }
    void theHeaderSaysWhatItHolds();
    void aNoteTakesNoRoomWhileItIsEmpty();
    void aLongSubtitleGivesWay();
    void theContentFillsTheRest();
    void itIsACardOfTheTheme_data();
    void itIsACardOfTheTheme();
    void aDockTakesHeaderAndCard();
};

void PaneTest::theHeaderSaysWhatItHolds()
{
    Pane pane(QStringLiteral("Connections"));
    pane.setSubtitle(QStringLiteral("7 · 2 open"));
    pane.setNote(QStringLiteral("note"));
    QCOMPARE(pane.title(), QStringLiteral("Connections"));
    QCOMPARE(label(pane, "pane-title").text(), QStringLiteral("Connections"));
    QCOMPARE(label(pane, "pane-subtitle").text(), QStringLiteral("7 · 2 open"));
    QCOMPARE(label(pane, "pane-note").text(), QStringLiteral("note"));
    pane.setTitle(QStringLiteral("Frame 14"));
    QCOMPARE(pane.title(), QStringLiteral("Frame 14"));
}

void PaneTest::aNoteTakesNoRoomWhileItIsEmpty()
{
    Pane pane(QStringLiteral("Title"));
    pane.show();
    QVERIFY(!label(pane, "pane-note").isVisible());
    pane.setNote(QStringLiteral("+ 412 ms"));
    QVERIFY(label(pane, "pane-note").isVisible());
    pane.setNote({});
    QVERIFY(!label(pane, "pane-note").isVisible());
}

void PaneTest::aLongSubtitleGivesWay()
{
    Pane pane(QStringLiteral("Title"));
    auto* control = new QToolButton;
    pane.addControl(control);
    const int before = pane.minimumSizeHint().width();
    pane.setSubtitle(QString(500, u'x'));
    QCOMPARE(pane.minimumSizeHint().width(), before);
    pane.resize(300, 200);
    pane.show();
    QVERIFY(control->geometry().right() <= pane.width());
    QVERIFY(label(pane, "pane-subtitle").geometry().right() < control->geometry().left());
}

void PaneTest::theContentFillsTheRest()
{
    Pane pane(QStringLiteral("Title"));
    auto* content = new QWidget;
    pane.setContent(content);
    pane.resize(300, 200);
    pane.show();
    QCOMPARE(content->geometry().bottom(), 198);
    QVERIFY(content->geometry().top() >= pane.header()->geometry().bottom());
    QCOMPARE(content->width(), 298);
}

void PaneTest::itIsACardOfTheTheme_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

void PaneTest::itIsACardOfTheTheme()
{
    QFETCH(bool, dark);
    ThemeManager::instance().setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    Pane pane(QStringLiteral("Title"));
    pane.resize(300, 200);
    const QImage image = pane.grab().toImage();
    QCOMPARE(image.pixelColor(150, 100), theme().panel);
    QCOMPARE(image.pixelColor(0, 100), theme().panelBorder);
}

void PaneTest::aDockTakesHeaderAndCard()
{
    ThemeManager::instance().setChoice(ThemeChoice::Dark);
    Pane pane(QStringLiteral("Title"));
    auto* content = new QWidget;
    pane.setContent(content);
    QWidget owner;
    QWidget* header = pane.takeHeader();
    header->setParent(&owner);
    QVERIFY(header->sizeHint().height() >= 30);
    pane.setSubtitle(QStringLiteral("still told"));
    QCOMPARE(label(pane, "pane-subtitle").text(), QStringLiteral("still told"));
    pane.resize(300, 200);
    pane.show();
    QCOMPARE(content->geometry(), QRect(0, 0, 300, 200));
}

} // namespace lifeline

QTEST_MAIN(lifeline::PaneTest)
#include "pane_test.moc"
