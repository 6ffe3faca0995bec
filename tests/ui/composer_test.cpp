#include "stacks/stack_host.h"
#include "support/sample_session.h"
#include "ui/shell/composer.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTest>

using namespace lifeline;

namespace {

struct Sent {
    ConnectionId connection;
    Side side;
    Outgoing outgoing;
};

Event eventOn(std::uint32_t connection, Side side, Phase phase)
{
    Event event;
    event.connection = ConnectionId{connection};
    event.side = side;
    event.phase = phase;
    event.body = event::FinSent{};
    return event;
}

} // namespace

class ComposerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void withoutAnOpenConnectionItIsOffAndSaysWhy();
    void onlyOpenSidesOfOursAreOffered();
    void theSideChosenStaysWhileItIsOpen();
    void itTurnsOffWhenTheConnectionEnds();
    void returnSendsWhatWasTyped();
    void theButtonSendsFromTheChosenSide();
    void controlReturnSendsFromAnywhere();
    void hexIsShownValidOrInvalid();
    void aPingTooLongIsNotSent();
    void aCloseHasACodeAndThenGoesBackToText();
    void anyCodeCanBeTyped();
    void upAndDownWalkThroughWhatWasSent();
    void whatAStackHasNoCallForIsOff_data();
    void whatAStackHasNoCallForIsOff();
    void itFitsANarrowWindow();

private:
    QComboBox& box(const char* name) { return *m_composer->findChild<QComboBox*>(QString::fromLatin1(name)); }
    QLineEdit& input() { return *m_composer->findChild<QLineEdit*>(QStringLiteral("composer-input")); }
    QPushButton& button() { return *m_composer->findChild<QPushButton*>(QStringLiteral("composer-send")); }
    QString reason() const
    {
        return m_composer->findChild<QLabel*>(QStringLiteral("composer-reason"))->text();
    }
    void choose(DraftKind kind) { box("composer-kind").setCurrentIndex(static_cast<int>(kind)); }
    /// A connection that is open on the sides given, selected.
    void open(std::initializer_list<Side> sides);
    void add(const Event& event)
    {
        m_log->accept(event);
        m_model->poll();
    }

    std::unique_ptr<EventLog> m_log;
    std::unique_ptr<SessionModel> m_model;
    std::unique_ptr<Composer> m_composer;
    std::vector<Sent> m_sent;
};

void ComposerTest::init()
{
    m_composer.reset();
    m_sent.clear();
    m_log = std::make_unique<EventLog>("2026-11-22T18:54:00.000Z");
    fillSampleSession(*m_log);
    m_model = std::make_unique<SessionModel>(*m_log, [] { return MonotonicTime(); });
    m_model->poll();
    m_composer = std::make_unique<Composer>(*m_model);
    connect(m_composer.get(), &Composer::sendRequested, this,
            [this](ConnectionId id, Side side, const Outgoing& outgoing) {
                m_sent.push_back({id, side, outgoing});
            });
    m_composer->show();
}

void ComposerTest::open(std::initializer_list<Side> sides)
{
    for (const Side side : sides)
        add(eventOn(99, side, Phase::Open));
    m_model->selectConnection(ConnectionId{99});
}

void ComposerTest::withoutAnOpenConnectionItIsOffAndSaysWhy()
{
    QVERIFY(!m_composer->isReady());
    QCOMPARE(reason(), QStringLiteral("Select an open connection to send"));
    QVERIFY(!input().isVisible() && !button().isEnabled() && !box("composer-kind").isEnabled());
    m_model->selectConnection(ConnectionId{6}); // ended by a reset
    QVERIFY(!m_composer->isReady());
    QVERIFY2(reason().startsWith(QStringLiteral("Connection 6 is over")), qPrintable(reason()));
    m_model->selectConnection(ConnectionId{5});
    QVERIFY(m_composer->isReady());
    QVERIFY(input().isVisible() && button().isEnabled());
    m_model->clearSelection();
    QCOMPARE(reason(), QStringLiteral("Select an open connection to send"));
}

void ComposerTest::onlyOpenSidesOfOursAreOffered()
{
    m_model->selectConnection(ConnectionId{5}); // a browser: only the server is ours
    QCOMPARE(box("composer-side").count(), 1);
    QCOMPARE(box("composer-side").currentText(), QStringLiteral("as server"));
    open({Side::Client, Side::Server});
    QCOMPARE(box("composer-side").count(), 2);
    QVERIFY(box("composer-side").isEnabled());
    add(eventOn(99, Side::Client, Phase::Closed));
    QCOMPARE(box("composer-side").count(), 1);
    QCOMPARE(box("composer-side").currentText(), QStringLiteral("as server"));
}

void ComposerTest::theSideChosenStaysWhileItIsOpen()
{
    open({Side::Client, Side::Server});
    box("composer-side").setCurrentIndex(1);
    add(eventOn(99, Side::Client, Phase::Open));
    QCOMPARE(box("composer-side").currentText(), QStringLiteral("as server"));
}

void ComposerTest::itTurnsOffWhenTheConnectionEnds()
{
    open({Side::Server});
    QVERIFY(m_composer->isReady());
    add(eventOn(99, Side::Server, Phase::ClosingByPeer));
    QVERIFY2(reason().contains(QStringLiteral("is closing")), qPrintable(reason()));
    add(eventOn(99, Side::Server, Phase::Closed));
    QVERIFY2(reason().contains(QStringLiteral("is over")), qPrintable(reason()));
    QTest::keyClick(&input(), Qt::Key_Return);
    QVERIFY(m_sent.empty());
}

void ComposerTest::returnSendsWhatWasTyped()
{
    open({Side::Client});
    QTest::keyClicks(&input(), QStringLiteral("hello"));
    QTest::keyClick(&input(), Qt::Key_Return);
    QCOMPARE(m_sent.size(), std::size_t{1});
    QVERIFY(m_sent[0].connection == ConnectionId{99});
    QVERIFY(m_sent[0].side == Side::Client);
    QVERIFY(m_sent[0].outgoing.what == Outgoing::What::Text);
    QCOMPARE(m_sent[0].outgoing.bytes, std::string("hello"));
    QVERIFY(input().text().isEmpty());
}

void ComposerTest::theButtonSendsFromTheChosenSide()
{
    open({Side::Client, Side::Server});
    box("composer-side").setCurrentIndex(1);
    choose(DraftKind::Pong);
    QTest::mouseClick(&button(), Qt::LeftButton);
    QCOMPARE(m_sent.size(), std::size_t{1});
    QVERIFY(m_sent[0].side == Side::Server);
    QVERIFY(m_sent[0].outgoing.what == Outgoing::What::Pong);
}

void ComposerTest::controlReturnSendsFromAnywhere()
{
    open({Side::Client});
    QVERIFY(QTest::qWaitForWindowActive(m_composer.get()));
    box("composer-kind").setFocus();
    QTest::keyClick(&box("composer-kind"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_sent.size(), std::size_t{1});
    input().setFocus();
    QTest::keyClick(&input(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_sent.size(), std::size_t{2});
}

void ComposerTest::hexIsShownValidOrInvalid()
{
    open({Side::Client});
    choose(DraftKind::Binary);
    QTest::keyClicks(&input(), QStringLiteral("01 a"));
    QCOMPARE(input().property("state").toString(), QStringLiteral("invalid"));
    QVERIFY(!button().isEnabled());
    QTest::keyClick(&input(), Qt::Key_Return);
    QVERIFY(m_sent.empty());
    QTest::keyClicks(&input(), QStringLiteral("0"));
    QCOMPARE(input().property("state").toString(), QStringLiteral("valid"));
    QCOMPARE(QFontInfo(input().font()).family(), QFontInfo(monoFont()).family());
    QTest::keyClick(&input(), Qt::Key_Return);
    QCOMPARE(m_sent.at(0).outgoing.bytes, std::string("\x01\xa0"));
}

void ComposerTest::aPingTooLongIsNotSent()
{
    open({Side::Client});
    choose(DraftKind::Ping);
    input().setText(QString(126, u'x'));
    QVERIFY(!button().isEnabled());
    input().setText(QString(125, u'x'));
    QVERIFY(button().isEnabled());
}

void ComposerTest::aCloseHasACodeAndThenGoesBackToText()
{
    open({Side::Client});
    QVERIFY(!box("composer-code").isVisible());
    choose(DraftKind::Close);
    QVERIFY(box("composer-code").isVisible());
    QCOMPARE(box("composer-code").lineEdit()->cursorPosition(), 0); // its number shows
    QTest::keyClicks(&input(), QStringLiteral("bye"));
    QTest::keyClick(&input(), Qt::Key_Return);
    QVERIFY(m_sent.at(0).outgoing.what == Outgoing::What::Close);
    QVERIFY(m_sent[0].outgoing.code == std::uint16_t{1000});
    QCOMPARE(m_sent[0].outgoing.bytes, std::string("bye"));
    QCOMPARE(box("composer-kind").currentIndex(), static_cast<int>(DraftKind::Text));
}

void ComposerTest::anyCodeCanBeTyped()
{
    open({Side::Client});
    choose(DraftKind::Close);
    auto& line = *box("composer-code").lineEdit();
    line.selectAll();
    QTest::keyClicks(&box("composer-code"), QStringLiteral("999"));
    QTest::keyClick(&box("composer-code"), Qt::Key_Return); // which has the focus for its line
    QCOMPARE(m_sent.size(), std::size_t{1});
    QVERIFY(m_sent[0].outgoing.code == std::uint16_t{999});
    choose(DraftKind::Close);
    box("composer-code").setCurrentIndex(0);
    QTest::mouseClick(&button(), Qt::LeftButton);
    QVERIFY(!m_sent.at(1).outgoing.code);
}

void ComposerTest::upAndDownWalkThroughWhatWasSent()
{
    open({Side::Client});
    for (const auto& text : {QStringLiteral("one"), QStringLiteral("two")}) {
        QTest::keyClicks(&input(), text);
        QTest::keyClick(&input(), Qt::Key_Return);
    }
    choose(DraftKind::Ping);
    QTest::keyClicks(&input(), QStringLiteral("typed"));
    QTest::keyClick(&input(), Qt::Key_Up);
    QCOMPARE(input().text(), QStringLiteral("two"));
    QCOMPARE(box("composer-kind").currentIndex(), static_cast<int>(DraftKind::Text));
    QTest::keyClick(&input(), Qt::Key_Up);
    QTest::keyClick(&input(), Qt::Key_Up);
    QCOMPARE(input().text(), QStringLiteral("one"));
    QTest::keyClick(&input(), Qt::Key_Down);
    QTest::keyClick(&input(), Qt::Key_Down);
    QCOMPARE(input().text(), QStringLiteral("typed"));
    QCOMPARE(box("composer-kind").currentIndex(), static_cast<int>(DraftKind::Ping));
}

void ComposerTest::whatAStackHasNoCallForIsOff_data()
{
    QTest::addColumn<bool>("qt");
    QTest::newRow("the reference sends a pong") << false;
    QTest::newRow("Qt has no call for it") << true;
}

void ComposerTest::whatAStackHasNoCallForIsOff()
{
    QFETCH(bool, qt);
    if (qt) {
        Event forwarding = eventOn(99, Side::Server, Phase::Upgrading);
        forwarding.body = event::Forwarding{"127.0.0.1:1", "127.0.0.1:2"};
        add(forwarding);
        const std::string stack = StackHost::qtName();
        Event opened = eventOn(99, Side::Server, Phase::Open);
        opened.body = event::Callback{.stack = stack, .called = "newConnection"};
        add(opened);
    }
    open({Side::Server});
    QVERIFY(m_composer->isReady());
    const auto* kinds = qobject_cast<const QStandardItemModel*>(box("composer-kind").model());
    const auto* pong = kinds->item(static_cast<int>(DraftKind::Pong));
    QCOMPARE(pong->isEnabled(), !qt);
    QCOMPARE(pong->toolTip().isEmpty(), !qt);
    choose(DraftKind::Pong); // as with the arrow keys before another connection was selected
    QCOMPARE(button().isEnabled(), !qt);
    QTest::keyClick(&input(), Qt::Key_Return);
    QCOMPARE(m_sent.size(), qt ? std::size_t{0} : std::size_t{1});
    choose(DraftKind::Ping);
    QVERIFY(button().isEnabled());
}

void ComposerTest::itFitsANarrowWindow()
{
    open({Side::Client, Side::Server});
    choose(DraftKind::Close);
    input().setText(QString(200, u'x'));
    QVERIFY2(m_composer->minimumSizeHint().width() <= 560,
             qPrintable(QString::number(m_composer->minimumSizeHint().width())));
}

QTEST_MAIN(ComposerTest)
#include "composer_test.moc"
