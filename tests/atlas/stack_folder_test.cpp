#include "atlas/stack_folder.h"
#include "support/places.h"
#include "support/reading_of.h"

#include <QDir>
#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

class StackFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStackIsRead();
    void oneContractMayBeForBoth();
    void whatAStackHasNoCallForIsOfBothSidesOrOfOne();
    void whatIsWrongIsTold_data();
    void whatIsWrongIsTold();
    void everyFolderOfTheProjectIsGood();
};

void StackFolderTest::aStackIsRead()
{
    const auto read = readStackFolder(R"({"stack": "node-ws", "title": "Node ws",
        "contract": {"server": "node-ws-8-server"},
        "sides": {"server": {"run": ["node", "server.js"], "timers": {"idle": "5s"}}, "client": {"run": ["node", "c.js"]}},
        "probe": ["node", "-e", "1"], "packages": ["nodejs"], "needs": "Node"})",
                                      "stack.json");
    QCOMPARE(told(read.problems), QString());
    QCOMPARE(read.folder->stack, std::string("node-ws"));
    QCOMPARE(read.folder->needs, std::string("Node"));
    QCOMPARE(read.folder->probe.size(), std::size_t{3});
    const StackProgramSide* server = read.folder->side(Side::Server);
    QCOMPARE(server->run, (std::vector<std::string>{"node", "server.js"}));
    QCOMPARE(server->contract, std::string("node-ws-8-server"));
    QVERIFY(server->timers.at("idle") == 5s);
    QVERIFY(read.folder->side(Side::Client)->contract.empty());
}

void StackFolderTest::oneContractMayBeForBoth()
{
    const auto read = readStackFolder(
        R"({"stack": "a", "title": "A", "contract": "a-1-client", "sides": {"client": {"run": ["a"]}}})",
        "stack.json");
    QCOMPARE(told(read.problems), QString());
    QCOMPARE(read.folder->side(Side::Client)->contract, std::string("a-1-client"));
    QVERIFY(read.folder->side(Side::Server) == nullptr);
}

void StackFolderTest::whatAStackHasNoCallForIsOfBothSidesOrOfOne()
{
    const auto read = readStackFolder(R"({"stack": "a", "title": "A", "lacks": ["drop"],
        "sides": {"server": {"run": ["a"]}, "client": {"run": ["a"], "lacks": ["ping"]}}})",
                                      "stack.json");
    QCOMPARE(told(read.problems), QString());
    QCOMPARE(read.folder->server->lacks, std::vector<std::string>{"drop"});
    QCOMPARE(read.folder->client->lacks, (std::vector<std::string>{"drop", "ping"}));
}

void StackFolderTest::whatIsWrongIsTold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, const char* text, const char* problem) {
        QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(problem);
    };
    row("no JSON", "node", "");
    row("a list", "[]", "not an object");
    row("no sides", R"({"stack": "a", "title": "A"})", "\"sides\" is missing");
    row("sides of nothing", R"({"stack": "a", "title": "A", "sides": {}})", "there is no side");
    row("no program", R"({"stack": "a", "title": "A", "sides": {"server": {"run": []}}})",
        "names no program");
    row("nothing to run", R"({"stack": "a", "title": "A", "sides": {"server": {}}})", "\"run\" is missing");
    row("a key that is none", R"({"stack": "a", "title": "A", "sides": {"server": {"run": ["a"]}}, "x": 1})",
        "\"x\" is no key of a stack");
    row("an act that is none",
        R"({"stack": "a", "title": "A", "lacks": ["sing"], "sides": {"server": {"run": ["a"]}}})",
        "\"sing\" is no act");
    row("timers of another kind",
        R"({"stack": "a", "title": "A", "sides": {"server": {"run": ["a"], "timers": 5}}})",
        "timers is no object");
}

void StackFolderTest::whatIsWrongIsTold()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, problem);
    const auto read = readStackFolder(text.toStdString(), "stack.json");
    QVERIFY(!read.folder);
    QVERIFY(!read.problems.empty());
    QVERIFY2(told(read.problems).contains(problem), qPrintable(told(read.problems)));
}

void StackFolderTest::everyFolderOfTheProjectIsGood()
{
    const QDir stacks(inProject("tests/interop/stacks"));
    for (const QString& name : stacks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(stacks.filePath(name + QStringLiteral("/stack.json")));
        if (!file.open(QIODevice::ReadOnly))
            continue; // what several share
        const auto read = readStackFolder(file.readAll().toStdString(), name.toStdString());
        QVERIFY2(read.folder.has_value(), qPrintable(name + u' ' + told(read.problems)));
    }
}

QTEST_APPLESS_MAIN(StackFolderTest)
#include "stack_folder_test.moc"
