#include "ui/faults/inject_control.h"
#include "words/words.h"

#include <QMenu>
#include <QPushButton>
#include <QTest>

namespace lifeline {
namespace {

ConnectionStory openStory()
{
    ConnectionStory story;
    story.id = ConnectionId{6};
    for (const Side side : {Side::Client, Side::Server}) {
        story.of(side).present = story.of(side).wasOpen = true;
        story.of(side).phase = Phase::Open;
    }
    return story;
}

struct Scene {
    Scene()
    {
        QObject::connect(&control, &InjectControl::injectionRequested, &control,
                         [this](const InjectionChoice& choice) { asked = choice; });
        control.resize(320, 30);
        control.QWidget::show();
    }
    QPushButton& button(const char* name) const
    {
        return *control.findChild<QPushButton*>(QString::fromLatin1(name));
    }
    void choose(const QString& action) const
    {
        auto* menu = control.findChild<QMenu*>(QStringLiteral("inject-menu"));
        Q_EMIT menu->aboutToShow();
        menu->findChild<QAction*>(action)->trigger();
    }
    void choose(Injection injection) const
    {
        const std::string_view id = info(injection).id;
        choose(QString::fromUtf8(id.data(), qsizetype(id.size())));
    }

    InjectControl control;
    std::optional<InjectionChoice> asked;
};

} // namespace

class InjectControlTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutAConnectionItIsOffAndSaysWhy();
    void runAsksForWhatItSays();
    void theChoiceIsKeptAndShown();
    void theEndIsChosen();
    void anEndThatIsOverIsNotUsed();
    void aNarrowOneSaysLess();
};

void InjectControlTest::withoutAConnectionItIsOffAndSaysWhy()
{
    Scene scene;
    QVERIFY(!scene.control.isReady());
    QVERIFY(!scene.button("inject-run").isEnabled());
    QVERIFY(scene.button("inject-run").toolTip().contains(QStringLiteral("Select a connection")));
    scene.control.run();
    QVERIFY(!scene.asked);
}

void InjectControlTest::runAsksForWhatItSays()
{
    Scene scene;
    const ConnectionStory story = openStory();
    scene.control.show(&story);
    QVERIFY(scene.button("inject-button").text().contains(words::injection(info(Injection::Reset).id)));
    QTest::mouseClick(&scene.button("inject-run"), Qt::LeftButton);
    QCOMPARE(scene.asked, std::optional(InjectionChoice{story.id, Side::Client, Injection::Reset}));
}

void InjectControlTest::theChoiceIsKeptAndShown()
{
    Scene scene;
    const ConnectionStory story = openStory();
    scene.control.show(&story);
    scene.choose(Injection::BadUtf8);
    QCOMPARE(scene.control.injection(), Injection::BadUtf8);
    QVERIFY(scene.button("inject-button")
                .accessibleName()
                .contains(words::injection(info(Injection::BadUtf8).id)));
    scene.control.show(nullptr);
    QCOMPARE(scene.control.injection(), Injection::BadUtf8);
}

void InjectControlTest::theEndIsChosen()
{
    Scene scene;
    const ConnectionStory story = openStory();
    scene.control.show(&story);
    scene.choose(QStringLiteral("inject-from-server"));
    QCOMPARE(scene.control.side(), std::optional(Side::Server));
    scene.control.run();
    QCOMPARE(scene.asked->side, Side::Server);
}

void InjectControlTest::anEndThatIsOverIsNotUsed()
{
    Scene scene;
    ConnectionStory story = openStory();
    story.client.phase = Phase::Closed;
    scene.control.show(&story);
    QCOMPARE(scene.control.side(), std::optional(Side::Server));
    story.server.phase = Phase::Closed;
    scene.control.show(&story);
    QVERIFY(!scene.control.isReady());
}

void InjectControlTest::aNarrowOneSaysLess()
{
    Scene scene;
    QVERIFY(scene.control.minimumSizeHint().width() < 200);
    scene.choose(Injection::CloseCode1006);
    scene.control.resize(scene.control.minimumSizeHint().width(), 30);
    const auto& button = scene.button("inject-button");
    QTRY_VERIFY(button.fontMetrics().horizontalAdvance(button.text()) + 16 <= button.width());
    scene.control.resize(500, 30);
    QTRY_VERIFY(button.text().contains(words::injection(info(Injection::CloseCode1006).id)));
}

} // namespace lifeline

QTEST_MAIN(lifeline::InjectControlTest)
#include "inject_control_test.moc"
