#include "cli/command_line.h"
#include "cli/matrix_command_line.h"

#include <QTest>

using namespace lifeline;

namespace {

ParsedCommand parse(const QByteArray& line)
{
    std::vector<std::string> words;
    for (const QByteArray& word : line.split('|'))
        words.push_back(word.toStdString());
    return parseCommandLine({words.begin(), words.end()});
}

} // namespace

class MatrixCommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matrixTakesItsOptions();
    void atlasTakesItsOptions();
    void mistakesAreSentences_data();
    void mistakesAreSentences();
    void helpIsNoMistake_data();
    void helpIsNoMistake();
};

void MatrixCommandLineTest::matrixTakesItsOptions()
{
    const auto parsed = parse("matrix|--stack|qt|--stack=ws|--fault|reset|--differ|--measure|qt|--csv|a.csv|"
                              "--markdown|a.md|--html|a.html|--json|a.json|--junit|a.xml");
    const auto& options = std::get<MatrixOptions>(parsed);
    QCOMPARE(options.stacks, (std::vector<std::string>{"qt", "ws"}));
    QCOMPARE(options.faults, std::vector<std::string>{"reset"});
    QCOMPARE(options.measure, std::vector<std::string>{"qt"});
    QVERIFY(options.differ);
    QCOMPARE(options.csv + options.markdown + options.html + options.common.json,
             std::string("a.csva.mda.htmla.json"));
    QCOMPARE(options.common.junit, std::string("a.xml"));
    QVERIFY(!std::get<MatrixOptions>(parse("matrix")).differ);
}

void MatrixCommandLineTest::atlasTakesItsOptions()
{
    const auto parsed = parse("atlas|measure|folder|--side|client|--fault|idle|--runs|5|--out|x.json");
    const auto& measure = std::get<AtlasOptions>(parsed);
    QCOMPARE(measure.folder, std::string("folder"));
    QVERIFY(measure.side == Side::Client);
    QCOMPARE(measure.runs, 5U);
    QCOMPARE(measure.out, std::string("x.json"));
    QVERIFY(!measure.check);
    const auto reported = parse("atlas|measure|folder|--json|a.json|--junit|a.xml");
    QCOMPARE(std::get<AtlasOptions>(reported).common.json, std::string("a.json"));
    QCOMPARE(std::get<AtlasOptions>(reported).common.junit, std::string("a.xml"));
    const auto checked = parse("atlas|check|folder");
    QVERIFY(std::get<AtlasOptions>(checked).check);
    QVERIFY(!std::get<AtlasOptions>(checked).strict);
    QVERIFY(std::get<AtlasOptions>(parse("atlas|check|folder|--strict")).strict);
    QVERIFY(std::holds_alternative<UsageError>(parse("atlas|measure|folder|--strict")));
    QVERIFY(std::holds_alternative<UsageError>(parse("atlas|check|folder|--out|x.json")));
    QVERIFY(!std::get<AtlasOptions>(checked).side);
    QCOMPARE(std::get<AtlasOptions>(checked).runs, 3U);
}

void MatrixCommandLineTest::mistakesAreSentences_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("sentence");
    const auto row = [](const char* line, const char* sentence) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(sentence);
    };
    row("matrix|qt", "\"qt\" is too much: matrix takes options only.");
    row("matrix|--measure|jetty",
        "--measure: \"jetty\" cannot be measured here; write reference or qt, or use atlas measure FOLDER.");
    row("matrix|--stack|", "--stack: \"\" is no name.");
    row("atlas", "atlas needs to know what to do: measure and check are there.");
    row("atlas|mesure", "\"mesure\" is no command of atlas. Its commands are measure and check.");
    row("atlas|measure", "atlas measure needs one folder with a stack.json.");
    row("atlas|check|a|b", "atlas check needs one folder with a stack.json.");
    row("atlas|measure|a|--side|relay", "--side: \"relay\" is no side; write server or client.");
    row("atlas|measure|a|--runs|0", "--runs: \"0\" is no number of runs; write 1 to 1000.");
}

void MatrixCommandLineTest::mistakesAreSentences()
{
    QFETCH(QByteArray, line);
    const auto parsed = parse(line);
    const auto* error = std::get_if<UsageError>(&parsed);
    QVERIFY(error != nullptr);
    QTEST(QByteArray::fromStdString(error->sentence), "sentence");
}

void MatrixCommandLineTest::helpIsNoMistake_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char* line : {"matrix|--help", "atlas|--help", "atlas|measure|--help", "atlas|check|x|--help"})
        QTest::newRow(line) << QByteArray(line);
}

void MatrixCommandLineTest::helpIsNoMistake()
{
    QFETCH(QByteArray, line);
    const auto parsed = parse(line);
    QVERIFY(std::holds_alternative<Information>(parsed));
}

QTEST_APPLESS_MAIN(MatrixCommandLineTest)
#include "matrix_command_line_test.moc"
