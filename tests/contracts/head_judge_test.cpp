#include "contract_sample.h"
#include "contracts/head_judge.h"
#include "support/playbook.h"

#include <QTest>

using namespace lifeline;

class HeadJudgeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void requestsAreJudged_data();
    void requestsAreJudged();
    void responsesAreJudged_data();
    void responsesAreJudged();
    void withoutTheRequestItsKeyIsNotMissed();
    void whatWasAskedIsRead();
};

void HeadJudgeTest::requestsAreJudged_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("moment");
    const auto row = [](const char* name, const QByteArray& head, const char* moment) {
        QTest::newRow(name) << head << QString::fromLatin1(moment);
    };
    const QByteArray good = QByteArray::fromStdString(goodRequest());
    row("a good one", good, "request");
    row("one of another version", QByteArray(good).replace("Version: 13", "Version: 12"),
        "request!unsupported-version");
    row("one that is like others' but for a trait", QByteArray(good).replace("Version: 13", "Version: 8"),
        "request!unsupported-version~version-8");
    row("a plain one", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "request!not-an-upgrade");
    row("one that ends early", good.left(good.size() - 2), "broken-request!incomplete-head");
    row("no HTTP", QByteArray::fromHex("160301"), "broken-request!not-http");
}

void HeadJudgeTest::requestsAreJudged()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, moment);
    QCOMPARE(textOf(momentText(requestMoment(head.toStdString()))), moment);
}

void HeadJudgeTest::responsesAreJudged_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("moment");
    const QByteArray good = QByteArray::fromStdString(goodResponse(goodRequest()));
    QTest::newRow("a good one") << good << QStringLiteral("response:101");
    QTest::newRow("a refusal") << QByteArray("HTTP/1.1 404 Not Found\r\n\r\n")
                               << QStringLiteral("response:404!status-not-101");
    QTest::newRow("one for another key")
        << QByteArray(good).replace("Accept: ", "Accept: x") << QStringLiteral("response:101!wrong-accept");
    QTest::newRow("an unasked subprotocol")
        << QByteArray(good).replace("\r\n\r\n", "\r\nSec-WebSocket-Protocol: b\r\n\r\n")
        << QStringLiteral("response:101!unrequested-subprotocol");
    QTest::newRow("one that ends early")
        << good.left(30) << QStringLiteral("broken-response!incomplete-head");
}

void HeadJudgeTest::responsesAreJudged()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, moment);
    QCOMPARE(textOf(momentText(responseMoment(head.toStdString(), askedIn(goodRequest())))), moment);
}

void HeadJudgeTest::withoutTheRequestItsKeyIsNotMissed()
{
    QCOMPARE(textOf(momentText(responseMoment(goodResponse(goodRequest()), {}))),
             QStringLiteral("response:101"));
}

void HeadJudgeTest::whatWasAskedIsRead()
{
    const Asked asked = askedIn(goodRequest("Sec-WebSocket-Protocol: a, b\r\nsec-websocket-protocol: c\r\n"));
    QVERIFY(asked.known && !asked.key.empty());
    QVERIFY((asked.subprotocols == std::vector<std::string>{"a", "b", "c"}));
}

QTEST_APPLESS_MAIN(HeadJudgeTest)
#include "head_judge_test.moc"
