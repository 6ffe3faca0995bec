#include "faults/head_builder.h"
#include "wire/upgrade_rules.h"

#include <QTest>

using namespace lifeline;

namespace {

const HeadWords words{"dGhlIHNhbXBsZSBub25jZQ==", "127.0.0.1:9001", "/chat"};
constexpr const char* accept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

bool has(const std::string& head, std::string_view text) { return head.find(text) != std::string::npos; }

HeadEdit without(std::string name)
{
    HeadEdit edit;
    edit.without = {std::move(name)};
    return edit;
}

HeadEdit startLine(std::string line)
{
    HeadEdit edit;
    edit.startLine = std::move(line);
    return edit;
}

std::string response(int status, HeadEdit edit = {}, std::string body = {})
{
    step::SendResponse step;
    step.status = status;
    step.edit = std::move(edit);
    step.body = std::move(body);
    return scriptedResponse(step, words);
}

} // namespace

class HeadBuilderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsAreReplacedAndOthersStay_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("out");
        const auto row = [](const char* text, const char* out) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(out);
        };
        row("", "");
        row("plain", "plain");
        row("${key}", "dGhlIHNhbXBsZSBub25jZQ==");
        row("${accept}", accept);
        row("a ${host} b ${port}", "a 127.0.0.1:9001 b 9001");
        row("${target}${target}", "/chat/chat");
        row("${other}", "${other}");
        row("${host", "${host");
        row("$host}", "$host}");
    }
    void wordsAreReplacedAndOthersStay()
    {
        QFETCH(QString, text);
        QFETCH(QString, out);
        QCOMPARE(QString::fromStdString(withWords(text.toStdString(), words)), out);
    }

    void anUneditedRequestIsRight()
    {
        const HttpHead head = parseHead(HeadKind::Request, scriptedRequest({}, words));
        QVERIFY(judgeRequest(head, {}).accepted());
        QCOMPARE(head.target(), std::string_view("/chat"));
        QCOMPARE(*head.value("Host"), std::string_view("127.0.0.1:9001"));
    }

    void anUnedited101IsRight()
    {
        const HttpHead head = parseHead(HeadKind::Response, response(101));
        QVERIFY(judgeResponse(head, {words.key, {}}).accepted());
        QCOMPARE(head.count("Content-Length"), std::size_t{0});
    }

    void aRefusalSaysHowLongItsBodyIs()
    {
        const std::string head = response(404, {}, "not here");
        QVERIFY(head.starts_with("HTTP/1.1 404 Not Found\r\n"));
        QVERIFY(has(head, "Content-Length: 8\r\n"));
        QVERIFY(has(head, "Connection: close\r\n"));
        QVERIFY(!has(response(404, without("content-length")), "Content-Length"));
    }

    void aRefusalOfTheVersionNamesTheRightOne()
    {
        QVERIFY(has(response(426), "Sec-WebSocket-Version: 13\r\n"));
        QVERIFY(has(response(426), "Upgrade: websocket\r\n"));
    }

    void linesAreTakenAwaySetAndAdded()
    {
        HeadEdit edit;
        edit.without = {"upgrade"};
        edit.set = {{"sec-websocket-version", "12"}, {"X-New", "${port}"}};
        edit.add = {{"Sec-WebSocket-Key", "second"}};
        edit.rawLines = {" folded"};
        const std::string head = scriptedRequest(edit, words);
        QVERIFY(!has(head, "Upgrade: websocket"));
        QVERIFY(has(head, "Key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 12\r\nX-New: 9001\r\n"));
        QVERIFY(head.ends_with("Sec-WebSocket-Key: second\r\n folded\r\n\r\n"));
    }

    void theStartLineIsReplacedWholeOrInParts()
    {
        QVERIFY(scriptedRequest(startLine("HELLO ${host}"), words).starts_with("HELLO 127.0.0.1:9001\r\n"));
        HeadEdit edit;
        edit.method = "POST";
        edit.target = "*";
        edit.version = "HTTP/1.0";
        QVERIFY(scriptedRequest(edit, words).starts_with("POST * HTTP/1.0\r\n"));
        QVERIFY(response(101, startLine("HTTP/1.1 299 x")).starts_with("HTTP/1.1 299 x\r\n"));
    }

    void everyLineEndsAsAsked()
    {
        HeadEdit edit;
        edit.lineEnd = "\n";
        const std::string head = scriptedRequest(edit, words);
        QVERIFY(!has(head, "\r"));
        QVERIFY(head.ends_with("\n\n"));
    }
};

QTEST_GUILESS_MAIN(HeadBuilderTest)
#include "head_builder_test.moc"
