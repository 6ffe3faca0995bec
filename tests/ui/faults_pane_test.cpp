#include "ui/faults/fault_tree.h"
#include "ui/faults/faults_pane.h"
#include "ui/sample_faults.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace lifeline {
namespace {

struct Scene {
    explicit Scene(const char* json = sampleFaults) : sample(json)
    {
        pane.resize(330, 420);
        pane.show();
        QObject::connect(&pane, &FaultsPane::runRequested, &pane,
                         [this](const std::vector<FaultPtr>& faults) { run = faults; });
    }
    template <class Widget> Widget& find(const char* name) const
    {
        auto* widget = pane.findChild<Widget*>(QString::fromLatin1(name));
        if (widget == nullptr)
            qFatal("there is no %s", name);
        return *widget;
    }
    FaultTree& tree() const { return find<FaultTree>("fault-tree"); }
    QString subtitle() const
    {
        return pane.header()->findChild<QLabel*>(QStringLiteral("pane-subtitle"))->text();
    }
    void press(const char* name) const { QTest::mouseClick(&find<QPushButton>(name), Qt::LeftButton); }
    void search(const QString& words) const { QTest::keyClicks(&find<QLineEdit>("fault-search"), words); }
    void openMenu(const QModelIndex& index) const
    {
        Q_EMIT tree().customContextMenuRequested(tree().visualRect(index).center());
    }
    void choose(const char* menu, const char* action) const
    {
        find<QMenu>(menu).findChild<QAction*>(QString::fromLatin1(action))->trigger();
    }

    SampleFaults sample;
    FaultsPane pane{sample.library};
    std::vector<FaultPtr> run;
};

} // namespace

class FaultsPaneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theHeadCountsFaultsAndGroups();
    void aSearchOpensItsGroupsAndCounts();
    void enterInTheSearchGoesToTheFirstAndEnterThereRunsIt();
    void escapeClearsTheSearch();
    void aDoubleClickRuns();
    void theButtonsAskForWhatTheySay();
    void whileSomethingPlaysTheButtonStopsIt();
    void whatATargetCannotDoIsOffAndSaid_data();
    void whatATargetCannotDoIsOffAndSaid();
    void aReportIsShownForItsFault();
    void groupsRunWhole();
    void problemsOfOwnFilesAreCountedAndListed();
    void aSelectionSurvivesAReload();
    void withoutASelectionNothingCanBeAsked();
};

void FaultsPaneTest::theHeadCountsFaultsAndGroups()
{
    const Scene scene;
    const QString all = QString::number(scene.sample.library.size());
    QVERIFY(scene.subtitle().startsWith(all + QStringLiteral(" in ")));
    QVERIFY(scene.subtitle().contains(QStringLiteral("group")));
}

void FaultsPaneTest::aSearchOpensItsGroupsAndCounts()
{
    const Scene scene;
    scene.search(QStringLiteral("own-reset"));
    QVERIFY(scene.subtitle().startsWith(QStringLiteral("1 of ")));
    QVERIFY(scene.tree().isExpanded(scene.tree().model()->index(0, 0)));
}

void FaultsPaneTest::enterInTheSearchGoesToTheFirstAndEnterThereRunsIt()
{
    const Scene scene;
    scene.search(QStringLiteral("own-silent"));
    QTest::keyClick(&scene.find<QLineEdit>("fault-search"), Qt::Key_Return);
    QVERIFY(scene.pane.selected() != nullptr);
    QVERIFY(scene.run.empty());
    QTest::keyClick(&scene.tree(), Qt::Key_Return);
    QCOMPARE(scene.run.size(), std::size_t{1});
    QCOMPARE(scene.run.front()->id, std::string("own-silent"));
}

void FaultsPaneTest::escapeClearsTheSearch()
{
    const Scene scene;
    scene.search(QStringLiteral("raven"));
    QTest::keyClick(&scene.find<QLineEdit>("fault-search"), Qt::Key_Escape);
    QVERIFY(scene.find<QLineEdit>("fault-search").text().isEmpty());
}

void FaultsPaneTest::aDoubleClickRuns()
{
    Scene scene;
    scene.search(QStringLiteral("raven"));
    scene.pane.select(QStringLiteral("own-reset"));
    const QPoint at = scene.tree().visualRect(scene.tree().currentIndex()).center();
    QTest::mouseDClick(scene.tree().viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(scene.run.size(), std::size_t{1});
}

void FaultsPaneTest::theButtonsAskForWhatTheySay()
{
    Scene scene;
    const QSignalSpy armed(&scene.pane, &FaultsPane::armRequested),
        edited(&scene.pane, &FaultsPane::editRequested), disarmed(&scene.pane, &FaultsPane::disarmRequested);
    scene.pane.select(QStringLiteral("own-no-key"));
    scene.press("fault-run");
    QCOMPARE(scene.run.front()->id, std::string("own-no-key"));
    scene.press("fault-arm");
    QCOMPARE(armed.size(), 1);
    scene.press("fault-edit");
    QCOMPARE(edited.size(), 1);
    scene.pane.showArmed(true);
    QCOMPARE(scene.find<QPushButton>("fault-arm").text(), QStringLiteral("Disarm"));
    scene.press("fault-arm");
    QCOMPARE(disarmed.size(), 1);
    QCOMPARE(armed.size(), 1);
}

void FaultsPaneTest::whileSomethingPlaysTheButtonStopsIt()
{
    Scene scene;
    const QSignalSpy stopped(&scene.pane, &FaultsPane::stopRequested);
    scene.pane.select(QStringLiteral("own-no-key"));
    scene.pane.showActivity(QStringLiteral("Playing: 3 of 9"), true);
    QVERIFY(scene.find<QLabel>("fault-activity").isVisible());
    QCOMPARE(scene.find<QPushButton>("fault-run").text(), QStringLiteral("Stop"));
    scene.press("fault-run");
    QCOMPARE(stopped.size(), 1);
    QVERIFY(scene.run.empty());
    scene.pane.showActivity({}, false);
    QVERIFY(!scene.find<QLabel>("fault-activity").isVisible());
    QCOMPARE(scene.find<QPushButton>("fault-run").text(), QStringLiteral("Run now"));
}

void FaultsPaneTest::whatATargetCannotDoIsOffAndSaid_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("possible");
    QTest::newRow("a client's, built-in") << "own-no-key"
                                          << "target-built-in" << true;
    QTest::newRow("a client's, an address") << "own-no-key"
                                            << "target-address" << true;
    QTest::newRow("a client's, who dials in") << "own-no-key"
                                              << "target-dial-in" << false;
    QTest::newRow("a server's, built-in") << "own-reset"
                                          << "target-built-in" << true;
    QTest::newRow("a server's, an address") << "own-reset"
                                            << "target-address" << false;
    QTest::newRow("a server's, who dials in") << "own-reset"
                                              << "target-dial-in" << true;
}

void FaultsPaneTest::whatATargetCannotDoIsOffAndSaid()
{
    QFETCH(QString, id);
    QFETCH(QString, target);
    QFETCH(bool, possible);
    Scene scene;
    scene.pane.select(id);
    auto& button = scene.find<QPushButton>("fault-target");
    Q_EMIT button.menu()->aboutToShow();
    button.menu()->findChild<QAction*>(target)->trigger();
    QCOMPARE(scene.find<QPushButton>("fault-run").isEnabled(), possible);
    scene.pane.run();
    QCOMPARE(scene.run.size(), std::size_t(possible ? 1 : 0));
    if (!possible)
        QVERIFY(scene.find<QPushButton>("fault-run").toolTip().contains(QStringLiteral("This fault plays")));
}

void FaultsPaneTest::aReportIsShownForItsFault()
{
    Scene scene;
    FaultReport report;
    report.fault = scene.sample.find("own-silent");
    report.outcome = Outcome::Failed;
    report.why = "1 expect request: nothing came in time";
    scene.pane.select(QStringLiteral("own-silent"));
    scene.pane.showReport(report);
    QVERIFY(scene.find<QLabel>("fault-result").text().contains(QStringLiteral("nothing came in time")));
    QCOMPARE(scene.tree().currentIndex().data(FaultModel::OutcomeRole).toInt(),
             static_cast<int>(Outcome::Failed));
    scene.pane.select(QStringLiteral("own-reset"));
    QVERIFY(!scene.find<QLabel>("fault-result").isVisible());
    scene.pane.select(QStringLiteral("own-silent"));
    QVERIFY(scene.find<QLabel>("fault-result").isVisible());
}

void FaultsPaneTest::groupsRunWhole()
{
    Scene scene;
    scene.search(QStringLiteral("raven"));
    scene.openMenu(scene.tree().model()->index(0, 0));
    scene.choose("fault-menu", "menu-run-group");
    QCOMPARE(scene.run.size(), std::size_t{3});
    delete &scene.find<QMenu>("fault-menu");
    scene.pane.setTarget(FaultTarget::Address);
    scene.openMenu(scene.tree().model()->index(0, 0));
    scene.choose("fault-menu", "menu-run-all");
    QCOMPARE(scene.run.size(), std::size_t{1}); // those of a server cannot go there
}

void FaultsPaneTest::problemsOfOwnFilesAreCountedAndListed()
{
    const Scene good;
    QVERIFY(!good.find<QPushButton>("fault-problems").isVisible());
    const Scene scene("{\n  \"group\": \"reset\",\n  \"fault\": []\n}");
    auto& button = scene.find<QPushButton>("fault-problems");
    QVERIFY(button.isVisible());
    QVERIFY(button.text().contains(QStringLiteral("in your files")));
    QTest::mouseClick(&button, Qt::LeftButton);
    const QString list = scene.find<QPlainTextEdit>("fault-problem-list").toPlainText();
    QVERIFY2(list.startsWith(QStringLiteral("own.json:")), qPrintable(list));
}

void FaultsPaneTest::aSelectionSurvivesAReload()
{
    Scene scene;
    scene.pane.select(QStringLiteral("own-silent"));
    scene.sample.library.reload();
    QVERIFY(scene.pane.selected() != nullptr);
    QCOMPARE(scene.pane.selected()->id, std::string("own-silent"));
}

void FaultsPaneTest::withoutASelectionNothingCanBeAsked()
{
    Scene scene;
    for (const char* name : {"fault-run", "fault-arm", "fault-edit"})
        QVERIFY2(!scene.find<QPushButton>(name).isEnabled(), name);
    scene.pane.run();
    QVERIFY(scene.run.empty());
}

} // namespace lifeline

QTEST_MAIN(lifeline::FaultsPaneTest)
#include "faults_pane_test.moc"
