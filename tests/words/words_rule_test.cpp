#include "wire/close_code.h"
#include "words/words.h"

#include <QSet>
#include <QTest>

using namespace lifeline;

class WordsRuleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRuleNamesItsSection();
    void everyViolationNamesItsSection();
    void aRuleReads();
    void aCloseCodeReads_data();
    void aCloseCodeReads();
    void everyCloseCodeHasAName();
    void everyFlawOfAnAddressIsASentence();
};

void WordsRuleTest::everyRuleNamesItsSection()
{
    QSet<QString> all;
    for (const UpgradeRuleInfo& row : upgradeRules()) {
        const QString text = words::rule(row.rule);
        QVERIFY2(text.contains(QStringLiteral("(RFC ")) && text.contains(u'§') && text.endsWith(u')'),
                 qPrintable(text));
        all.insert(text);
    }
    QCOMPARE(all.size(), static_cast<qsizetype>(upgradeRuleCount));
}

void WordsRuleTest::everyViolationNamesItsSection()
{
    QSet<QString> all;
    for (const ViolationInfo& row : violations()) {
        const QString text = words::violation(row.violation);
        QVERIFY2(text.contains(QStringLiteral("(RFC 6455 §")) && text.endsWith(u')'), qPrintable(text));
        all.insert(text);
    }
    QCOMPARE(all.size(), static_cast<qsizetype>(violationCount));
}

void WordsRuleTest::aRuleReads()
{
    QCOMPARE(words::rule(UpgradeRule::MissingKey),
             QStringLiteral("the Sec-WebSocket-Key header is missing (RFC 6455 §4.2.1)"));
    QCOMPARE(words::rule(UpgradeRule::BareLf),
             QStringLiteral("a line ends with LF alone instead of CRLF (RFC 9112 §2.2)"));
    QCOMPARE(words::violation(Violation::UnmaskedFrame),
             QStringLiteral("client frame without a mask (RFC 6455 §5.1)"));
}

void WordsRuleTest::aCloseCodeReads_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("text");
    const auto row = [](int code, const char* text) {
        QTest::newRow(text) << code << QString::fromUtf8(text);
    };
    row(0, "0 not a close code");
    row(999, "999 not a close code");
    row(1000, "1000 normal closure");
    row(1001, "1001 going away");
    row(1005, "1005 no status received");
    row(1006, "1006 abnormal closure");
    row(1009, "1009 message too big");
    row(1015, "1015 TLS handshake failed");
    row(1016, "1016 unassigned");
    row(2999, "2999 unassigned");
    row(3000, "3000 library or framework");
    row(4999, "4999 private use");
    row(5000, "5000 not a close code");
    row(65535, "65535 not a close code");
}

void WordsRuleTest::aCloseCodeReads()
{
    QFETCH(const int, code);
    QFETCH(const QString, text);
    QCOMPARE(words::closeCode(static_cast<std::uint16_t>(code)), text);
}

void WordsRuleTest::everyCloseCodeHasAName()
{
    QSet<QString> all;
    for (const CloseCodeInfo& row : closeCodes())
        all.insert(words::closeCode(row.code).section(u' ', 1));
    QCOMPARE(all.size(), static_cast<qsizetype>(closeCodes().size()));
}

void WordsRuleTest::everyFlawOfAnAddressIsASentence()
{
    QSet<QString> all;
    for (int i = 0; i <= static_cast<int>(UrlFlaw::BadCharacter); ++i) {
        const QString text = words::urlFlaw(static_cast<UrlFlaw>(i));
        QVERIFY2(text.endsWith(u'.') && text.front().isUpper(), qPrintable(text));
        all.insert(text);
    }
    QCOMPARE(all.size(), 8);
    QCOMPARE(words::urlFlaw(UrlFlaw::WrongScheme),
             QStringLiteral("Only addresses that begin with ws:// can be connected to."));
    QVERIFY(words::urlFlaw(UrlFlaw::Fragment).contains(QStringLiteral("fragment")));
    QVERIFY(words::urlFlaw(UrlFlaw::BadPort).contains(QStringLiteral("65535")));
}

QTEST_APPLESS_MAIN(WordsRuleTest)
#include "words_rule_test.moc"
