#include "support/sample_session.h"
#include "ui/connections/curl_command.h"

#include <QTest>

namespace lifeline {

class CurlCommandTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsAreSafeInAShell_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<std::string>("word");
        using std::string;
        QTest::newRow("plain") << string("a b") << string("'a b'");
        QTest::newRow("empty") << string() << string("''");
        QTest::newRow("quote") << string("it's; rm") << string(R"('it'\''s; rm')");
        QTest::newRow("dollar stays") << string("$(x)`y`") << string("'$(x)`y`'");
        QTest::newRow("control") << string("a\x01'b\\") << string(R"($'a\x01\'b\\')");
        QTest::newRow("not ASCII") << string("\xff") << string(R"($'\xff')");
    }
    void wordsAreSafeInAShell()
    {
        QFETCH(std::string, bytes);
        QTEST(shellWord(bytes), "word");
    }

    void aRequestIsRepeatedHeaderByHeader_data()
    {
        QTest::addColumn<std::string>("raw");
        QTest::addColumn<std::string>("command");
        using std::string;
        QTest::newRow("as curl sent it")
            << string("GET /chat HTTP/1.1\r\nHost: h\r\nUser-Agent: curl/7\r\nAccept: */*\r\nUpgrade: "
                      "websocket\r\n\r\n")
            << string("curl -i -N --http1.1 -H 'Host: h' -H 'User-Agent: curl/7' -H 'Accept: */*' -H "
                      "'Upgrade: websocket' --globoff --path-as-is 'http://127.0.0.1:9001/chat'");
        QTest::newRow("nothing is added")
            << string("GET / HTTP/1.1\r\nX-Empty:\r\n\r\n")
            << string("curl -i -N --http1.1 -H 'X-Empty;' -H 'Host:' -H 'User-Agent:' -H 'Accept:' --globoff "
                      "--path-as-is 'http://127.0.0.1:9001/'");
        QTest::newRow("another method and target")
            << string("OPTIONS * HTTP/1.1\r\nHost: h\r\nUser-Agent: u\r\nAccept: a\r\n\r\n")
            << string("curl -i -N --http1.1 -X 'OPTIONS' -H 'Host: h' -H 'User-Agent: u' -H 'Accept: a' "
                      "--request-target '*' 'http://127.0.0.1:9001/'");
    }
    void aRequestIsRepeatedHeaderByHeader()
    {
        QFETCH(std::string, raw);
        QTEST(curlCommand(raw, "127.0.0.1:9001"), "command");
    }

    void tlsIsAskedForWhereItWas()
    {
        QVERIFY(curlCommand("GET / HTTP/1.1\r\n\r\n", "h:1", true).ends_with("'https://h:1/'"));
    }

    void theAddressIsThatOfTheConnection_data()
    {
        QTest::addColumn<int>("id");
        QTest::addColumn<std::string>("url");
        QTest::newRow("our server") << 7 << std::string("'http://127.0.0.1:9001/");
        QTest::newRow("elsewhere") << 3 << std::string("'http://127.0.0.1:9002/");
    }
    void theAddressIsThatOfTheConnection()
    {
        QFETCH(int, id);
        QFETCH(std::string, url);
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        ConnectionTable table(log);
        table.update();
        const auto command = curlCommand(log, *table.find(ConnectionId{static_cast<std::uint32_t>(id)}));
        QVERIFY(command);
        QVERIFY2(command->find(url) != std::string::npos, command->c_str());
    }

    void withoutARequestThereIsNoCommand()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        QVERIFY(!curlCommand(log, ConnectionRecord{}));
    }
};

} // namespace lifeline

using lifeline::CurlCommandTest;
QTEST_APPLESS_MAIN(CurlCommandTest)
#include "curl_command_test.moc"
