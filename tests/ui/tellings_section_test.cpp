#include "support/sample_session.h"
#include "ui/inspector/tellings_section.h"
#include "ui/inspector/tellings_view.h"
#include "ui/story_log.h"
#include "ui/theme/fitted_label.h"

#include <QLabel>
#include <QLayout>
#include <QTest>
#include <QToolButton>

using namespace lifeline;

namespace {

struct Scene {
    Scene() : model((fillSampleSession(log), log)), section(model, atlas) { section.resize(320, 400); }

    EventLog log{"2026-11-22T18:54:00.000Z"};
    std::vector<AtlasColumn> atlas;
    ReadModel model;
    TellingsSection section;

    void select(std::uint32_t connection)
    {
        model.selectConnection(static_cast<ConnectionId>(connection));
        QCoreApplication::processEvents();
    }
    QString title() const { return section.findChild<QLabel*>(QStringLiteral("tellings-title"))->text(); }
    QString first() const
    {
        const auto* view = section.findChild<TellingsView*>();
        return view->tellings().empty() ? QString() : view->tellings().front().told;
    }
};

} // namespace

class TellingsSectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutAConnectionItIsNotThere();
    void itFollowsTheSelectedConnection_data();
    void itFollowsTheSelectedConnection();
    void theOtherSideCanBeAskedFor();
    void aLongLifeIsToldALittleLater();
    void inANarrowPaneTheTitleIsShorterNotCut();
};

void TellingsSectionTest::aLongLifeIsToldALittleLater()
{
    Scene scene;
    EventLog many("2026-11-22T18:54:00.000Z");
    fillManyEvents(many, 200'000);
    ReadModel model(many);
    TellingsSection section(model, scene.atlas);
    const auto* view = section.findChild<TellingsView*>();
    QVERIFY(model.connections().at(0).rows.size() > 3'000);
    model.selectConnection(model.connections().at(0).story.id);
    QVERIFY(view->tellings().empty());
    model.selectConnection(model.connections().at(1).story.id);
    QTRY_VERIFY(!view->tellings().empty());
}

void TellingsSectionTest::withoutAConnectionItIsNotThere()
{
    const Scene scene;
    QVERIFY(scene.section.isHidden());
}

void TellingsSectionTest::itFollowsTheSelectedConnection_data()
{
    QTest::addColumn<int>("connection");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("told");
    const QString servers = QStringLiteral("What each server would be told");
    QTest::newRow("curl") << 7 << servers << QStringLiteral("upgrade");
    QTest::newRow("reset inside a frame") << 6 << servers << QStringLiteral("error · close 1006");
    QTest::newRow("a wrong accept") << 3 << QStringLiteral("What each client would be told")
                                    << QStringLiteral("error");
}

void TellingsSectionTest::itFollowsTheSelectedConnection()
{
    QFETCH(int, connection);
    Scene scene;
    scene.select(static_cast<std::uint32_t>(connection));
    QVERIFY(!scene.section.isHidden());
    QTEST(scene.title(), "title");
    QFETCH(QString, told);
    QCOMPARE(scene.first(), told);
}

void TellingsSectionTest::theOtherSideCanBeAskedFor()
{
    Scene scene;
    scene.select(6);
    scene.section.findChild<QToolButton*>(QStringLiteral("tellings-side"))->click();
    QCOMPARE(scene.section.side(), Side::Client);
    QCOMPARE(scene.title(), QStringLiteral("What each client would be told"));
}

void TellingsSectionTest::inANarrowPaneTheTitleIsShorterNotCut()
{
    Scene scene;
    scene.select(7);
    const auto* title = scene.section.findChild<FittedLabel*>(QStringLiteral("tellings-title"));
    for (const int width : {180, 210, 320}) {
        scene.section.resize(width, 400);
        scene.section.show();
        scene.section.layout()->activate();
        QVERIFY2(!title->fitting(title->width()).contains(u'…'), qPrintable(QString::number(width)));
    }
    QCOMPARE(title->toolTip(), title->text());
}

QTEST_MAIN(TellingsSectionTest)
#include "tellings_section_test.moc"
