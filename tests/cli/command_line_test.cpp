#include "cli/command_line.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void serveHasItsDefaults();
    void serveTakesItsOptions();
    void relayTakesItsOptions();
    void connectHasItsDefaults();
    void connectTakesItsOptions();
    void actionsKeepTheirOrder();
    void withACloseThereIsNoStay();
    void anAskedStayStays();
    void lessonTakesItsOptions();
    void everyCommandHasTheCommonOptions_data();
    void everyCommandHasTheCommonOptions();
    void mistakesAreSentences_data();
    void mistakesAreSentences();
    void helpAndVersionAreNoMistakes_data();
    void helpAndVersionAreNoMistakes();

private:
    template <class Options> static Options parsed(const std::vector<std::string_view>& arguments)
    {
        const ParsedCommand command = parseCommandLine(arguments);
        if (const auto* options = std::get_if<Options>(&command))
            return *options;
        if (const auto* error = std::get_if<UsageError>(&command))
            qWarning("%s", error->sentence.c_str());
        QTest::qFail("not that command", __FILE__, __LINE__);
        return {};
    }
};

void CommandLineTest::serveHasItsDefaults()
{
    const auto options = parsed<ServeOptions>({"serve"});
    QCOMPARE(options.server.port, std::uint16_t{9001});
    QCOMPARE(options.server.bindAddress, std::string("127.0.0.1"));
    QVERIFY(options.server.echo);
    QCOMPARE(options.server.peer.upgradeTimeout, Duration(10s));
    QCOMPARE(options.server.peer.idleTimeout, Duration(60s));
    QCOMPARE(options.server.peer.pingInterval, Duration::zero());
    QCOMPARE(options.server.peer.pongTimeout, Duration(10s));
    QCOMPARE(options.server.peer.closeTimeout, Duration(5s));
    QCOMPARE(options.server.peer.maxMessage, std::uint64_t{16} << 20);
}

void CommandLineTest::relayTakesItsOptions()
{
    const auto options =
        parsed<ServeOptions>({"relay", "--listen", "0", "--to", "ws://127.0.0.1:8080/", "--observe=client",
                              "--bind", "::1", "--connect-timeout", "3s"});
    QVERIFY(options.server.forward.has_value());
    QCOMPARE(options.server.forward->url.port, std::uint16_t{8080});
    QCOMPARE(options.server.forward->observed, Side::Client);
    QCOMPARE(options.server.port, std::uint16_t{0});
    QCOMPARE(options.server.bindAddress, std::string("::1"));
    QCOMPARE(options.server.peer.connectTimeout, Duration(3s));
}

void CommandLineTest::serveTakesItsOptions()
{
    const auto options = parsed<ServeOptions>(
        {"serve", "--port", "0", "--bind=::1", "--upgrade-timeout=1s", "--idle-timeout", "2s",
         "--ping-interval", "3s", "--pong-timeout", "4s", "--close-timeout", "0", "--max-message", "64KiB"});
    QCOMPARE(options.server.port, std::uint16_t{0});
    QCOMPARE(options.server.bindAddress, std::string("::1"));
    QCOMPARE(options.server.peer.upgradeTimeout, Duration(1s));
    QCOMPARE(options.server.peer.idleTimeout, Duration(2s));
    QCOMPARE(options.server.peer.pingInterval, Duration(3s));
    QCOMPARE(options.server.peer.pongTimeout, Duration(4s));
    QCOMPARE(options.server.peer.closeTimeout, Duration::zero());
    QCOMPARE(options.server.peer.maxMessage, std::uint64_t{65536});
}

void CommandLineTest::connectHasItsDefaults()
{
    const auto options = parsed<ConnectOptions>({"connect", "ws://127.0.0.1:9001"});
    QCOMPARE(options.client.url.port, std::uint16_t{9001});
    QVERIFY(options.actions.empty());
    QVERIFY(!options.client.echo);
    QCOMPARE(options.close.code, std::optional<std::uint16_t>(1000));
    QCOMPARE(options.stay, Duration(2s));
    QCOMPARE(options.client.peer.connectTimeout, Duration(10s));
}

void CommandLineTest::connectTakesItsOptions()
{
    const auto options =
        parsed<ConnectOptions>({"connect", "--header", "Origin: http://a", "--header=B:c", "ws://localhost/x",
                                "--subprotocol", "chat", "--subprotocol", "superchat", "--echo",
                                "--connect-timeout", "1s", "--upgrade-timeout", "2s"});
    QCOMPARE(options.client.url.resource, std::string("/x"));
    QCOMPARE(options.client.request.headers, (HeaderList{{"Origin", "http://a"}, {"B", "c"}}));
    QCOMPARE(options.client.request.subprotocols, (std::vector<std::string>{"chat", "superchat"}));
    QVERIFY(options.client.echo);
    QCOMPARE(options.client.peer.connectTimeout, Duration(1s));
    QCOMPARE(options.client.peer.upgradeTimeout, Duration(2s));
}

void CommandLineTest::actionsKeepTheirOrder()
{
    const auto options = parsed<ConnectOptions>({"connect", "ws://a", "--send", "one", "--ping", "--send",
                                                 "two", "--send-file", "/dev/null", "--ping"});
    QCOMPARE(options.actions.size(), std::size_t{5});
    QCOMPARE(options.actions[0].bytes, std::string("one"));
    QCOMPARE(options.actions[1].what, Outgoing::What::Ping);
    QCOMPARE(options.actions[2].bytes, std::string("two"));
    QCOMPARE(options.actions[3].what, Outgoing::What::Text);
    QCOMPARE(options.actions[3].bytes, std::string());
    QCOMPARE(options.actions[4].what, Outgoing::What::Ping);
}

void CommandLineTest::withACloseThereIsNoStay()
{
    const auto options = parsed<ConnectOptions>({"connect", "ws://a", "--close", "4001:bye"});
    QCOMPARE(options.close.code, std::optional<std::uint16_t>(4001));
    QCOMPARE(options.close.bytes, std::string("bye"));
    QCOMPARE(options.stay, Duration::zero());
}

void CommandLineTest::anAskedStayStays()
{
    QCOMPARE(parsed<ConnectOptions>({"connect", "ws://a", "--stay", "5s"}).stay, Duration(5s));
    QCOMPARE(parsed<ConnectOptions>({"connect", "ws://a", "--stay", "5s", "--close", "1000"}).stay,
             Duration(5s));
    QCOMPARE(parsed<ConnectOptions>({"connect", "ws://a", "--stay", "0"}).stay, Duration::zero());
}

void CommandLineTest::lessonTakesItsOptions()
{
    QCOMPARE(parsed<LessonOptions>({"lesson"}).port, std::uint16_t{9001});
    QCOMPARE(parsed<LessonOptions>({"lesson", "--port=0"}).port, std::uint16_t{0});
}

void CommandLineTest::everyCommandHasTheCommonOptions_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::newRow("serve") << QByteArray("serve");
    QTest::newRow("connect") << QByteArray("connect");
    QTest::newRow("lesson") << QByteArray("lesson");
}

void CommandLineTest::everyCommandHasTheCommonOptions()
{
    QFETCH(QByteArray, command);
    const std::string name = command.toStdString();
    std::vector<std::string_view> arguments{name,         "--log",     "-",         "--json",
                                            "a.json",     "--junit",   "b.xml",     "--quiet",
                                            "--no-color", "--session", "c.lifeline"};
    if (name == "connect")
        arguments.push_back("ws://a");
    const ParsedCommand parsedCommand = parseCommandLine(arguments);
    const CommonOptions common = std::visit(
        [](const auto& options) {
            if constexpr (requires { options.common; })
                return options.common;
            else
                return CommonOptions{};
        },
        parsedCommand);
    QCOMPARE(common.log, std::string("-"));
    QCOMPARE(common.session, std::string("c.lifeline"));
    QCOMPARE(common.json, std::string("a.json"));
    QCOMPARE(common.junit, std::string("b.xml"));
    QVERIFY(common.quiet && common.noColor);
}

void CommandLineTest::mistakesAreSentences_data()
{
    QTest::addColumn<QByteArray>("line"); // words separated by |
    QTest::addColumn<QByteArray>("part"); // of the sentence
    const auto row = [](const char* line, const char* part) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(part);
    };
    row("", "serve, connect, relay, show, explain, export, import, compare, check, faults, matrix, atlas or "
            "lesson");
    row("fly", "\"fly\" is not a command");
    row("relay", "relay needs an address to forward to");
    row("relay|--to|wss://a", "TLS");
    row("relay|--to|ws://a|--observe|relay", "\"relay\" is not a side");
    row("relay|--to|ws://a|--idle-timeout|1s", "--idle-timeout is not an option of relay");
    row("serve|9001", "\"9001\" is too much");
    row("serve|--stack|jetty", "jetty");
    row("serve|--recording|x", "--recording is not an option of serve");
    row("serve|--session|-", "--session: \"-\" is not a file");
    row("serve|--port|70000", "--port: \"70000\" is not a port");
    row("serve|--bind|example.org", "--bind: \"example.org\" is not an IP address");
    row("serve|--idle-timeout|10", "--idle-timeout: \"10\" is not a duration");
    row("serve|--max-message|0", "--max-message");
    row("serve|--log|", "--log");
    row("serve|--json|-", "only --log");
    row("serve|--send|x", "--send is not an option of serve");
    row("connect", "connect needs an address");
    row("connect|http://localhost/", "\"http://localhost/\" is no WebSocket address");
    row("connect|wss://localhost/", "TLS");
    row("connect|ws://a|ws://b", "\"ws://b\" is too much");
    row("connect|ws://a|--port|1", "--port is not an option of connect");
    row("connect|ws://a|--close|x", "--close: \"x\" is not a close");
    row("connect|ws://a|--header|x", "--header: \"x\" is not a header");
    row("connect|ws://a|--send-file|/no/such", "cannot be read");
    row("connect|ws://a|--send", "--send needs a value");
    row("lesson|--bind|::1", "--bind is not an option of lesson");
}

void CommandLineTest::mistakesAreSentences()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, part);
    std::vector<std::string> words;
    if (!line.isEmpty()) {
        for (const QByteArray& word : line.split('|'))
            words.push_back(word.toStdString());
    }
    const ParsedCommand command = parseCommandLine({words.begin(), words.end()});
    const auto* error = std::get_if<UsageError>(&command);
    QVERIFY(error);
    QVERIFY2(QByteArray::fromStdString(error->sentence).contains(part), error->sentence.c_str());
    QVERIFY(error->sentence.back() == '.');
}

void CommandLineTest::helpAndVersionAreNoMistakes_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("help") << QByteArray("--help") << QByteArray("lifeline-cli serve");
    QTest::newRow("a word") << QByteArray("help") << QByteArray("lifeline-cli serve");
    QTest::newRow("version") << QByteArray("--version") << QByteArray(LIFELINE_VERSION);
    QTest::newRow("serve") << QByteArray("serve|--help") << QByteArray("--bind");
    QTest::newRow("connect") << QByteArray("connect|-h") << QByteArray("--send-file");
    QTest::newRow("lesson") << QByteArray("lesson|--help") << QByteArray("--port");
    QTest::newRow("explain") << QByteArray("explain|--help") << QByteArray("--connection");
}

void CommandLineTest::helpAndVersionAreNoMistakes()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, part);
    std::vector<std::string> words;
    for (const QByteArray& word : line.split('|'))
        words.push_back(word.toStdString());
    const ParsedCommand command = parseCommandLine({words.begin(), words.end()});
    const auto* information = std::get_if<Information>(&command);
    QVERIFY(information);
    QVERIFY(QByteArray::fromStdString(information->text).contains(part));
}

QTEST_APPLESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
