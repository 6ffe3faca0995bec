#include "cli/human_output.h"
#include "support/sample_session.h"

#include <QTest>

using namespace lifeline;

namespace {

Event eventOf(EventBody body, std::uint32_t connection = 7)
{
    Event event;
    event.at = monotonicTime(120'400'000);
    event.connection = static_cast<ConnectionId>(connection);
    event.side = Side::Server;
    event.phase = Phase::Open;
    event.body = body;
    return event;
}

QByteArray line(const Event& event, bool colors = false)
{
    return QByteArray::fromStdString(eventLine(event, colors));
}

struct LineSink final : EventSink {
    void accept(const Event& event) override
    {
        plain += line(event);
        inked += line(event, true);
    }
    QByteArray plain, inked;
};

} // namespace

class HumanOutputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void anEventIsALine();
    void framesTellTheirDirection();
    void eventsOfNoConnectionHaveADash();
    void whatAPeerWroteCannotReachTheTerminal();
    void coloursOnlyAddColour();
    void coloursAreForTerminals_data();
    void coloursAreForTerminals();
    void aVerdictIsALine();
};

void HumanOutputTest::cleanup()
{
    qunsetenv("NO_COLOR");
    qputenv("TERM", "xterm");
}

void HumanOutputTest::anEventIsALine()
{
    const event::Callback callback{.name = CallbackName::OnOpen};
    QCOMPARE(line(eventOf(callback)), QByteArray("    120.4 ms   #7 server  callback on-open\n"));
    const QByteArray close = line(eventOf(event::Callback{.name = CallbackName::OnClose, .code = 1006}));
    QVERIFY2(close.startsWith("    120.4 ms   #7 server  callback on-close      1006 "), close);
}

void HumanOutputTest::framesTellTheirDirection()
{
    event::FrameSent sent;
    sent.header = std::string_view("\x81\x02", 2);
    sent.arrived = 2;
    sent.payload = "hi";
    QVERIFY(line(eventOf(sent)).contains("server→ frame text"));
    event::FrameReceived received;
    static_cast<event::Frame&>(received) = sent;
    QVERIFY(line(eventOf(received)).contains("server← frame text"));
}

void HumanOutputTest::eventsOfNoConnectionHaveADash()
{
    const QByteArray text = line(eventOf(event::Listening{"127.0.0.1", 9001, true}, 0));
    QVERIFY2(text.startsWith("    120.4 ms    - server  tcp listening"), text);
}

void HumanOutputTest::whatAPeerWroteCannotReachTheTerminal()
{
    event::FrameReceived frame;
    frame.header = std::string_view("\x81\x08", 2);
    frame.arrived = 8;
    frame.payload = "\x1b[31m\x07\r\n";
    const QByteArray text = line(eventOf(frame));
    QVERIFY(!text.contains('\x1b'));
    QVERIFY(!text.contains('\x07'));
    QVERIFY(!text.contains('\r'));
    QCOMPARE(text.count('\n'), qsizetype{1});
    const QByteArray request =
        line(eventOf(event::Request{"GET /\x1b]0;title\x07 HTTP/1.1\r\nUpgrade: \xc2\x9b"
                                    "2J\r\n\r\n"}));
    QVERIFY(!request.contains('\x1b') && !request.contains("\xc2\x9b"));
}

void HumanOutputTest::coloursOnlyAddColour()
{
    LineSink sink;
    fillSampleSession(sink);
    static const QRegularExpression code(QStringLiteral("\x1b\\[[0-9]+m"));
    QVERIFY(sink.inked.contains('\x1b'));
    QVERIFY(!sink.plain.contains('\x1b'));
    QCOMPARE(QString::fromUtf8(sink.inked).remove(code), QString::fromUtf8(sink.plain));
}

void HumanOutputTest::coloursAreForTerminals_data()
{
    QTest::addColumn<bool>("terminal");
    QTest::addColumn<bool>("option");
    QTest::addColumn<QByteArray>("noColor");
    QTest::addColumn<QByteArray>("term");
    QTest::addColumn<bool>("wanted");
    QTest::newRow("a terminal") << true << false << QByteArray() << QByteArray("xterm") << true;
    QTest::newRow("a pipe") << false << false << QByteArray() << QByteArray("xterm") << false;
    QTest::newRow("--no-color") << true << true << QByteArray() << QByteArray("xterm") << false;
    QTest::newRow("NO_COLOR") << true << false << QByteArray("1") << QByteArray("xterm") << false;
    QTest::newRow("a dumb terminal") << true << false << QByteArray() << QByteArray("dumb") << false;
}

void HumanOutputTest::coloursAreForTerminals()
{
    QFETCH(bool, terminal);
    QFETCH(bool, option);
    QFETCH(QByteArray, noColor);
    QFETCH(QByteArray, term);
    QFETCH(bool, wanted);
    qputenv("TERM", term);
    qputenv("NO_COLOR", noColor);
    QCOMPARE(colorsWanted(terminal, option), wanted);
}

void HumanOutputTest::aVerdictIsALine()
{
    ConnectionStory story;
    story.take(eventOf(event::Accepted{"127.0.0.1:9001", "127.0.0.1:40000"}));
    const QByteArray text = QByteArray::fromStdString(verdictLine(story, false));
    QVERIFY2(text.startsWith("#7 client → server: "), text);
    QCOMPARE(text.count('\n'), qsizetype{1});
}

QTEST_APPLESS_MAIN(HumanOutputTest)
#include "human_output_test.moc"
