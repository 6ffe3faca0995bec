#include "session/json_lines.h"
#include "session/json_lines_reader.h"
#include "support/every_event.h"
#include "support/sample_session.h"

#include <QTest>

using namespace lifeline;

namespace {

std::string header()
{
    std::string line;
    appendHeaderLine(line, "2026-11-22T18:54:00.000Z", "0.1.0");
    return line;
}

std::string linesOf(const EventLog& log)
{
    std::string text = header();
    for (std::uint64_t row = 0; row < log.size(); ++row)
        appendEventLine(text, log.event(row));
    return text;
}

std::string linesOf(const JsonLinesFile& file)
{
    std::string text = header();
    for (std::uint64_t row = 0; row < file.log->size(); ++row)
        appendEventLine(text, file.log->event(row));
    return text;
}

std::string problemOf(const JsonLinesFile& file)
{
    return file.problems.empty() ? std::string() : file.problems.front().text();
}

const char* const finLine = R"({"seq":1,"t":5,"connection":1,"side":"server","layer":"tcp",)"
                            R"("event":"fin-sent","phase":"open","detail":{}})";

} // namespace

class JsonLinesReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEventComesBackAsItWasWritten_data();
    void everyEventComesBackAsItWasWritten();
    void aWholeSessionComesBackByteForByte();
    void numbersAreThoseOfTheFile();
    void bytesThatAreNoTextComeBack();
    void whatDoesNotFitIsAProblemWithItsLine_data();
    void whatDoesNotFitIsAProblemWithItsLine();
    void whatCameBeforeAProblemIsThere();
    void everyCutOfAFileIsSurvived();
};

void JsonLinesReaderTest::everyEventComesBackAsItWasWritten_data()
{
    QTest::addColumn<int>("index");
    const auto all = everyEvent();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(std::string(all[i].name).c_str()) << int(i);
}

void JsonLinesReaderTest::everyEventComesBackAsItWasWritten()
{
    QFETCH(const int, index);
    const auto all = everyEvent();
    const std::string line = asLine(all[std::size_t(index)].event);
    const JsonLinesFile file = readJsonLines(header() + line + "\n", "log");
    QCOMPARE(problemOf(file), std::string());
    QCOMPARE(file.log->size(), std::uint64_t(1));
    QCOMPARE(int(file.log->event(0).kind()), int(all[std::size_t(index)].event.kind()));
    QCOMPARE(asLine(file.log->event(0)), line);
}

void JsonLinesReaderTest::aWholeSessionComesBackByteForByte()
{
    EventLog log("2026-11-22T18:54:00.000Z");
    fillSampleSession(log);
    const std::string text = linesOf(log);
    const JsonLinesFile file = readJsonLines(text, "log");
    QCOMPARE(problemOf(file), std::string());
    QCOMPARE(file.app, std::string("0.1.0"));
    QCOMPARE(file.log->startedUtc(), log.startedUtc());
    QCOMPARE(file.log->size(), log.size());
    QCOMPARE(linesOf(file), text);
}

/// An export may hold some events only.
void JsonLinesReaderTest::numbersAreThoseOfTheFile()
{
    std::string later = finLine;
    later.replace(later.find("\"seq\":1"), 7, "\"seq\":9");
    const JsonLinesFile file = readJsonLines(header() + finLine + "\n" + later + "\n", "log");
    QCOMPARE(problemOf(file), std::string());
    QCOMPARE(file.log->event(0).seq, EventSeq(1));
    QCOMPARE(file.log->event(1).seq, EventSeq(9));
}

void JsonLinesReaderTest::bytesThatAreNoTextComeBack()
{
    using namespace std::string_view_literals;
    event::FrameReceived frame;
    frame.header = "\x82\x04"sv;
    frame.payload = "\x00\xFF\n\""sv;
    frame.arrived = 4;
    const std::string line = asLine(eventOf(frame, Phase::Open));
    const JsonLinesFile file = readJsonLines(header() + line, "log");
    const Event event = file.log->event(0);
    QCOMPARE(event.as<event::FrameReceived>()->payload, frame.payload);
    QCOMPARE(event.as<event::FrameReceived>()->header, frame.header);
    const auto head = "GET \xFE\r\n\r\n"sv;
    const JsonLinesFile request =
        readJsonLines(header() + asLine(eventOf(event::Request{head}, Phase::Upgrading)), "log");
    QCOMPARE(request.log->event(0).as<event::Request>()->head, head);
}

void JsonLinesReaderTest::whatDoesNotFitIsAProblemWithItsLine_data()
{
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QByteArray>("has");
    const auto row = [](const char* name, const char* from, const char* to, const char* has) {
        QTest::newRow(name) << QByteArray(finLine).replace(from, to) << QByteArray(has);
    };
    row("no JSON", "{\"seq\"", "seq", "no JSON");
    row("an empty line", finLine, "", "no JSON");
    row("a list", finLine, "[]", "an object");
    row("a key too much", "\"t\":5", "\"t\":5,\"u\":6", "\"u\" is no key");
    row("a key too few", "\"t\":5,", "", "\"t\" is missing");
    row("a number that does not rise", "\"seq\":1", "\"seq\":0", "seq is out of range");
    row("a negative time", "\"t\":5", "\"t\":-5", "t is out of range");
    row("a connection that is too high", "\"connection\":1", "\"connection\":4294967296", "out of range");
    row("a side that is none", "\"server\"", "\"sever\"", "\"sever\" is no side");
    row("a layer that is none", "\"tcp\"", "\"udp\"", "\"udp\" is no layer");
    row("a phase that is none", "\"open\"", "\"ajar\"", "\"ajar\" is no phase");
    row("an event of another layer", "\"tcp\"", "\"http\"", "there is no http event \"fin-sent\"");
    row("an event that is none", "\"fin-sent\"", "\"fin\"", "there is no tcp event \"fin\"");
    row("an empty name", "\"fin-sent\"", "\"\"", "there is no tcp event");
    row("a detail that is none", "\"detail\":{}", "\"detail\":7", "no object");
    row("a detail too few", "\"fin-sent\"", "\"connecting\"", "\"url\" is missing");
    row("bytes that are not UTF-8", "\"fin-sent\"", "\"\xFF\"", "not UTF-8");
}

void JsonLinesReaderTest::whatDoesNotFitIsAProblemWithItsLine()
{
    QFETCH(const QByteArray, second);
    QFETCH(const QByteArray, has);
    const JsonLinesFile file = readJsonLines(header() + second.toStdString() + "\n" + finLine, "log.jsonl");
    const QByteArray problem = QByteArray::fromStdString(problemOf(file));
    QVERIFY2(problem.startsWith("log.jsonl:2:"), problem);
    QVERIFY2(problem.contains(has), problem);
    QCOMPARE(file.log->size(), std::uint64_t(0));
}

void JsonLinesReaderTest::whatCameBeforeAProblemIsThere()
{
    const JsonLinesFile file = readJsonLines(header() + finLine + "\nnonsense\n", "log");
    QCOMPARE(file.log->size(), std::uint64_t(1));
    QVERIFY(problemOf(file).starts_with("log:3:"));
    const JsonLinesFile none = readJsonLines(std::string(finLine) + "\n", "log");
    QVERIFY(none.log == nullptr);
    QVERIFY(problemOf(none).starts_with("log:1:"));
    QVERIFY(!readJsonLines("", "log").problems.empty());
}

/// Wherever the writer was interrupted.
void JsonLinesReaderTest::everyCutOfAFileIsSurvived()
{
    std::string text = header();
    for (const NamedEvent& each : everyEvent()) {
        if (each.event.kind() == EventKind::FrameSent || each.event.kind() == EventKind::Response)
            text = header() + asLine(each.event);
        for (std::size_t size = header().size(); size < text.size(); size += 7)
            QCOMPARE(readJsonLines(text.substr(0, size), "log").problems.empty(), size == header().size());
    }
}

QTEST_APPLESS_MAIN(JsonLinesReaderTest)
#include "json_lines_reader_test.moc"
