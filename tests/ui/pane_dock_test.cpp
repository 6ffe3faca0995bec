#include "ui/shell/pane_dock.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QMainWindow>
#include <QPointer>
#include <QTest>
#include <QToolButton>

namespace lifeline {
namespace {

struct Scene {
    Scene()
    {
        window.addDockWidget(Qt::LeftDockWidgetArea, dock);
        window.resize(400, 300);
    }
    Pane* show()
    {
        auto* pane = new Pane(QStringLiteral("Events"));
        pane->setContent(new QWidget);
        dock->setPane(pane);
        window.show();
        return pane;
    }

    QMainWindow window;
    PaneDock* dock = new PaneDock(QStringLiteral("events-dock"), QStringLiteral("Events"), &window);
};

} // namespace

class PaneDockTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().setChoice(ThemeChoice::Dark); }
    void thePanesHeaderIsTheTitleBar();
    void theNextPaneReplacesTheLast();
    void theButtonHidesIt();
    void itIsPaintedAsACard();
};

void PaneDockTest::thePanesHeaderIsTheTitleBar()
{
    Scene scene;
    const Pane* pane = scene.show();
    QCOMPARE(scene.dock->titleBarWidget(), pane->header());
    QVERIFY(pane->header()->isVisible());
    // Header and contents share the dock without overlapping.
    const QRect header(pane->header()->mapTo(scene.dock, QPoint()), pane->header()->size());
    const QRect content(pane->mapTo(scene.dock, QPoint()), pane->size());
    QVERIFY(!header.intersects(content));
    QVERIFY(header.height() >= 30);
}

void PaneDockTest::theNextPaneReplacesTheLast()
{
    Scene scene;
    const QPointer<Pane> first = scene.show();
    const QPointer<QWidget> firstHeader = first->header();
    const Pane* second = scene.show();
    QVERIFY(first.isNull());
    QVERIFY(firstHeader.isNull());
    QVERIFY(second->isVisible());
}

void PaneDockTest::theButtonHidesIt()
{
    Scene scene;
    scene.show();
    QTest::mouseClick(scene.dock->findChild<QToolButton*>(QStringLiteral("hide-pane")), Qt::LeftButton);
    QVERIFY(!scene.dock->isVisible());
    scene.dock->toggleViewAction()->trigger();
    QVERIFY(scene.dock->isVisible());
}

void PaneDockTest::itIsPaintedAsACard()
{
    for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        Scene scene;
        ThemeManager::instance().setChoice(choice);
        scene.show();
        const QImage image = scene.dock->grab().toImage();
        QCOMPARE(image.pixelColor(image.width() / 2, 5), theme().panel);
        QCOMPARE(image.pixelColor(0, image.height() / 2), theme().panelBorder);
        QVERIFY(image.pixelColor(0, 0) != theme().panelBorder); // a round corner
    }
}

} // namespace lifeline

QTEST_MAIN(lifeline::PaneDockTest)
#include "pane_dock_test.moc"
