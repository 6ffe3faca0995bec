#include "stacks/beacon_http.h"

#include <QTest>

using namespace lifeline;

namespace {

constexpr const char* token = "5ec2e7";

struct Fed {
    QByteArray requests; // "ok BODY", "204", "403 wrong-token last"
    QByteArray answer;   // interim ones
    std::size_t left = 0;
};

QByteArray shown(const BeaconRequest& request)
{
    QByteArray text = request.status == 0 ? "ok " + QByteArray::fromStdString(request.body)
                                          : QByteArray::number(request.status);
    if (request.flaw)
        text += " " + QByteArray::fromStdString(std::string(beaconFlawId(*request.flaw)));
    return request.last ? text + " last" : text;
}

/// Feeds bytes in pieces of that size until they are over or a request is the last.
Fed feed(BeaconHttp& http, const QByteArray& bytes, qsizetype piece)
{
    Fed fed;
    std::string answer;
    for (qsizetype at = 0; at < bytes.size();) {
        const std::string part = bytes.mid(at, piece).toStdString();
        std::size_t consumed = 0;
        const auto request = http.feed(part, consumed, answer);
        at += static_cast<qsizetype>(consumed);
        if (!request)
            continue;
        fed.requests += (fed.requests.isEmpty() ? "" : "; ") + shown(*request);
        if (request->last) {
            fed.left = static_cast<std::size_t>(bytes.size() - at);
            break;
        }
    }
    fed.answer = QByteArray::fromStdString(answer);
    return fed;
}

QByteArray post(const QByteArray& body, const QByteArray& more = {},
                const QByteArray& target = "/report?token=5ec2e7")
{
    return "POST " + target +
           " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" +
           more + "\r\n" + body;
}

} // namespace

class BeaconHttpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestsAreJudged_data();
    void requestsAreJudged();
    void aBodyIsAskedForWhereTheClientWaits();
    void aBodyThatIsNotWantedIsNotKept();
    void itTellsWhetherARequestIsUnderWay();
    void answersCanBeReadByAnyPage_data();
    void answersCanBeReadByAnyPage();
    void secretsAreCompared_data();
    void secretsAreCompared();
};

void BeaconHttpTest::requestsAreJudged_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const QByteArray& bytes, const char* expected) {
        QTest::newRow(name) << bytes << QByteArray(expected);
    };
    row("a report", post("{}"), "ok {}");
    row("without a body", post(""), "ok ");
    row("two, one after the other", post("a") + post("b"), "ok a; ok b");
    row("any type", post("{}", "Content-Type: text/plain\r\n"), "ok {}");
    row("the token among others", post("{}", {}, "/report?a=b&token=5ec2e7&c"), "ok {}");
    row("the last one", post("{}", "Connection: close\r\n"), "ok {} last");
    row("an old client", post("{}").replace("HTTP/1.1", "HTTP/1.0"), "ok {} last");
    row("a browser asks", "OPTIONS /report?token=x HTTP/1.1\r\nHost: a\r\nOrigin: null\r\n\r\n", "204");
    row("a browser asks, then posts", "OPTIONS /report HTTP/1.1\r\nHost: a\r\n\r\n" + post("{}"),
        "204; ok {}");
    row("no token", post("{}", {}, "/report"), "403 wrong-token last");
    row("an empty token", post("{}", {}, "/report?token="), "403 wrong-token last");
    row("a wrong token", post("{}", {}, "/report?token=5ec2e8"), "403 wrong-token last");
    row("half a token", post("{}", {}, "/report?token=5ec"), "403 wrong-token last");
    row("a token twice as long", post("{}", {}, "/report?token=5ec2e75ec2e7"), "403 wrong-token last");
    row("a token of another name", post("{}", {}, "/report?atoken=5ec2e7"), "403 wrong-token last");
    row("another path", post("{}", {}, "/reports?token=5ec2e7"), "400 bad-http last");
    row("a GET", "GET /report?token=5ec2e7 HTTP/1.1\r\nHost: a\r\n\r\n", "400 bad-http last");
    row("no length", "POST /report?token=5ec2e7 HTTP/1.1\r\nHost: a\r\n\r\n", "400 bad-http last");
    row("chunks",
        "POST /report?token=5ec2e7 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "400 bad-http last");
    row("two lengths", post("{}", "Content-Length: 3\r\n"), "400 bad-http last");
    row("a negative length", post("").replace("Length: 0", "Length: -1"), "400 bad-http last");
    row("a length that is none", post("").replace("Length: 0", "Length: 0x1"), "400 bad-http last");
    row("a length beyond numbers", post("").replace("Length: 0", "Length: 99999999999999999999"),
        "400 bad-http last");
    row("a length above the limit", post("").replace("Length: 0", "Length: 1048577"), "413 too-long last");
    row("a head with a bare LF", post("{}").replace("\r\n", "\n"), "400 bad-http last");
    row("no HTTP", "HELO example\r\n\r\n", "400 bad-http last");
    row("a head above the limit", post("{}", "A: " + QByteArray(17'000, 'a') + "\r\n"), "400 bad-http last");
}

void BeaconHttpTest::requestsAreJudged()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    for (const qsizetype piece : {bytes.size(), qsizetype{1}, qsizetype{7}}) {
        BeaconHttp http(token);
        QCOMPARE(feed(http, bytes, piece).requests, expected);
    }
}

void BeaconHttpTest::aBodyIsAskedForWhereTheClientWaits()
{
    const QByteArray waits = "Expect: 100-continue\r\n";
    BeaconHttp http(token), strange(token);
    QCOMPARE(feed(http, post("{}", waits), 1).answer, QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    QCOMPARE(feed(strange, post("{}", waits, "/report?token=x"), 1).answer, QByteArray());
}

void BeaconHttpTest::aBodyThatIsNotWantedIsNotKept()
{
    for (const char* target : {"/report?token=x", "/report?token=5ec2e7"}) {
        BeaconHttp http(token);
        QByteArray bytes = post(QByteArray(100'000, 'x'), {}, target);
        if (bytes.contains("5ec2e7"))
            bytes.replace("POST", "OPTIONS");
        std::string answer, all = bytes.toStdString();
        std::size_t consumed = 0;
        const auto request = http.feed(all, consumed, answer);
        QVERIFY(request && request->body.empty());
        QCOMPARE(consumed, all.size());
    }
}

void BeaconHttpTest::itTellsWhetherARequestIsUnderWay()
{
    BeaconHttp http(token);
    QVERIFY(!http.unfinished());
    feed(http, "POST", 4);
    QVERIFY(http.unfinished());
    feed(http, post("{}").mid(4).chopped(1), 4096);
    QVERIFY(http.unfinished());
    feed(http, "}", 1);
    QVERIFY(!http.unfinished());
}

void BeaconHttpTest::answersCanBeReadByAnyPage_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("first");
    QTest::newRow("204") << 204 << QByteArray("HTTP/1.1 204 No Content\r\n");
    QTest::newRow("400") << 400 << QByteArray("HTTP/1.1 400 Bad Request\r\n");
    QTest::newRow("403") << 403 << QByteArray("HTTP/1.1 403 Forbidden\r\n");
    QTest::newRow("413") << 413 << QByteArray("HTTP/1.1 413 Content Too Large\r\n");
}

void BeaconHttpTest::answersCanBeReadByAnyPage()
{
    QFETCH(int, status);
    QFETCH(QByteArray, first);
    const auto answer = QByteArray::fromStdString(beaconAnswer(status, "Why.", status == 403));
    QVERIFY2(answer.startsWith(first), answer);
    QVERIFY(answer.contains("\r\nAccess-Control-Allow-Origin: *\r\n"));
    QCOMPARE(answer.contains("\r\nConnection: close\r\n"), status == 403);
    QCOMPARE(answer.endsWith("\r\nContent-Length: 5\r\n\r\nWhy.\n"), status != 204);
    QCOMPARE(answer.endsWith("\r\n\r\n"), status == 204);
}

void BeaconHttpTest::secretsAreCompared_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<bool>("same");
    const auto row = [](const char* name, const char* a, const char* b, bool same) {
        QTest::newRow(name) << QByteArray(a) << QByteArray(b) << same;
    };
    row("the same", "abc", "abc", true);
    row("both empty", "", "", true);
    row("the first byte", "xbc", "abc", false);
    row("the last byte", "abx", "abc", false);
    row("shorter", "ab", "abc", false);
    row("longer", "abca", "abc", false);
    row("nothing", "", "abc", false);
    row("something for nothing", "abc", "", false);
    row("the high bit", "\xe1", "a", false);
}

void BeaconHttpTest::secretsAreCompared()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(bool, same);
    QCOMPARE(sameSecret(a.toStdString(), b.toStdString()), same);
}

QTEST_APPLESS_MAIN(BeaconHttpTest)
#include "beacon_http_test.moc"
