#include "contract_sample.h"
#include "contracts/rule_reader.h"

#include <QTest>

using namespace lifeline;

class RuleReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void callbacksAreRead();
    void otherTextIsNoCallback_data();
    void otherTextIsNoCallback();
    void whatIsWrongInARuleIsTold_data();
    void whatIsWrongInARuleIsTold();
};

void RuleReaderTest::callbacksAreRead()
{
    const auto wire = toldRuleFromText("on-close:wire");
    QVERIFY(wire && wire->role == CallbackName::OnClose && wire->source == CodeSource::Wire);
    QVERIFY(toldRuleFromText("on-close:violation")->source == CodeSource::Violation);
    QVERIFY(toldRuleFromText("on-close:sent")->source == CodeSource::Sent);
    const auto literal = toldRuleFromText("on-close:1006");
    QVERIFY(literal->source == CodeSource::Literal && literal->code == 1006);
    QVERIFY(toldRuleFromText("on-close")->source == CodeSource::None);
    const auto named = toldRuleFromText("other=aboutToClose");
    QVERIFY(named && named->role == CallbackName::Other && named->called == "aboutToClose");
}

void RuleReaderTest::otherTextIsNoCallback_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "open", "on-open:1000", "on-close:", "on-close:0", "on-close:70000",
                             "on-close:x", "other", "other=", "on-error="})
        QTest::newRow(*text == 0 ? "nothing" : text) << QString::fromLatin1(text);
}

void RuleReaderTest::otherTextIsNoCallback()
{
    QFETCH(QString, text);
    QVERIFY(!toldRuleFromText(text.toStdString()));
}

void RuleReaderTest::whatIsWrongInARuleIsTold_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, const char* rule, const char* problem) {
        QTest::newRow(name) << QByteArray(rule) << QString::fromUtf8(problem);
    };
    row("no state", "{'when': 'fin'}", "a rule without in or when");
    row("no moment", "{'in': 'open'}", "a rule without in or when");
    row("an unknown key", "{'in': 'open', 'when': 'fin', 'says': 1}", "\"says\" is no key of a rule");
    row("an unknown state", "{'in': 'shut', 'when': 'fin'}", "\"shut\" is no state");
    row("an unknown state behind it", "{'in': 'open', 'when': 'fin', 'to': 'shut'}", "\"shut\" is no state");
    row("no pattern", "{'in': 'open', 'when': 'finish'}", "\"finish\" is no pattern of a moment");
    row("no pattern before it", "{'in': 'open', 'when': 'fin', 'after': 'x'}", "\"x\" is no pattern");
    row("no pattern behind it", "{'in': 'open', 'when': 'fin', 'before': 'x'}", "\"x\" is no pattern");
    row("no pattern soon behind it", "{'in': 'open', 'when': 'fin', 'soon': 'x'}", "\"x\" is no pattern");
    row("an unknown timer", "{'in': 'open', 'when': 'silence:tea'}", "\"tea\" is no timer here");
    row("no callback", "{'in': 'open', 'when': 'fin', 'tell': 'bye'}", "\"bye\" is no callback");
    row("no outcome", "{'in': 'open', 'when': 'fin', 'outcomes': []}", "too few or too many outcomes");
    row("outcomes and to", "{'in': 'open', 'when': 'fin', 'to': 'ended', 'outcomes': [{}]}",
        "outcomes beside");
    row("no promise", "{'in': 'open', 'when': 'fin', 'promise': 'maybe'}", "no such promise");
    row("no truth", "{'in': 'open', 'when': 'fin', 'restart': 1}", "restart is a number");
}

void RuleReaderTest::whatIsWrongInARuleIsTold()
{
    QFETCH(QByteArray, rule);
    QFETCH(QString, problem);
    const auto file = readContracts(sampleFile(rule), "a.json");
    QVERIFY(file.contracts.empty());
    QCOMPARE(file.problems.size(), std::size_t{1});
    const QString text = textOf(file.problems.front().text());
    QVERIFY2(text.contains(problem), qPrintable(text));
}

QTEST_APPLESS_MAIN(RuleReaderTest)
#include "rule_reader_test.moc"
