#include "ui/inspector/frame_bits_view.h"
#include "ui/inspector/hex_view.h"
#include "ui/inspector/inspector_pane.h"
#include "ui/inspector/payload_view.h"
#include "ui/story_log.h"

#include <QLabel>
#include <QSplitter>
#include <QTabBar>
#include <QTest>
#include <QTextEdit>

using namespace lifeline;

namespace {

/// A shown pane over a story, everything in it laid out.
struct Shown {
    explicit Shown(const StoryLog& story) : model(story.log), pane(model)
    {
        pane.resize(320, 420);
        pane.show();
        settle();
    }
    void select(std::uint64_t row)
    {
        model.selectRow(row);
        settle();
    }
    template <class Widget> Widget& child(const char* name)
    {
        return *pane.findChild<Widget*>(QString::fromLatin1(name));
    }
    QString label(const char* name) { return child<QLabel>(name).text(); }

    ReadModel model;
    InspectorPane pane;
};

} // namespace

class InspectorPaneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutASelectionItOnlyHints()
    {
        StoryLog story;
        story.open();
        Shown shown(story);
        QVERIFY(shown.child<QLabel>("inspector-hint").isVisible());
        shown.select(3);
        QVERIFY(!shown.child<QLabel>("inspector-hint").isVisible());
        shown.model.clearSelection();
        settle();
        QVERIFY(shown.child<QLabel>("inspector-hint").isVisible());
        QCOMPARE(shown.label("pane-title"), QStringLiteral("Inspector"));
    }

    void aFrameShowsTitleTimeBitsAndBytes()
    {
        StoryLog story;
        story.echo("hello world!");
        Shown shown(story);
        shown.select(1);
        QCOMPARE(shown.label("pane-title"), QStringLiteral("Frame 1"));
        QCOMPARE(shown.label("pane-note"), QStringLiteral("+ 1.000 ms"));
        QVERIFY(shown.child<FrameBitsView>("frame-bits").isVisible());
        QVERIFY(shown.child<HexView>("hex-view").isVisible());
        QVERIFY(
            shown.child<QTextEdit>("inspector-facts").toPlainText().contains(QStringLiteral("a1 5f 02 9c")));
    }

    void aCallbackHasNoBits()
    {
        StoryLog story;
        story.echo("hello world!");
        Shown shown(story);
        shown.select(2);
        QVERIFY(!shown.child<FrameBitsView>("frame-bits").isVisible());
        QVERIFY(!shown.child<QTabBar>("payload-tabs").isVisible());
    }

    void aFieldMarksItsBytesAndAByteItsFields()
    {
        ThemeManager::instance().setChoice(ThemeChoice::Dark);
        StoryLog story;
        story.echo("hello world!");
        Shown shown(story);
        shown.select(1);
        auto& bits = shown.child<FrameBitsView>("frame-bits");
        auto& hex = shown.child<HexView>("hex-view");
        const QPointF corner = hex.boxOf(0).topLeft() + QPointF(2, 1);
        QVERIFY(!hasColour(pictureOf(*hex.viewport()), corner, theme().selection, 0));
        QTest::keyClick(&bits, Qt::Key_Right);
        QVERIFY(hasColour(pictureOf(*hex.viewport()), corner, theme().selection, 0));
        const QPointF length(bits.width() - 20, bits.height() - 4);
        QVERIFY(!hasColour(pictureOf(bits), length, theme().selection));
        QTest::mouseMove(hex.viewport(), hex.boxOf(1).center().toPoint());
        QTRY_VERIFY(hasColour(pictureOf(bits), length, theme().selection));
    }

    void aFindingThatComesLaterIsAdded()
    {
        StoryLog story;
        const std::uint32_t row = story.frame<event::FrameReceived>(Side::Server, Opcode::Text, "hello");
        Shown shown(story);
        shown.select(row);
        auto& facts = shown.child<QTextEdit>("inspector-facts");
        QVERIFY(!facts.toPlainText().contains(QStringLiteral("reserved-bit")));
        story.add(Side::Server, Phase::Open, event::Finding{Violation::ReservedBit, 0});
        shown.model.readAll();
        settle();
        QVERIFY(facts.toPlainText().contains(QStringLiteral("reserved-bit")));
    }

    void withoutAnEventWhatEachStackWouldBeToldHasTheRoom()
    {
        StoryLog story;
        story.open();
        Shown shown(story);
        shown.pane.resize(300, 500);
        shown.model.selectConnection(ConnectionId{1});
        settle();
        const auto& parts = shown.child<QSplitter>("inspector-parts");
        QVERIFY2(parts.sizes()[0] < 150, qPrintable(QString::number(parts.sizes()[0])));
        shown.select(1);
        settle();
        QVERIFY(parts.sizes()[0] > parts.sizes()[1]);
    }

    void everythingStaysInsideThePane_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("as in the window") << QSize(300, 380);
        QTest::newRow("low and narrow") << QSize(270, 260);
        QTest::newRow("large") << QSize(700, 900);
    }
    void everythingStaysInsideThePane()
    {
        QFETCH(QSize, size);
        StoryLog story;
        story.add(Side::Server, Phase::Upgrading, event::Request{StoryLog::request});
        story.add(Side::Server, Phase::Failed,
                  event::RequestRefused{400, RuleSet((std::uint64_t{1} << 20) - 1)});
        Shown shown(story);
        shown.select(1);
        shown.pane.resize(size);
        settle();
        QCOMPARE(shown.pane.size(), size);
        for (const char* name : {"inspector-facts", "payload-tabs", "payload-text"}) {
            auto& widget = shown.child<QWidget>(name);
            QVERIFY2(widget.isVisible() && widget.height() > 10, name);
            QVERIFY2(shown.pane.rect().contains(QRect(widget.mapTo(&shown.pane, QPoint()), widget.size())),
                     name);
        }
    }
};

QTEST_MAIN(InspectorPaneTest)
#include "inspector_pane_test.moc"
