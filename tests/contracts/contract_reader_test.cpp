#include "contract_sample.h"

#include <QTest>

using namespace lifeline;

class ContractReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aContractIsRead();
    void bothSidesAreRead();
    void whatIsWrongIsToldWithItsPlace_data();
    void whatIsWrongIsToldWithItsPlace();
    void aBadSideIsLeftOut();
};

void ContractReaderTest::aContractIsRead()
{
    const auto file = readContracts(
        R"({"stack": "sample-1", "title": "Sample 1", "names": ["sample 1"], "sources": ["measured"],
            "server": {"called": {"on-open": "opened"}, "timers": {"idle": "5s"}, "rules": [],
                       "invariants": {"close-at-most-once": "promised"}}})",
        "a.json");
    QCOMPARE(file.problems.size(), std::size_t{0});
    QCOMPARE(file.contracts.size(), std::size_t{1});
    const StackContract& contract = file.contracts.front();
    QCOMPARE(contract.id(), std::string("sample-1-server"));
    QCOMPARE(contract.stack(), std::string("sample-1"));
    QCOMPARE(contract.title(), std::string("Sample 1"));
    QVERIFY(contract.side() == Side::Server);
    QCOMPARE(contract.called(CallbackName::OnOpen), std::string_view("opened"));
    QCOMPARE(contract.called(CallbackName::OnClose), std::string_view());
    QCOMPARE(contract.names(), std::vector<std::string>{"sample 1"});
    QCOMPARE(contract.sources(), std::vector<std::string>{"measured"});
    QVERIFY(contract.timers().at("idle") == std::chrono::seconds(5));
    QVERIFY(contract.invariant("close-at-most-once") == Promise::Promised);
    QVERIFY(contract.invariant("error-then-close") == Promise::NotPromised);
}

void ContractReaderTest::bothSidesAreRead()
{
    const auto file = readContracts(
        R"({"stack": "s", "title": "S", "server": {"rules": []}, "client": {"rules": []}})", "a.json");
    QCOMPARE(file.contracts.size(), std::size_t{2});
    QCOMPARE(file.contracts[1].id(), std::string("s-client"));
}

void ContractReaderTest::whatIsWrongIsToldWithItsPlace_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, const QByteArray& json, const char* problem) {
        QTest::newRow(name) << QString::fromUtf8(json).replace(u'\'', u'"') << QString::fromUtf8(problem);
    };
    const auto inSide = [](const QByteArray& side) {
        return QByteArray("{'stack': 's', 'title': 'S',\n'server': {" + side + "}}");
    };
    row("no JSON", "{", "a.json:1:");
    row("a list", "[]", "a contract is a list");
    row("no stack", "{'title': 'S', 'server': {'rules': []}}", "a.json:1:1: no stack");
    row("no side", "{'stack': 's', 'title': 'S'}", "a contract of no side");
    row("an unknown key", "{'stack': 's', 'title': 'S', 'relay': {}}", "\"relay\" is no key of a contract");
    row("a stack that is no id", "{'stack': 'A b', 'title': 'S', 'server': {'rules': []}}", "is no id");
    row("no rules", inSide("'timers': {}"), "a.json:2:11: a side without rules");
    row("an unknown rule of upgrades", inSide("'accepts': ['x'], 'rules': []"), "\"x\" is no upgrade rule");
    row("an unknown violation", inSide("'tolerates': ['x'], 'rules': []"), "\"x\" is no violation");
    row("a bad timer", inSide("'timers': {'A': '5s'}, 'rules': []"), "\"A\" is no name of a timer");
    row("timers that are no object", inSide("'timers': [], 'rules': []"), "timers is no object");
    row("a bad stage", inSide("'states': {'x': 'y'}, 'rules': []"), "no such stage");
    row("a state twice", inSide("'states': {'open': 'open'}, 'rules': []"), "is there already");
    row("an unknown invariant", inSide("'invariants': {'x': 'promised'}, 'rules': []"), "is no invariant");
    row("an unknown promise", inSide("'invariants': {'error-then-close': 'x'}, 'rules': []"),
        "no such promise");
    row("an unknown role", inSide("'called': {'opened': 'x'}, 'rules': []"), "is no key of called");
    row("a limit that moments do not show", inSide("'limit': '1KiB', 'rules': []"), "limit is out of range");
}

void ContractReaderTest::whatIsWrongIsToldWithItsPlace()
{
    QFETCH(QString, json);
    QFETCH(QString, problem);
    const auto file = readContracts(json.toStdString(), "a.json");
    QVERIFY(file.contracts.empty());
    QVERIFY(!file.problems.empty());
    const QString first = textOf(file.problems.front().text());
    QVERIFY2(first.contains(problem), qPrintable(first));
}

void ContractReaderTest::aBadSideIsLeftOut()
{
    const auto file = readContracts(
        R"({"stack": "s", "title": "S", "server": {"rules": [{}]}, "client": {"rules": []}})", "a.json");
    QCOMPARE(file.contracts.size(), std::size_t{1});
    QVERIFY(file.contracts.front().side() == Side::Client);
    QCOMPARE(file.problems.size(), std::size_t{1});
}

QTEST_APPLESS_MAIN(ContractReaderTest)
#include "contract_reader_test.moc"
