#include "session/connection_table.h"
#include "support/sample_session.h"
#include "words/words.h"

#include <QTest>

using namespace lifeline;

class WordsConnectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSampleReads_data();
    void theSampleReads();
    void fromToReads_data();
    void fromToReads();
    void aListenFailureIsASentence_data();
    void aListenFailureIsASentence();
    void aConnectFailureIsASentence_data();
    void aConnectFailureIsASentence();
};

void WordsConnectionTest::theSampleReads_data()
{
    QTest::addColumn<int>("id");
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("fromTo");
    const auto row = [](int id, const char* name, const char* fromTo) {
        QTest::newRow(name) << id << QString::fromUtf8(name) << QString::fromUtf8(fromTo);
    };
    row(1, "#1 client", "client → server");
    row(2, "#2 websocat", "websocat → server");
    row(3, "#3 client", "client → :9002");
    row(4, "#4 client", "client → server");
    row(5, "#5 browser", "browser → server");
    row(6, "#6 client", "client → server");
    row(7, "#7 curl", "curl → server");
}

void WordsConnectionTest::theSampleReads()
{
    QFETCH(const int, id);
    QFETCH(const QString, row);
    QFETCH(const QString, fromTo);
    EventLog log("");
    fillSampleSession(log);
    ConnectionTable table(log);
    table.update();
    const auto* record = table.find(ConnectionId{static_cast<std::uint32_t>(id)});
    QVERIFY(record != nullptr);
    QCOMPARE(words::rowName(record->story), row);
    QCOMPARE(words::fromTo(record->story), fromTo);
}

void WordsConnectionTest::fromToReads_data()
{
    QTest::addColumn<bool>("ours");
    QTest::addColumn<QByteArray>("agentOrUrl");
    QTest::addColumn<QString>("text");
    const auto agent = [](const char* name, const char* text) {
        QTest::newRow(name) << false << QByteArray(name) << QString::fromUtf8(text);
    };
    const auto url = [](const char* name, const char* text) {
        QTest::newRow(name) << true << QByteArray(name) << QString::fromUtf8(text);
    };
    agent("curl/7.88.1", "curl → server");
    agent("Python/3.11 websockets/10.4", "Python → server");
    agent("Mozilla/5.0 (X11)", "browser → server");
    agent("", "client → server");
    agent("<script>alert(1)</script>", "client → server");
    agent("\x1B[31mred", "client → server");
    agent("a-very-long-name-that-never-seems-to-end/1", "a-very-long-name-that-ne → server");
    url("ws://127.0.0.1:9002/", "client → :9002");
    url("ws://localhost/chat", "client → :80");
    url("ws://[::1]:8080/", "client → :8080");
    url("ws://example.org/", "client → example.org");
    url("ws://example.org:81/x", "client → example.org:81");
    url("not an address", "client → not an address");
}

void WordsConnectionTest::fromToReads()
{
    QFETCH(const bool, ours);
    QFETCH(const QByteArray, agentOrUrl);
    QFETCH(const QString, text);
    ConnectionStory story;
    (ours ? story.client : story.server).present = true;
    (ours ? story.url : story.agent) = agentOrUrl.toStdString();
    QCOMPARE(words::fromTo(story), text);
}

void WordsConnectionTest::aListenFailureIsASentence_data()
{
    QTest::addColumn<int>("cause");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("sentence");
    const auto row = [](Cause cause, int port, const char* sentence) {
        QTest::newRow(sentence) << static_cast<int>(cause) << port << QString::fromUtf8(sentence);
    };
    row(Cause::AddressInUse, 9001, "Port 9001 is already in use on 127.0.0.1.");
    row(Cause::PermissionDenied, 80,
        "Port 80 needs rights this program does not have; ports from 1024 on are free to use.");
    row(Cause::PermissionDenied, 9001, "The system does not allow this program to listen on port 9001.");
    row(Cause::AddressNotAvailable, 9001, "127.0.0.1 is not an address of this machine.");
    row(Cause::UnresolvableHost, 9001, "“127.0.0.1” is not an IP address to listen on.");
    row(Cause::OutOfDescriptors, 9001, "Port 9001 cannot be opened: no file descriptors are left.");
    row(Cause::TcpError, 9001, "Port 9001 on 127.0.0.1 cannot be listened on: odd %1.");
}

void WordsConnectionTest::aListenFailureIsASentence()
{
    QFETCH(const int, cause);
    QFETCH(const int, port);
    QFETCH(const QString, sentence);
    const event::ListenFailed failure{"127.0.0.1", static_cast<std::uint16_t>(port),
                                      static_cast<Cause>(cause), "odd %1"};
    QCOMPARE(words::listenFailure(failure), sentence);
}

void WordsConnectionTest::aConnectFailureIsASentence_data()
{
    QTest::addColumn<int>("cause");
    QTest::addColumn<QString>("sentence");
    const auto row = [](Cause cause, const char* sentence) {
        QTest::newRow(sentence) << static_cast<int>(cause) << QString::fromUtf8(sentence);
    };
    row(Cause::UnresolvableHost, "The host of ws://a/ is not known.");
    row(Cause::Refused, "Nobody listens at ws://a/: the connection was refused.");
    row(Cause::Unreachable, "There is no way to ws://a/: the network or the host cannot be reached.");
    row(Cause::ConnectTimeout, "ws://a/ did not answer in time.");
    row(Cause::OutOfDescriptors, "ws://a/ cannot be connected to: no file descriptors are left.");
    row(Cause::PermissionDenied, "The system does not allow a connection to ws://a/.");
    row(Cause::TcpError, "ws://a/ cannot be connected to: odd.");
}

void WordsConnectionTest::aConnectFailureIsASentence()
{
    QFETCH(const int, cause);
    QFETCH(const QString, sentence);
    QCOMPARE(words::connectFailure({static_cast<Cause>(cause), "odd"}, QStringLiteral("ws://a/")), sentence);
}

QTEST_APPLESS_MAIN(WordsConnectionTest)
#include "words_connection_test.moc"
