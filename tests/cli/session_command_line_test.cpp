#include "cli/command_line.h"
#include "cli/session_command_line.h"

#include <QTest>

using namespace lifeline;

class SessionCommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showIsRead()
    {
        const auto parsed = parseCommandLine({"show", "a.har", "-Y", "code:1006", "--connection", "2", "-T",
                                              "fields", "-e", "seq", "-e", "websocket.opcode", "--no-color"});
        const auto& options = std::get<ShowOptions>(parsed);
        QCOMPARE(options.file, std::string("a.har"));
        QCOMPARE(options.selection.filter, std::string("code:1006"));
        QVERIFY(options.selection.connections == std::vector<std::uint32_t>{2});
        QVERIFY(options.as == ShowOptions::As::Fields && options.noColor);
        QCOMPARE(options.fields.size(), std::size_t(2));
    }

    void theOthersAreRead()
    {
        const auto exported =
            parseCommandLine({"export", "a", "-o", "b.har", "--format", "html", "--no-redaction"});
        QVERIFY(std::get<ExportCommandOptions>(exported).format == ExportFormat::Html);
        QVERIFY(!std::get<ExportCommandOptions>(exported).exported.redaction.on);
        const auto imported = parseCommandLine({"import", "a", "--output=b.lifeline"});
        QCOMPARE(std::get<ImportOptions>(imported).output, std::string("b.lifeline"));
        const auto compared = parseCommandLine({"compare", "a:1", "b:2", "-Y", "layer:ws"});
        QCOMPARE(std::get<CompareOptions>(compared).right, std::string("b:2"));
        const auto checked = parseCommandLine({"check", "a", "--expect", "e.json", "--junit", "j.xml"});
        QCOMPARE(std::get<CheckOptions>(checked).expect, std::string("e.json"));
        QCOMPARE(std::get<CheckOptions>(checked).junit, std::string("j.xml"));
    }

    void helpIsHelp()
    {
        for (const char* command : {"show", "export", "import", "compare", "check"}) {
            QVERIFY(isSessionCommand(command));
            QVERIFY(std::holds_alternative<Information>(parseCommandLine({command, "--help"})));
        }
        QVERIFY(!isSessionCommand("explain"));
    }

    void mistakesAreSentences_data()
    {
        QTest::addColumn<QByteArray>("line"); // words separated by |
        QTest::addColumn<QByteArray>("part"); // of the sentence
        const auto row = [](const char* line, const char* part) {
            QTest::newRow(line) << QByteArray(line) << QByteArray(part);
        };
        row("show", "show needs one file");
        row("show|a|b", "\"b\" is too much: show takes one file");
        row("show|", "\"\" is no file");
        row("show|a|-T|xml", "\"xml\" is no way to show events");
        row("show|a|-T|fields", "-T fields needs a field");
        row("show|a|-T|json|-e|seq", "-e goes with -T fields only");
        row("show|a|-e|opcode", "\"opcode\" is no field; fields are seq, t,");
        row("show|a|-Y|a or code:x", "-Y: at character 6: “x” is no number");
        row("show|a|-Y|websocket.opcod == 1", "“websocket.opcod” is no field");
        row("show|a|--connection|0", "is no number of a connection");
        row("import|a", "import needs a session file to write");
        row("import|a|-o|-", "-o: ");
        row("compare|a", "compare needs two files");
        row("compare|a|b|c", "\"c\" is too much");
        row("check|a", "check needs a file of rules: --expect FILE");
        row("check|a|--log|x", "--log is not an option of check");
    }

    void mistakesAreSentences()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const QByteArray, part);
        std::vector<std::string> words;
        for (const QByteArray& word : line.split('|'))
            words.push_back(word.toStdString());
        const auto parsed = parseSessionCommand({words.begin(), words.end()});
        QVERIFY(std::holds_alternative<UsageError>(parsed));
        const std::string sentence = std::get<UsageError>(parsed).sentence;
        QVERIFY2(QByteArray::fromStdString(sentence).contains(part), sentence.c_str());
    }

    void hostileFiltersAreSentences()
    {
        for (const std::string& filter : {std::string(1'000'000, 'a'), std::string(4'000, '('),
                                          std::string("\"\x1b[31m"), std::string("tcp.\x1b == 1 (")}) {
            const auto parsed = parseSessionCommand({"show", "a", "-Y", filter});
            QVERIFY(std::holds_alternative<UsageError>(parsed));
            const std::string sentence = std::get<UsageError>(parsed).sentence;
            QVERIFY(sentence.size() < 2'000 && sentence.find('\x1b') == std::string::npos);
        }
    }
};

QTEST_APPLESS_MAIN(SessionCommandLineTest)
#include "session_command_line_test.moc"
