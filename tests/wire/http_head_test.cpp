#include "wire/http_head.h"

#include <QTest>

#include <utility>

using namespace lifeline;

namespace {

QByteArray bytesOf(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

HttpHead requestHead(const QByteArray& raw) { return parseHead(HeadKind::Request, raw.toStdString()); }

HttpHead responseHead(const QByteArray& raw) { return parseHead(HeadKind::Response, raw.toStdString()); }

QByteArray nameOf(HeadFlaw flaw)
{
    static constexpr std::array names{"bare-lf",        "obs-fold",        "nul",
                                      "bad-start-line", "bad-header-line", "start-line-too-long",
                                      "head-too-large", "too-many"};
    return names[static_cast<std::size_t>(flaw)];
}

/// "obs-fold@40 bare-lf@50"
QByteArray findingsOf(const HttpHead& head)
{
    QByteArrayList list;
    for (const HeadFinding& finding : head.findings())
        list += nameOf(finding.flaw) + '@' + QByteArray::number(finding.offset);
    return list.join(' ');
}

/// "Host=x|Upgrade=websocket|?garbage": the raw line after "?" where it is malformed.
QByteArray linesOf(const HttpHead& head)
{
    QByteArrayList list;
    for (const HeaderLine& line : head.lines())
        list += line.name.empty() ? '?' + bytesOf(line.raw) : bytesOf(line.name) + '=' + bytesOf(line.value);
    return list.join('|');
}

const QByteArray start("GET / HTTP/1.1\r\n"); // 16 bytes

} // namespace

class HttpHeadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequestLineIsReadStrictly_data();
    void aRequestLineIsReadStrictly();
    void aStatusLineIsReadStrictly_data();
    void aStatusLineIsReadStrictly();
    void everyLineIsKept_data();
    void everyLineIsKept();
    void aFoldInAResponseIsASpace_data();
    void aFoldInAResponseIsASpace();
    void orderCaseAndBytesStay();
    void theEmptyLineMayBeMissing();
    void bytesAfterTheHeadAreKeptAndNotRead();
    void oneEmptyLineBeforeARequestIsIgnored();
    void moreThan256LinesAreAFinding();
    void viewsSurviveAMove();
    void namesAreFoundWithoutRegardToCase();
    void tokensAreFoundInLists_data();
    void tokensAreFoundInLists();
    void aManyLinedHeadIsReadInOnePass();
};

void HttpHeadTest::aRequestLineIsReadStrictly_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("parts"); // empty: bad
    const auto row = [](const char* name, QByteArray line, const char* parts) {
        QTest::newRow(name) << line << QByteArray(parts);
    };
    row("usual", "GET /chat?a=b HTTP/1.1", "GET /chat?a=b 11");
    row("HTTP/1.0", "GET / HTTP/1.0", "GET / 10");
    row("HTTP/2.0", "PRI * HTTP/2.0", "PRI * 20");
    row("an absolute address", "GET http://a:1/ HTTP/1.1", "GET http://a:1/ 11");
    row("lower case method", "get / HTTP/1.1", "get / 11");
    row("a method of odd characters", "M-S!$ / HTTP/1.1", "M-S!$ / 11");
    row("bytes above ASCII in the target", "GET /\xC3\xA9 HTTP/1.1", "GET /\xC3\xA9 11");
    row("nothing", "", "");
    row("HTTP/0.9", "GET /", "");
    row("no target", "GET HTTP/1.1", "");
    row("empty target", "GET  HTTP/1.1", "");
    row("two spaces before the target", "GET  / HTTP/1.1", "");
    row("two spaces before the version", "GET /  HTTP/1.1", "");
    row("a space in the target", "GET /a b HTTP/1.1", "");
    row("a space at the start", " GET / HTTP/1.1", "");
    row("a space at the end", "GET / HTTP/1.1 ", "");
    row("a tab", "GET\t/\tHTTP/1.1", "");
    row("a control byte in the target", "GET /\x1b HTTP/1.1", "");
    row("DEL in the target", "GET /\x7f HTTP/1.1", "");
    row("no token for a method", "G(T / HTTP/1.1", "");
    row("lower case version", "GET / http/1.1", "");
    row("another protocol", "GET / HTTQ/1.1", "");
    row("a version of two digits", "GET / HTTP/1.10", "");
    row("a version without a minor", "GET / HTTP/1", "");
    row("a version of letters", "GET / HTTP/a.b", "");
    row("a carriage return inside", "GET /\r HTTP/1.1", "");
}

void HttpHeadTest::aRequestLineIsReadStrictly()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, parts);
    const HttpHead head = requestHead(line + "\r\nHost: x\r\n\r\n");
    QCOMPARE(head.has(HeadFlaw::BadStartLine), parts.isEmpty());
    if (line.isEmpty())
        return; // taken for the one empty line that is ignored
    QCOMPARE(bytesOf(head.startLine()), line);
    QCOMPARE(linesOf(head), QByteArray("Host=x"));
    if (parts.isEmpty()) {
        QVERIFY(head.method().empty() && head.target().empty() && head.version() == 0);
        return;
    }
    const QByteArray read =
        bytesOf(head.method()) + ' ' + bytesOf(head.target()) + ' ' + QByteArray::number(head.version());
    QCOMPARE(read, parts);
    QCOMPARE(findingsOf(head), QByteArray());
}

void HttpHeadTest::aStatusLineIsReadStrictly_data()
{
    QTest::addColumn<int>("status"); // 0: bad
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* line, int status, const char* reason) {
        QTest::newRow(line) << status << QByteArray(reason);
    };
    row("HTTP/1.1 101 Switching Protocols", 101, "Switching Protocols");
    row("HTTP/1.0 200 OK", 200, "OK");
    row("HTTP/1.1 404 ", 404, "");
    row("HTTP/1.1 404", 404, "");
    row("HTTP/1.1 999  two spaces", 999, " two spaces");
    row("HTTP/1.1 200 N\xC3\xA9", 200, "N\xC3\xA9");
    row("HTTP/1.1 200 a\tb", 200, "a\tb");
    row("HTTP/1.1 099 low", 0, "");
    row("HTTP/1.1 20", 0, "");
    row("HTTP/1.1 2000 OK", 0, "");
    row("HTTP/1.1 2x0 OK", 0, "");
    row("HTTP/1.1  200 OK", 0, "");
    row("HTTP/1.1", 0, "");
    row("HTTP/1.1 -10 OK", 0, "");
    row("http/1.1 200 OK", 0, "");
    row("ICY 200 OK", 0, "");
    row("HTTP/1.1 200 a\x1b", 0, "");
}

void HttpHeadTest::aStatusLineIsReadStrictly()
{
    QFETCH(int, status);
    QFETCH(QByteArray, reason);
    const HttpHead head = responseHead(QByteArray(QTest::currentDataTag()) + "\r\nA: b\r\n\r\n");
    QCOMPARE(head.status(), status);
    QCOMPARE(bytesOf(head.reason()), reason);
    QCOMPARE(head.version() != 0, status != 0);
    QCOMPARE(findingsOf(head), status != 0 ? QByteArray() : QByteArray("bad-start-line@0"));
    QCOMPARE(linesOf(head), QByteArray("A=b"));
}

void HttpHeadTest::everyLineIsKept_data()
{
    QTest::addColumn<QByteArray>("rest"); // after the start line
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("findings");
    const auto row = [](const char* name, QByteArray rest, QByteArray lines, const char* findings) {
        QTest::newRow(name) << rest << lines << QByteArray(findings);
    };
    row("none", "\r\n", "", "");
    row("good ones", "Host: x\r\nA:b\r\n\r\n", "Host=x|A=b", "");
    row("white space around a value", "A: \t b c \t\r\n\r\n", "A=b c", "");
    row("an empty value", "A:\r\n\r\n", "A=", "");
    row("a colon in a value", "Host: x:9001\r\n\r\n", "Host=x:9001", "");
    row("bytes above ASCII in a value", "A: \xC3\xA9\xFF\r\n\r\n", "A=\xC3\xA9\xFF", "");
    row("duplicates", "A: 1\r\na: 2\r\nA: 1\r\n\r\n", "A=1|a=2|A=1", "");
    row("bare LF after the first header", "A: b\nC: d\r\n\r\n", "A=b|C=d", "bare-lf@20");
    row("bare LF everywhere", "A: b\n\n", "A=b", "bare-lf@20 bare-lf@21");
    row("folding", "A: b\r\n c\r\n\td\r\n\r\n", "A=b|? c|?\td", "obs-fold@22 obs-fold@26");
    row("folding at once", " A: b\r\n\r\n", "? A: b", "obs-fold@16");
    row("a line of spaces is no end", "  \r\nA: b\r\n\r\n", "?  |A=b", "obs-fold@16");
    row("NUL in a value", QByteArray("A: b\0c\r\n\r\n", 10), QByteArray("A=b\0c", 5), "nul@20");
    row("NUL in a name", QByteArray("A\0: b\r\n\r\n", 9), QByteArray("?A\0: b", 6),
        "nul@17 bad-header-line@16");
    row("no colon", "A: b\r\ngarbage\r\nC: d\r\n\r\n", "A=b|?garbage|C=d", "bad-header-line@22");
    row("an empty name", ": b\r\n\r\n", "?: b", "bad-header-line@16");
    row("white space before the colon", "A : b\r\n\r\n", "?A : b", "bad-header-line@16");
    row("no token for a name", "A(b): c\r\n\r\n", "?A(b): c", "bad-header-line@16");
    row("ESC in a value", "A: \x1b[31m\r\n\r\n", "?A: \x1b[31m", "bad-header-line@16");
    row("DEL in a value", "A: \x7f\r\n\r\n", "?A: \x7f", "bad-header-line@16");
    row("a carriage return inside", "A: b\rC: d\r\n\r\n", "?A: b\rC: d", "bad-header-line@16");
    row("two carriage returns at the end", "A: b\r\r\n\r\n", "?A: b\r", "bad-header-line@16");
}

void HttpHeadTest::everyLineIsKept()
{
    QFETCH(QByteArray, rest);
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, findings);
    const HttpHead head = requestHead(start + rest);
    QCOMPARE(linesOf(head), lines);
    QCOMPARE(findingsOf(head), findings);
    QCOMPARE(bytesOf(head.raw()), start + rest);
    for (const HeaderLine& line : head.lines())
        QVERIFY(head.raw().substr(line.offset, line.raw.size()) == line.raw);
}

void HttpHeadTest::aFoldInAResponseIsASpace_data()
{
    QTest::addColumn<QByteArray>("rest"); // after the start line
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("findings");
    const auto row = [](const char* name, const char* rest, const char* lines, const char* findings) {
        QTest::newRow(name) << QByteArray(rest) << QByteArray(lines) << QByteArray(findings);
    };
    row("one", "A: b\r\n c\r\nD: e\r\n\r\n", "A=b c|? c|D=e", "");
    row("two", "A: b\r\n c \r\n\t d\r\n\r\n", "A=b c d|? c |?\t d", "");
    row("behind an empty value", "A:\r\n b\r\n\r\n", "A=b|? b", "");
    row("of spaces only", "A: b\r\n  \r\n\r\n", "A=b|?  ", "");
    row("of two headers", "A: b\r\n c\r\nD: e\r\n f\r\n\r\n", "A=b c|? c|D=e f|? f", "");
    row("before the first header", " A: b\r\n\r\n", "? A: b", "obs-fold@16");
    row("behind a bad line", "garbage\r\n c\r\n\r\n", "?garbage|? c", "bad-header-line@16 obs-fold@25");
    row("with ESC", "A: b\r\n \x1b[31m\r\n\r\n", "A=b|? \x1b[31m", "obs-fold@22");
}

void HttpHeadTest::aFoldInAResponseIsASpace()
{
    QFETCH(QByteArray, rest);
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, findings);
    const QByteArray statusLine("HTTP/1.1 101 x\r\n"); // 16 bytes
    const HttpHead head = responseHead(statusLine + rest);
    QCOMPARE(linesOf(head), lines);
    QCOMPARE(findingsOf(head), findings);
    QCOMPARE(bytesOf(head.raw()), statusLine + rest);
}

void HttpHeadTest::orderCaseAndBytesStay()
{
    const QByteArray raw = start + "hOsT:  x \r\nUPGRADE: WebSocket\r\n\r\n";
    const HttpHead head = requestHead(raw);
    QCOMPARE(bytesOf(head.raw()), raw);
    QCOMPARE(head.kind(), HeadKind::Request);
    QCOMPARE(bytesOf(head.lines().at(0).raw), QByteArray("hOsT:  x "));
    QCOMPARE(head.lines().at(1).offset, 27U);
    QCOMPARE(linesOf(head), QByteArray("hOsT=x|UPGRADE=WebSocket"));
}

void HttpHeadTest::theEmptyLineMayBeMissing()
{
    for (const char* rest : {"A: b\r\nC: d\r\n", "A: b\r\nC: d", "A: b\r\nC: d\r"}) {
        const HttpHead head = requestHead(start + rest);
        QCOMPARE(linesOf(head), QByteArray("A=b|C=d"));
        QCOMPARE(findingsOf(head), QByteArray());
    }
    QCOMPARE(findingsOf(requestHead(start + "A: b\r\nbogus")), QByteArray("bad-header-line@22"));
    QCOMPARE(findingsOf(requestHead("")), QByteArray("bad-start-line@0"));
}

void HttpHeadTest::bytesAfterTheHeadAreKeptAndNotRead()
{
    const HttpHead head = requestHead(start + "A: b\r\n\r\nC: d\nrest");
    QCOMPARE(linesOf(head), QByteArray("A=b"));
    QCOMPARE(findingsOf(head), QByteArray());
    QVERIFY(head.raw().ends_with("rest"));
}

void HttpHeadTest::oneEmptyLineBeforeARequestIsIgnored()
{
    const HttpHead head = requestHead("\r\n" + start + "A: b\r\n\r\n");
    QCOMPARE(linesOf(head), QByteArray("A=b"));
    QCOMPARE(findingsOf(head), QByteArray());
    QVERIFY(head.beginsLikeHttp());
    QCOMPARE(findingsOf(requestHead("\n" + start + "\r\n")), QByteArray("bare-lf@0"));
    QVERIFY(!requestHead("\r\n\r\n" + start + "\r\n").beginsLikeHttp());
    QVERIFY(!responseHead("\r\nHTTP/1.1 101 x\r\n\r\n").beginsLikeHttp());
}

void HttpHeadTest::moreThan256LinesAreAFinding()
{
    const auto headOf = [](int lines) {
        return requestHead(start + QByteArray("A: b\r\n").repeated(lines) + "\r\n");
    };
    QCOMPARE(findingsOf(headOf(256)), QByteArray());
    QCOMPARE(findingsOf(headOf(257)), QByteArray("too-many@1552")); // 16 + 256 * 6
    const HttpHead many = headOf(1000);
    QCOMPARE(findingsOf(many), QByteArray("too-many@1552"));
    QCOMPARE(many.lines().size(), std::size_t{1000});
}

void HttpHeadTest::viewsSurviveAMove()
{
    HttpHead first = requestHead("GET /x HTTP/1.1\r\nA: b\r\n\r\n");
    HttpHead second = std::move(first);
    HttpHead third = requestHead("POST / HTTP/1.1\r\n\r\n");
    third = std::move(second);
    QCOMPARE(bytesOf(third.target()), QByteArray("/x"));
    QCOMPARE(linesOf(third), QByteArray("A=b"));
}

void HttpHeadTest::namesAreFoundWithoutRegardToCase()
{
    const HttpHead head = requestHead(start + "Via: 1\r\nvia: 2\r\n fold\r\nHost: x\r\n\r\n");
    QCOMPARE(head.count("VIA"), std::size_t{2});
    QCOMPARE(bytesOf(head.value("viA").value_or("none")), QByteArray("1"));
    QVERIFY(!head.value("Vi"));
    QCOMPARE(head.count("fold"), std::size_t{0});
}

void HttpHeadTest::tokensAreFoundInLists_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<bool>("found");
    QTest::newRow("alone") << QByteArray("Connection: upgrade\r\n") << true;
    QTest::newRow("another case") << QByteArray("CONNECTION: UpGrAdE\r\n") << true;
    QTest::newRow("last of a list") << QByteArray("Connection: keep-alive, Upgrade\r\n") << true;
    QTest::newRow("first of a list") << QByteArray("Connection: Upgrade,keep-alive\r\n") << true;
    QTest::newRow("with tabs and empty elements") << QByteArray("Connection: ,\t,\tupgrade\t,\r\n") << true;
    QTest::newRow("on the second line") << QByteArray("Connection: close\r\nConnection: upgrade\r\n") << true;
    QTest::newRow("no header") << QByteArray() << false;
    QTest::newRow("empty") << QByteArray("Connection:\r\n") << false;
    QTest::newRow("part of a token") << QByteArray("Connection: upgrades, xupgrade\r\n") << false;
    QTest::newRow("with a version") << QByteArray("Connection: upgrade/13\r\n") << false;
    QTest::newRow("without a comma") << QByteArray("Connection: keep-alive upgrade\r\n") << false;
    QTest::newRow("another header") << QByteArray("Upgrade: upgrade\r\n") << false;
    QTest::newRow("in a malformed line") << QByteArray("Connection : upgrade\r\n") << false;
}

void HttpHeadTest::tokensAreFoundInLists()
{
    QFETCH(QByteArray, lines);
    QFETCH(bool, found);
    QCOMPARE(requestHead(start + lines + "\r\n").hasToken("Connection", "upgrade"), found);
}

void HttpHeadTest::aManyLinedHeadIsReadInOnePass()
{
    // As many lines as fit into the largest head; each is one byte and its end.
    const HttpHead head = requestHead(start + QByteArray("a\n").repeated(32 * 1024) + '\n');
    QCOMPARE(head.lines().size(), std::size_t{32 * 1024});
    QCOMPARE(head.findings().size(), std::size_t{2 * 32 * 1024 + 2}); // with too-many and the last LF
}

QTEST_APPLESS_MAIN(HttpHeadTest)
#include "http_head_test.moc"
