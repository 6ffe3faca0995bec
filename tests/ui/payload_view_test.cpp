#include "ui/inspector/hex_view.h"
#include "ui/inspector/payload_view.h"
#include "ui/story_log.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTest>

using namespace lifeline;

namespace {

/// A view with one frame of a payload in it.
struct Shown {
    explicit Shown(std::string_view payload)
    {
        show(story.frame<event::FrameReceived>(Side::Server, Opcode::Text, payload));
    }
    void show(std::uint64_t row)
    {
        const ReadModel model(story.log);
        view.show(inspectorSubject(story.log, model.connections().find(ConnectionId{1}), row));
    }
    QTabBar& tabs() { return *view.findChild<QTabBar*>(QStringLiteral("payload-tabs")); }
    QPlainTextEdit& edit(const char* name)
    {
        return *view.findChild<QPlainTextEdit*>(QString::fromLatin1(name));
    }

    StoryLog story;
    PayloadView view;
};

QString copied() { return QGuiApplication::clipboard()->text(); }

} // namespace

class PayloadViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFrameIsFirstSeenAsHexThenAsChosen()
    {
        Shown shown("[1]");
        QCOMPARE(shown.view.way(), PayloadView::Hex);
        shown.tabs().setCurrentIndex(PayloadView::Json);
        QCOMPARE(shown.view.way(), PayloadView::Json);
        QCOMPARE(shown.edit("payload-json").toPlainText(), QStringLiteral("[\n  1\n]"));
    }

    void whatIsNoJsonSaysWhyAndTheChoiceIsRemembered()
    {
        Shown shown("[1]");
        shown.tabs().setCurrentIndex(PayloadView::Json);
        shown.show(shown.story.frame<event::FrameReceived>(Side::Server, Opcode::Text, "plain"));
        QCOMPARE(shown.view.way(), PayloadView::Text);
        QVERIFY(!shown.tabs().isTabEnabled(PayloadView::Json));
        QCOMPARE(shown.tabs().tabToolTip(PayloadView::Json), shown.view.jsonReason());
        QVERIFY(!shown.view.jsonReason().isEmpty());
        shown.show(0);
        QCOMPARE(shown.view.way(), PayloadView::Json);
    }

    void aHeadIsReadAsTextAndHasNoJson()
    {
        Shown shown("x");
        shown.show(
            shown.story.add(Side::Server, Phase::Upgrading, event::Request{"GET / HTTP/1.1\r\nbad\r\n\r\n"}));
        QCOMPARE(shown.view.way(), PayloadView::Text);
        QVERIFY(!shown.tabs().isTabVisible(PayloadView::Json));
        const auto marks = shown.edit("payload-text").extraSelections();
        QCOMPARE(marks.size(), 1);
        QCOMPARE(marks[0].cursor.blockNumber(), 1);
    }

    void anEventWithoutBytesHasNoSwitch()
    {
        Shown shown("x");
        shown.view.QWidget::show();
        QVERIFY(shown.tabs().isVisible());
        shown.show(shown.story.add(Side::Server, Phase::Closed, event::FinSent{}));
        QVERIFY(!shown.tabs().isVisible());
        QCOMPARE(shown.view.way(), PayloadView::Text);
    }

    void copiesThePayloadThreeWays()
    {
        Shown shown("hi\xc3\xbc");
        shown.view.copyText();
        QCOMPARE(copied(), QStringLiteral("hiü"));
        shown.view.copyHex();
        QCOMPARE(copied(), QStringLiteral("6869c3bc"));
        shown.view.copyBase64();
        QCOMPARE(copied(), QStringLiteral("aGnDvA=="));
    }

    void controlCCopiesWhatIsShown()
    {
        Shown shown("hello");
        QTest::keyClick(&shown.view.hex(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(copied(), QStringLiteral("68656c6c6f"));
        shown.tabs().setCurrentIndex(PayloadView::Text);
        QPlainTextEdit& text = shown.edit("payload-text");
        QTest::keyClick(&text, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(copied(), QStringLiteral("hello"));
        QTextCursor cursor = text.textCursor();
        cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor, 4);
        text.setTextCursor(cursor);
        QTest::keyClick(&text, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(copied(), QStringLiteral("hell"));
    }

    void theMenuOffersTheSame()
    {
        Shown shown("hello");
        shown.view.QWidget::show();
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(5, 5), shown.view.mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(shown.view.hex().viewport(), &event);
        auto* menu = shown.view.findChild<QMenu*>(QStringLiteral("copy-menu"));
        QVERIFY(menu != nullptr);
        menu->actions().last()->trigger();
        QCOMPARE(copied(), QStringLiteral("aGVsbG8="));
        menu->close();
    }
};

QTEST_MAIN(PayloadViewTest)
#include "payload_view_test.moc"
