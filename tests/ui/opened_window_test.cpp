#include "support/sample_session.h"
#include "support/temporary_settings.h"
#include "ui/sessions/opened_window.h"
#include "ui/shell/filter_field.h"
#include "ui/shell/message_bar.h"
#include "ui/theme/fitted_label.h"

#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

namespace lifeline {
namespace {

OpenedLog sample()
{
    OpenedLog read;
    read.log = std::make_unique<EventLog>("2026-11-22T18:54:00.000Z");
    fillSampleSession(*read.log);
    read.format = FileFormat::Har;
    read.app = "Chrome <b>";
    return read;
}

struct Scene {
    explicit Scene(OpenedLog read = sample()) : window(QStringLiteral("/x/traffic.har"), std::move(read))
    {
        window.show();
    }
    template <class Widget> Widget& find(const char* name) const
    {
        return *window.findChild<Widget*>(QString::fromLatin1(name));
    }

    TemporarySettings settings;
    OpenedWindow window;
};

} // namespace

class OpenedWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itShowsTheSessionOfTheFile();
    void itHasNothingThatActsOnTheWire();
    void itIsNotRecorded();
    void theFilterNarrowsTheTable();
    void problemsAreToldWithTheirDetails();
    void aFileWithoutConnectionsShowsItsEvents();
};

void OpenedWindowTest::itShowsTheSessionOfTheFile()
{
    const Scene scene;
    QCOMPARE(scene.window.windowTitle(), QStringLiteral("traffic.har — Lifeline"));
    QTRY_COMPARE(scene.find<QTableView>("connections-view").model()->rowCount(), int{sampleConnectionCount});
    QVERIFY(scene.find<FittedLabel>("opened-origin").text().contains(QStringLiteral("HAR")));
    QVERIFY(scene.window.findChild<QWidget*>(QStringLiteral("ladder-view"))->isVisible());
}

void OpenedWindowTest::itHasNothingThatActsOnTheWire()
{
    const Scene scene;
    for (const char* name :
         {"toggle-server", "connect", "close-connection", "run-fault", "inject-now", "save-session"})
        QVERIFY2(!scene.find<QAction>(name).isEnabled() && !scene.find<QAction>(name).isVisible(), name);
    QVERIFY(scene.window.findChild<QWidget*>(QStringLiteral("composer")) == nullptr);
    QVERIFY(!scene.find<QDockWidget>("faults-dock").isVisible());
    QCOMPARE(scene.window.findChild<QMenuBar*>()->actions().size(), qsizetype{3});
}

void OpenedWindowTest::itIsNotRecorded()
{
    Scene scene;
    QVERIFY(!scene.window.session().isLive());
    QVERIFY(scene.window.session().recorder() == nullptr);
    QVERIFY(scene.find<QLabel>("status-recording").text().contains(QStringLiteral("not recorded")));
}

void OpenedWindowTest::theFilterNarrowsTheTable()
{
    const Scene scene;
    QTest::keyClicks(&scene.find<FilterField>("filter-field"), QStringLiteral("conn:6 event:on-close"));
    QTRY_COMPARE(scene.find<QTableView>("event-table").model()->rowCount(), 2);
    QTRY_VERIFY(scene.find<QAction>("export-filtered").isEnabled());
}

void OpenedWindowTest::problemsAreToldWithTheirDetails()
{
    OpenedLog read = sample();
    read.problems = {{"/x/traffic.har", 12, 3, "a message without a time", {}}};
    read.notes = {{"/x/traffic.har", 1, 1, "2 entries are no WebSockets", {}}};
    const Scene scene(std::move(read));
    QVERIFY(scene.find<MessageBar>("message-bar").isVisible());
    QCOMPARE(scene.find<MessageBar>("message-bar").text(),
             QStringLiteral("1 problem · 1 note: line 12, column 3: a message without a time"));
    QTest::mouseClick(&scene.find<QPushButton>("message-offer"), Qt::LeftButton);
    QVERIFY(
        scene.find<QPlainTextEdit>("file-notes-list").toPlainText().contains(QStringLiteral("2 entries")));
}

void OpenedWindowTest::aFileWithoutConnectionsShowsItsEvents()
{
    OpenedLog read;
    read.log = std::make_unique<EventLog>("2026-11-22T18:54:00.000Z");
    Event event;
    event.body = event::ListeningStopped{};
    read.log->accept(event);
    const Scene scene(std::move(read));
    QTRY_COMPARE(scene.find<QTableView>("event-table").model()->rowCount(), 1);
    QVERIFY(!scene.find<QAction>("export-selected").isEnabled());
}

} // namespace lifeline

QTEST_MAIN(lifeline::OpenedWindowTest)
#include "opened_window_test.moc"
