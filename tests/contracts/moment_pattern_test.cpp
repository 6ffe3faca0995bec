#include "contracts/moment_pattern.h"

#include <QTest>

using namespace lifeline;

class MomentPatternTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPatternFitsItsMoments_data();
    void aPatternFitsItsMoments();
    void otherTextIsNoPattern_data();
    void otherTextIsNoPattern();
};

void MomentPatternTest::aPatternFitsItsMoments_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("moment");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char* pattern, const char* yes, const char* no) {
        for (const char* moment : {yes, no}) {
            if (*moment != 0)
                QTest::addRow("%s of %s", pattern, moment)
                    << QString::fromLatin1(pattern) << QString::fromLatin1(moment) << (moment == yes);
        }
    };
    row("request", "request", "request!missing-key");
    row("request!", "request!missing-key", "request");
    row("request?", "request!missing-key", "response:101");
    row("request?", "request", "broken-request");
    row("request!missing-key,invalid-key", "request!missing-host,invalid-key", "request!missing-host");
    row("request~key-empty,version-8", "request~version-8", "request");
    row("request~version-8", "request~version-8", "request!unsupported-version~version-8");
    row("request?~version-8", "request!unsupported-version~version-8", "request!unsupported-version");
    row("response:101~folded-line", "response:101~folded-line", "response:200~folded-line");
    row("local-fin+glued", "local-fin+glued", "local-fin");
    row("broken-request", "broken-request!not-http", "request!not-http");
    row("broken-request!not-http", "broken-request!not-http", "broken-request");
    row("response:101", "response:101", "response:101!wrong-accept");
    row("response:3xx!", "response:302!status-not-101", "response:404!status-not-101");
    row("response:404!", "response:404!status-not-101", "response:403!status-not-101");
    row("message", "binary", "ping");
    row("text", "text+glued", "binary");
    row("text+glued", "text+glued", "text");
    row("text-glued", "text", "text+glued");
    row("reset+glued", "reset+glued", "reset");
    row("reset", "reset+glued", "fin+glued");
    row("pong-unasked", "pong", "pong+unasked");
    row("pong+unasked", "pong+unasked", "pong");
    row("close", "close:1005", "local-close:1005");
    row("close:1000", "close:1000", "close:1001");
    row("close:1012-1014", "close:1014", "close:1015");
    row("local-close:3000-4999", "local-close:4000", "local-close:1001");
    row("violation", "violation:reserved-bit", "close:1002");
    row("violation:invalid-utf8,reserved-bit", "violation:reserved-bit", "violation:masked-frame");
    row("violation:invalid-close-code:999", "violation:invalid-close-code:999",
        "violation:invalid-close-code:1006");
    row("end", "lost+mid-frame", "local-fin");
    row("end", "fin", "connect-failed");
    row("fin+mid-frame", "fin+mid-frame", "fin");
    row("waited:close", "silence:1s", "fin");
    row("silence:idle+mid-frame", "silence:1s+mid-frame", "silence:1s");
    row("silence:idle+mid-message", "silence:1s+mid-message", "silence:1s+mid-frame");
    row("end+mid-message", "reset+mid-frame+mid-message", "reset+mid-frame");
    row("end-mid-message", "reset+mid-frame", "reset+mid-frame+mid-message");
    row("violation:invalid-utf8+mid-message", "violation:invalid-utf8+mid-message", "violation:invalid-utf8");
    row("close:1000", "close:1000+mid-message", "close:1001+mid-message");
    row("local-close+crossed", "local-close:1000+crossed", "local-close:1000");
    row("local-close-crossed", "local-close:1000", "local-close:1000+crossed");
}

void MomentPatternTest::aPatternFitsItsMoments()
{
    QFETCH(QString, pattern);
    QFETCH(QString, moment);
    QFETCH(bool, fits);
    const auto read = patternFromText(pattern.toStdString());
    const auto moments = momentsFromText(moment.toStdString());
    QVERIFY(read && moments && moments->size() == 1);
    QCOMPARE(read->matches(moments->front()), fits);
}

void MomentPatternTest::otherTextIsNoPattern_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"",
                             "nothing",
                             "request!nothing",
                             "request!missing-key?",
                             "request:1",
                             "close:",
                             "close:5-1",
                             "close:70000",
                             "close!missing-key",
                             "fin?",
                             "message:5",
                             "violation:nothing",
                             "violation:",
                             "silence",
                             "silence:",
                             "waited:A",
                             "waited:a_b",
                             "response:xx",
                             "response:1000",
                             "+glued",
                             "text+"})
        QTest::newRow(*text == 0 ? "nothing at all" : text) << QString::fromLatin1(text);
}

void MomentPatternTest::otherTextIsNoPattern()
{
    QFETCH(QString, text);
    QVERIFY(!patternFromText(text.toStdString()));
}

QTEST_APPLESS_MAIN(MomentPatternTest)
#include "moment_pattern_test.moc"
