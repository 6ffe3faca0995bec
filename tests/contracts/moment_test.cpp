#include "contract_sample.h"
#include "contracts/moment.h"

#include <QTest>

using namespace lifeline;

class MomentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textReadsBackAsWritten_data();
    void textReadsBackAsWritten();
    void otherTextIsNoMoment_data();
    void otherTextIsNoMoment();
    void everyKindHasItsId();
    void whatItRestsOnDoesNotCount();
};

void MomentTest::textReadsBackAsWritten_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"",
                             "connected",
                             "connected connect-failed",
                             "connected request!missing-key,missing-version fin",
                             "request text+glued close:1000 reset",
                             "request reset+glued",
                             "request~upgrade-list local-fin+glued",
                             "request!unsupported-version~version-8,newer-http",
                             "response:101~folded-line",
                             "broken-request!not-http",
                             "broken-request",
                             "response:101 violation:reserved-bit silence:2s fin+mid-frame local-close:1000",
                             "response:404!status-not-101",
                             "broken-response!incomplete-head",
                             "binary:100000",
                             "binary:65537+glued",
                             "text:4097",
                             "ping pong pong+unasked pong+glued+unasked",
                             "violation:invalid-close-code:999 close:999",
                             "violation:unmasked-frame+glued text",
                             "lost+mid-frame",
                             "reset+mid-frame",
                             "silence:1.25s+mid-frame",
                             "reset+mid-frame+mid-message",
                             "silence:2s+mid-message close:1000+glued+mid-message fin+glued+mid-message",
                             "violation:invalid-utf8+mid-message text",
                             "close:1001 local-close:1000+crossed",
                             "local-fin",
                             "local-reset",
                             "local-close:1005",
                             "close:1005",
                             "silence:100ms"})
        QTest::newRow(*text == 0 ? "nothing" : text) << QString::fromLatin1(text);
}

void MomentTest::textReadsBackAsWritten()
{
    QFETCH(QString, text);
    const auto moments = momentsFromText(text.toStdString());
    QVERIFY(moments.has_value());
    QCOMPARE(textOf(momentsText(*moments)), text);
}

void MomentTest::otherTextIsNoMoment_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {" ",
                             "connected ",
                             " connected",
                             "connected  fin",
                             "message",
                             "continuation",
                             "fin:1",
                             "Fin",
                             "close",
                             "close:",
                             "close:70000",
                             "close:01000",
                             "text:5",
                             "text:4096",
                             "silence:99ms",
                             "silence",
                             "silence:2",
                             "violation",
                             "violation:nothing",
                             "violation:reserved-bit:0",
                             "request!",
                             "request!missing-key,",
                             "request!missing-key,missing-key",
                             "request!nothing",
                             "fin!missing-key",
                             "connect-failed+glued",
                             "text+mid-frame",
                             "text+mid-message",
                             "pong+mid-message",
                             "local-close:1000+mid-message",
                             "close:1000+crossed",
                             "reset+mid-message+mid-frame",
                             "ping+unasked",
                             "pong+unasked+glued",
                             "response",
                             "response:1000",
                             "connected+glued",
                             "local-reset+glued",
                             "request~",
                             "request~nothing",
                             "request~version-8,version-8",
                             "request~version-8!missing-key",
                             "broken-request~version-8",
                             "text+glued+glued"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void MomentTest::otherTextIsNoMoment()
{
    QFETCH(QString, text);
    QVERIFY(!momentsFromText(text.toStdString()));
}

void MomentTest::everyKindHasItsId()
{
    for (std::size_t i = 0; i < momentKindCount; ++i) {
        const auto kind = static_cast<MomentKind>(i);
        QVERIFY(momentKindFromId(momentKindId(kind)) == kind);
    }
    QVERIFY(!momentKindFromId("nothing"));
}

void MomentTest::whatItRestsOnDoesNotCount()
{
    Moment a{.kind = MomentKind::Close}, b = a;
    b.event = 7;
    QVERIFY(a == b);
    b.code = 1000;
    QVERIFY(!(a == b));
}

QTEST_APPLESS_MAIN(MomentTest)
#include "moment_test.moc"
