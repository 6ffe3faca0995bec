#include "support/timeline_fixture.h"
#include "ui/timeline/timeline_pane.h"

#include <QLabel>
#include <QTest>
#include <QToolButton>

using namespace lifeline;

namespace {

struct Bench {
    Bench()
    {
        f.open(1, 0);
        f.receive(1, 900);
        f.receive(1, 1000);
        pane.resize(1000, 240);
        pane.show();
        model.poll();
    }

    QToolButton* button(const char* name) { return pane.findChild<QToolButton*>(QString::fromLatin1(name)); }
    void click(const char* name) { QTest::mouseClick(button(name), Qt::LeftButton); }

    TimelineFixture f;
    SessionModel model{f.log, [] { return atMs(1000); }};
    TimelinePane pane{model};
};

bool says(const QWidget& widget, const QString& text)
{
    const auto labels = widget.findChildren<QLabel*>();
    return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text().contains(text); });
}

} // namespace

class TimelinePaneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyControlHasANameAnIconAndATip_data();
    void everyControlHasANameAnIconAndATip();
    void followIsAToggle();
    void draggingReleasesTheFollowButton();
    void fitShowsEverything();
    void skipIdleIsAToggle();
    void zoomButtonsZoom();
    void theHeaderSaysWhetherAnythingLives();
};

void TimelinePaneTest::everyControlHasANameAnIconAndATip_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char* name :
         {"timeline-follow", "timeline-fit", "timeline-skip-idle", "timeline-zoom-out", "timeline-zoom-in"})
        QTest::newRow(name) << QByteArray(name);
}

void TimelinePaneTest::everyControlHasANameAnIconAndATip()
{
    QFETCH(QByteArray, name);
    Bench b;
    const QToolButton* button = b.button(name.constData());
    QVERIFY(button != nullptr && button->isVisible());
    QVERIFY(!button->icon().pixmap(14, 14).isNull());
    QVERIFY(!button->toolTip().isEmpty());
    QVERIFY(!button->accessibleName().isEmpty());
}

void TimelinePaneTest::followIsAToggle()
{
    Bench b;
    QVERIFY(b.button("timeline-follow")->isChecked());
    b.click("timeline-follow");
    QVERIFY(!b.pane.window().isFollowing());
    b.click("timeline-follow");
    QVERIFY(b.pane.window().isFollowing());
}

void TimelinePaneTest::draggingReleasesTheFollowButton()
{
    Bench b;
    b.pane.window().zoom(4, atMs(1000));
    b.pane.window().pan(-20);
    QVERIFY(!b.button("timeline-follow")->isChecked());
}

void TimelinePaneTest::fitShowsEverything()
{
    Bench b;
    b.pane.window().show({atMs(10), atMs(20)});
    b.click("timeline-fit");
    QVERIFY(b.pane.window().visible().begin <= atMs(0));
    QVERIFY(b.pane.window().visible().end >= atMs(1000));
}

void TimelinePaneTest::skipIdleIsAToggle()
{
    Bench b;
    QVERIFY(!b.button("timeline-skip-idle")->isChecked());
    b.click("timeline-skip-idle");
    QVERIFY(b.pane.window().skipsIdle());
    QVERIFY(!b.pane.view().geometryNow().breaks.empty());
    b.click("timeline-skip-idle");
    QVERIFY(b.pane.view().geometryNow().breaks.empty());
}

void TimelinePaneTest::zoomButtonsZoom()
{
    Bench b;
    const Duration before = b.pane.window().visible().length();
    b.click("timeline-zoom-in");
    QVERIFY(b.pane.window().visible().length() < before);
    b.click("timeline-zoom-out");
    QCOMPARE(b.pane.window().visible().length(), before);
}

void TimelinePaneTest::theHeaderSaysWhetherAnythingLives()
{
    Bench b;
    QVERIFY(says(b.pane, QStringLiteral("Timeline")));
    QVERIFY(says(b.pane, QStringLiteral("live")));
    b.f.put(1, 1100, Phase::Closed, event::ResetReceived{});
    b.model.poll();
    QVERIFY(says(b.pane, QStringLiteral("all connections")));
    QVERIFY(!says(b.pane, QStringLiteral("live")));
}

QTEST_MAIN(TimelinePaneTest)
#include "timeline_pane_test.moc"
