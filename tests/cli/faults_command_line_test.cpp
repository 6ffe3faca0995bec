#include "cli/command_line.h"
#include "cli/faults_command_line.h"

#include <QTest>

using namespace lifeline;

namespace {

std::vector<std::string> wordsOf(const QByteArray& line)
{
    std::vector<std::string> words;
    for (const QByteArray& word : line.split('|'))
        words.push_back(word.toStdString());
    return words;
}

ParsedCommand parse(const QByteArray& line)
{
    const std::vector<std::string> words = wordsOf(line);
    return parseCommandLine({words.begin(), words.end()});
}

} // namespace

class FaultsCommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listTakesWordsAndAFile();
    void showTakesOneFault();
    void checkTakesPaths();
    void runHasItsDefaults();
    void runTakesItsOptions();
    void serveHasItsDefaults();
    void serveTakesItsOptions();
    void onlyThisMachineIsPlayedAgainst_data();
    void onlyThisMachineIsPlayedAgainst();
    void serveWithAFaultServesIt();
    void connectWithAFaultPlaysIt();
    void mistakesAreSentences_data();
    void mistakesAreSentences();
    void helpIsNoMistake_data();
    void helpIsNoMistake();

private:
    template <class Options> static Options parsed(const QByteArray& line)
    {
        const ParsedCommand command = parse(line);
        if (const auto* options = std::get_if<Options>(&command))
            return *options;
        if (const auto* error = std::get_if<UsageError>(&command))
            qWarning("%s", error->sentence.c_str());
        QTest::qFail("not that command", __FILE__, __LINE__);
        return {};
    }
};

void FaultsCommandLineTest::listTakesWordsAndAFile()
{
    QCOMPARE(parsed<FaultsListOptions>("faults|list").words, std::string());
    const auto options =
        parsed<FaultsListOptions>("faults|list|client|--json|a.json|§4.2.1|--faults|mine|--faults=more.json");
    QCOMPARE(options.words, std::string("client §4.2.1"));
    QCOMPARE(options.json, std::string("a.json"));
    QCOMPARE(options.paths, (std::vector<std::string>{"mine", "more.json"}));
}

void FaultsCommandLineTest::showTakesOneFault()
{
    QVERIFY(!parsed<FaultsShowOptions>("faults|show|frame-rsv1").source);
    const auto options = parsed<FaultsShowOptions>("faults|show|--source|frame-rsv1");
    QCOMPARE(options.name, std::string("frame-rsv1"));
    QVERIFY(options.source);
}

void FaultsCommandLineTest::checkTakesPaths()
{
    QCOMPARE(parsed<FaultsCheckOptions>("faults|check|a.json|folder").paths,
             (std::vector<std::string>{"a.json", "folder"}));
}

void FaultsCommandLineTest::runHasItsDefaults()
{
    const auto options = parsed<FaultsRunOptions>("faults|run|all");
    QCOMPARE(options.names, std::vector<std::string>{"all"});
    QVERIFY(!options.target);
    QCOMPARE(options.jobs, std::size_t{64});
    QVERIFY(!options.showsEvents);
}

void FaultsCommandLineTest::runTakesItsOptions()
{
    const auto options =
        parsed<FaultsRunOptions>("faults|run|reset|frame-rsv1|--target|ws://127.0.0.1:9001/x|--jobs=3|"
                                 "--junit|a.xml|--json=b.json|--log|-|--quiet|--faults|mine");
    QCOMPARE(options.names, (std::vector<std::string>{"reset", "frame-rsv1"}));
    QCOMPARE(options.target->text(), std::string("ws://127.0.0.1:9001/x"));
    QCOMPARE(options.jobs, std::size_t{3});
    QCOMPARE(options.common.junit, std::string("a.xml"));
    QCOMPARE(options.common.json, std::string("b.json"));
    QCOMPARE(options.common.log, std::string("-"));
    QVERIFY(options.common.quiet);
    QCOMPARE(options.paths, std::vector<std::string>{"mine"});
    QVERIFY(!parsed<FaultsRunOptions>("faults|run|all|--target|ws://a|--target=builtin").target);
}

void FaultsCommandLineTest::serveHasItsDefaults()
{
    const auto options = parsed<FaultsServeOptions>("faults|serve|by-path");
    QCOMPARE(options.name, std::string(byPathName));
    QCOMPARE(options.port, std::uint16_t{9100});
    QCOMPARE(options.bindAddress, std::string("127.0.0.1"));
}

void FaultsCommandLineTest::serveTakesItsOptions()
{
    const auto options = parsed<FaultsServeOptions>("faults|serve|--port|0|x|--bind=::1|--quiet");
    QCOMPARE(options.name, std::string("x"));
    QCOMPARE(options.port, std::uint16_t{0});
    QCOMPARE(options.bindAddress, std::string("::1"));
    QVERIFY(options.common.quiet);
}

void FaultsCommandLineTest::onlyThisMachineIsPlayedAgainst_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char* line, bool allowed) {
        QTest::newRow(line) << QByteArray(line) << allowed;
    };
    row("faults|run|all|--target|ws://127.1.2.3/", true);
    row("faults|run|all|--target|ws://[::1]:9001/", true);
    row("faults|run|all|--target|ws://localhost/", true);
    row("faults|run|all|--target|ws://192.0.2.1/", false);
    row("faults|run|all|--target|ws://localhost.example/", false);
    row("faults|run|all|--target|ws://192.0.2.1/|--allow-remote", true);
    row("faults|run|all|--allow-remote|--target|ws://example.org/", true);
    row("connect|--fault|x|ws://localhost/", true);
    row("connect|--fault|x|ws://example.org/", false);
    row("connect|--fault|x|ws://example.org/|--allow-remote", true);
}

void FaultsCommandLineTest::onlyThisMachineIsPlayedAgainst()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, allowed);
    const ParsedCommand command = parse(line);
    QCOMPARE(std::holds_alternative<FaultsRunOptions>(command), allowed);
    if (!allowed)
        QVERIFY(std::get<UsageError>(command).sentence.find("is not this machine") != std::string::npos);
}

void FaultsCommandLineTest::serveWithAFaultServesIt()
{
    const auto options = parsed<FaultsServeOptions>("serve|--fault|x|--port|0|--log=a|--faults|mine");
    QCOMPARE(options.name, std::string("x"));
    QCOMPARE(options.port, std::uint16_t{0});
    QCOMPARE(options.common.log, std::string("a"));
    QCOMPARE(options.paths, std::vector<std::string>{"mine"});
    QCOMPARE(parsed<FaultsServeOptions>("serve|--fault=x").port, std::uint16_t{9001});
}

void FaultsCommandLineTest::connectWithAFaultPlaysIt()
{
    const auto options = parsed<FaultsRunOptions>("connect|ws://localhost:9001/|--fault|x|--no-color");
    QCOMPARE(options.names, std::vector<std::string>{"x"});
    QCOMPARE(options.target->text(), std::string("ws://localhost:9001/"));
    QVERIFY(options.showsEvents);
    QVERIFY(options.common.noColor);
    // A value that looks like the option is none.
    QCOMPARE(parsed<ConnectOptions>("connect|ws://localhost/|--send|--fault").actions.front().bytes,
             std::string("--fault"));
}

void FaultsCommandLineTest::mistakesAreSentences_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("part");
    const auto row = [](const char* line, const char* part) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(part);
    };
    row("faults", "list, show, run, serve and check");
    row("faults|fly", "\"fly\" is no command of faults");
    row("faults|list|--junit|x", "--junit is not an option of faults list");
    row("faults|list|--json|-", "only --log");
    row("faults|show", "faults show needs one fault");
    row("faults|show|a|b", "\"b\" is too much");
    row("faults|check", "faults check needs a file or a folder");
    row("faults|check|--json|x", "--json is not an option of faults check, which has none");
    row("faults|run", "faults run needs a fault, a group or all");
    row("faults|run|all|--target|http://localhost/",
        "--target: \"http://localhost/\" is no WebSocket address");
    row("faults|run|all|--target|wss://localhost/", "TLS");
    row("faults|run|all|--jobs|0", "--jobs: \"0\" is no number");
    row("faults|run|all|--jobs|2000", "1 to 1024");
    row("faults|run|all|--jobs|3x", "--jobs: \"3x\"");
    row("faults|run|all|--stack|qt", "--stack is not an option of faults run");
    row("faults|serve", "faults serve needs one fault or by-path");
    row("faults|serve|a|b", "\"b\" is too much");
    row("faults|serve|a|--bind|example.org", "is not an IP address");
    row("serve|--fault|", "--fault: \"\" is no fault");
    row("serve|--fault|x|--idle-timeout|1s", "--idle-timeout is not an option of serve --fault");
    row("connect|--fault|x", "connect needs an address");
    row("connect|--fault|x|ws://localhost/|--send|a", "--send is not an option of connect --fault");
}

void FaultsCommandLineTest::mistakesAreSentences()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, part);
    const ParsedCommand command = parse(line);
    const auto* error = std::get_if<UsageError>(&command);
    QVERIFY(error);
    QVERIFY2(QByteArray::fromStdString(error->sentence).contains(part), error->sentence.c_str());
    QVERIFY(error->sentence.back() == '.');
}

void FaultsCommandLineTest::helpIsNoMistake_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("part");
    const auto row = [](const char* line, const char* part) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(part);
    };
    row("faults|--help", "faults check PATH");
    row("faults|help", "faults check PATH");
    row("faults|list|-h", "every word");
    row("faults|show|--help", "--source");
    row("faults|run|--help", "--jobs");
    row("faults|serve|--help", "by-path");
    row("faults|check|--help", "FILE:LINE:COLUMN");
}

void FaultsCommandLineTest::helpIsNoMistake()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, part);
    const ParsedCommand command = parse(line);
    const auto* information = std::get_if<Information>(&command);
    QVERIFY(information);
    QVERIFY(QByteArray::fromStdString(information->text).contains(part));
}

QTEST_APPLESS_MAIN(FaultsCommandLineTest)
#include "faults_command_line_test.moc"
