#include "wire/http_head.h"

#include <QTest>

using namespace lifeline;
using Progress = HttpHeadReader::Progress;

namespace {

const QByteArray request("GET / HTTP/1.1\r\nHost: x\r\n\r\n");

QByteArray bytesOf(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

Progress feed(HttpHeadReader& reader, const QByteArray& bytes, std::size_t& consumed)
{
    return reader.feed(viewOf(bytes), consumed);
}

Progress feed(HttpHeadReader& reader, const QByteArray& bytes)
{
    std::size_t consumed = 0;
    return feed(reader, bytes, consumed);
}

/// Byte by byte until something is decided; the bytes taken until then.
Progress feedBytewise(HttpHeadReader& reader, const QByteArray& bytes, std::size_t& total)
{
    Progress progress = Progress::NeedMore;
    total = 0;
    for (qsizetype i = 0; i < bytes.size() && progress == Progress::NeedMore; ++i) {
        std::size_t consumed = 0;
        progress = feed(reader, bytes.mid(i, 1), consumed);
        total += consumed;
    }
    return progress;
}

/// A request that is complete after exactly `size` bytes.
QByteArray requestOf(qsizetype size)
{
    QByteArray head("GET / HTTP/1.1\r\nA: ");
    return head + QByteArray(size - head.size() - 4, 'x') + "\r\n\r\n";
}

} // namespace

class HttpHeadReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHeadEndsAtTheFirstEmptyLine_data();
    void theHeadEndsAtTheFirstEmptyLine();
    void everySplitGivesTheSameHead();
    void nothingMoreIsTakenUntilTheHeadIs();
    void aTakenReaderBeginsAnew();
    void whatBeginsLikeARequestIsWaitedFor_data();
    void whatBeginsLikeARequestIsWaitedFor();
    void whatCannotBeHttpIsRefusedAtOnce_data();
    void whatCannotBeHttpIsRefusedAtOnce();
    void refusedBytesAreKeptUpToTheLimit();
    void theLimitCountsTheEmptyLine();
    void anEndlessHeadIsRefusedAtTheLimit();
    void anEndlessFirstLineIsRefusedBefore();
    void aHeadThatEndsEarlyIsTakenWithItsLastLineRaw_data();
    void aHeadThatEndsEarlyIsTakenWithItsLastLineRaw();
    void aLimitOfNothingRefuses();
};

void HttpHeadReaderTest::theHeadEndsAtTheFirstEmptyLine_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("CRLF") << request;
    QTest::newRow("LF") << QByteArray("GET / HTTP/1.1\nHost: x\n\n");
    QTest::newRow("LF, then CRLF at the end") << QByteArray("GET / HTTP/1.1\nHost: x\n\r\n");
    QTest::newRow("CRLF, then LF at the end") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\n");
    QTest::newRow("no headers") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("an empty line before") << "\r\n" + request;
    QTest::newRow("a lone CR line is no end") << QByteArray("GET / HTTP/1.1\r\n\rA\r\n\r\r\n\r\n");
    QTest::newRow("a bad start line that begins well") << QByteArray("GET nonsense\r\n\r\n");
}

void HttpHeadReaderTest::theHeadEndsAtTheFirstEmptyLine()
{
    QFETCH(QByteArray, head);
    HttpHeadReader reader(HeadKind::Request);
    std::size_t consumed = 0;
    QCOMPARE(feed(reader, head + "\x81\x05hello", consumed), Progress::Complete);
    QCOMPARE(consumed, static_cast<std::size_t>(head.size()));
    QCOMPARE(bytesOf(reader.take().raw()), head);
    QCOMPARE(feed(reader, head.chopped(1)), Progress::NeedMore);
}

void HttpHeadReaderTest::everySplitGivesTheSameHead()
{
    const QByteArray head("\r\nGET / HTTP/1.1\r\nA: b\n c\r\nbogus\r\n\r\n");
    for (qsizetype split = 0; split <= head.size(); ++split) {
        HttpHeadReader reader(HeadKind::Request);
        std::size_t first = 0;
        std::size_t second = 0;
        const Progress early = feed(reader, head.left(split), first);
        QCOMPARE(early, split < head.size() ? Progress::NeedMore : Progress::Complete);
        QCOMPARE(feed(reader, head.mid(split) + "rest", second), Progress::Complete);
        QCOMPARE(first + second, static_cast<std::size_t>(head.size()));
        QCOMPARE(bytesOf(reader.take().raw()), head);
    }
    HttpHeadReader reader(HeadKind::Request);
    std::size_t total = 0;
    QCOMPARE(feedBytewise(reader, head + "rest", total), Progress::Complete);
    QCOMPARE(total, static_cast<std::size_t>(head.size()));
}

void HttpHeadReaderTest::nothingMoreIsTakenUntilTheHeadIs()
{
    HttpHeadReader reader(HeadKind::Request);
    std::size_t consumed = 99;
    QCOMPARE(feed(reader, request), Progress::Complete);
    QCOMPARE(feed(reader, "more", consumed), Progress::Complete);
    QCOMPARE(consumed, std::size_t{0});
    QCOMPARE(reader.size(), static_cast<std::size_t>(request.size()));
}

void HttpHeadReaderTest::aTakenReaderBeginsAnew()
{
    HttpHeadReader reader(HeadKind::Request);
    QVERIFY(reader.empty());
    QCOMPARE(feed(reader, "\x16\x03"), Progress::Refused);
    QVERIFY(!reader.take().beginsLikeHttp());
    QVERIFY(reader.empty());
    QCOMPARE(feed(reader, request), Progress::Complete);
    const HttpHead head = reader.take();
    QVERIFY(head.beginsLikeHttp() && head.findings().empty());
}

void HttpHeadReaderTest::whatBeginsLikeARequestIsWaitedFor_data()
{
    QTest::addColumn<bool>("response");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, bool response, const char* bytes) {
        QTest::newRow(name) << response << QByteArray(bytes);
    };
    row("a letter", false, "G");
    row("a method", false, "GET");
    row("a method and its space", false, "GET ");
    row("a target", false, "GET /");
    row("rubbish after the method", false, "GET \x01\x02");
    row("half an empty line", false, "\r");
    row("a letter after an empty line", false, "\r\nG");
    row("a letter after a bare LF", false, "\nG");
    row("a letter of the name", true, "H");
    row("the name", true, "HTTP/");
    row("rubbish after the name", true, "HTTP/nonsense");
}

void HttpHeadReaderTest::whatBeginsLikeARequestIsWaitedFor()
{
    QFETCH(bool, response);
    QFETCH(QByteArray, bytes);
    HttpHeadReader reader(response ? HeadKind::Response : HeadKind::Request);
    std::size_t total = 0;
    QCOMPARE(feedBytewise(reader, bytes, total), Progress::NeedMore);
    QVERIFY(reader.take().beginsLikeHttp());
}

void HttpHeadReaderTest::whatCannotBeHttpIsRefusedAtOnce_data()
{
    QTest::addColumn<bool>("response");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("until"); // how many bytes have to be seen
    const auto row = [](const char* name, bool response, QByteArray bytes, int until) {
        QTest::newRow(name) << response << bytes << until;
    };
    row("a TLS ClientHello", false, QByteArray("\x16\x03\x01\x02\x00\x01\x00", 7), 1);
    row("NUL", false, QByteArray("\0\0\0", 3), 1);
    row("a WebSocket frame", false, "\x81\x85\x01\x02\x03\x04", 1);
    row("the banner of SSH", false, "SSH-2.0-OpenSSH_9.2\r\n", 20);
    row("a line with a space at first", false, " GET / HTTP/1.1\r\n", 1);
    row("binary after letters", false, "GE\x01", 3);
    row("a response instead of a request", false, "HTTP/1.1 200 OK\r\n", 5);
    row("JSON", false, "{\"id\":1}", 1);
    row("two empty lines", false, "\r\n\r\nGET / HTTP/1.1\r\n", 3);
    row("a lone CR", false, "\rGET / HTTP/1.1\r\n", 2);
    row("a method of letters above ASCII", false, "\xC3\x89 / HTTP/1.1\r\n", 1);
    row("SMTP, seen by a client", true, "220 mail.example ESMTP\r\n", 1);
    row("almost HTTP, seen by a client", true, "HTTPS/1.1", 5);
    row("lower case, seen by a client", true, "http/1.1 101", 1);
    row("an empty line first, seen by a client", true, "\r\nHTTP/1.1", 1);
}

void HttpHeadReaderTest::whatCannotBeHttpIsRefusedAtOnce()
{
    QFETCH(bool, response);
    QFETCH(QByteArray, bytes);
    QFETCH(int, until);
    HttpHeadReader reader(response ? HeadKind::Response : HeadKind::Request);
    std::size_t total = 0;
    QCOMPARE(feedBytewise(reader, bytes, total), Progress::Refused);
    QCOMPARE(total, static_cast<std::size_t>(until));
    const HttpHead bytewise = reader.take();
    QVERIFY(!bytewise.beginsLikeHttp());
    QVERIFY(!bytewise.has(HeadFlaw::HeadTooLarge));
    std::size_t consumed = 0;
    QCOMPARE(feed(reader, bytes, consumed), Progress::Refused);
    QCOMPARE(bytesOf(reader.take().raw()), bytes); // all of them, to be shown
    QCOMPARE(consumed, static_cast<std::size_t>(bytes.size()));
}

void HttpHeadReaderTest::refusedBytesAreKeptUpToTheLimit()
{
    HttpHeadReader reader(HeadKind::Request, 100);
    std::size_t consumed = 0;
    QCOMPARE(feed(reader, QByteArray(1000, '\x16'), consumed), Progress::Refused);
    QCOMPARE(consumed, std::size_t{100});
    QCOMPARE(reader.size(), std::size_t{100});
}

void HttpHeadReaderTest::theLimitCountsTheEmptyLine()
{
    constexpr auto limit = static_cast<qsizetype>(HttpHeadReader::defaultLimit);
    HttpHeadReader reader(HeadKind::Request);
    QCOMPARE(feed(reader, requestOf(limit)), Progress::Complete);
    QVERIFY(reader.take().findings().empty());
    std::size_t consumed = 0;
    QCOMPARE(feed(reader, requestOf(limit + 1), consumed), Progress::Refused);
    QCOMPARE(consumed, HttpHeadReader::defaultLimit);
    const HttpHead head = reader.take();
    QVERIFY(head.has(HeadFlaw::HeadTooLarge));
    QCOMPARE(head.findings().size(), std::size_t{1}); // the line that was cut is no flaw of its own
    QCOMPARE(head.raw().size(), HttpHeadReader::defaultLimit);
}

void HttpHeadReaderTest::anEndlessHeadIsRefusedAtTheLimit()
{
    HttpHeadReader reader(HeadKind::Response);
    std::size_t total = 0;
    const QByteArray endless = "HTTP/1.1 101 x\r\n" + QByteArray("A: b\r\n").repeated(200'000);
    QCOMPARE(feedBytewise(reader, endless, total), Progress::Refused);
    QCOMPARE(total, HttpHeadReader::defaultLimit);
    const HttpHead head = reader.take();
    QVERIFY(head.has(HeadFlaw::HeadTooLarge) && head.has(HeadFlaw::TooManyHeaders));
    QVERIFY(!head.has(HeadFlaw::BadHeaderLine));
}

void HttpHeadReaderTest::anEndlessFirstLineIsRefusedBefore()
{
    HttpHeadReader reader(HeadKind::Request);
    const auto line = [](std::size_t size) {
        return "GET /" + QByteArray(static_cast<qsizetype>(size) - 16, 'x') + " HTTP/1.1\r\n";
    };
    QCOMPARE(line(100).size(), qsizetype{100});
    QCOMPARE(feed(reader, line(HttpHeadReader::maxStartLine) + "\r\n"), Progress::Complete);
    QVERIFY(reader.take().findings().empty());
    std::size_t consumed = 0;
    QCOMPARE(feed(reader, line(HttpHeadReader::maxStartLine + 1) + "\r\n", consumed), Progress::Refused);
    QCOMPARE(consumed, HttpHeadReader::maxStartLine);
    const HttpHead head = reader.take();
    QVERIFY(head.beginsLikeHttp() && !head.has(HeadFlaw::HeadTooLarge) && !head.has(HeadFlaw::BadStartLine));
    QVERIFY(head.has(HeadFlaw::StartLineTooLong));
    std::size_t total = 0;
    QCOMPARE(feedBytewise(reader, QByteArray(70'000, 'A'), total), Progress::Refused);
    QCOMPARE(total, HttpHeadReader::maxStartLine);
    QVERIFY(reader.take().has(HeadFlaw::StartLineTooLong));
    HttpHeadReader answers(HeadKind::Response);
    QCOMPARE(feed(answers, "HTTP/1.1 101 " + QByteArray(70'000, 'x')), Progress::Refused);
    QVERIFY(answers.take().has(HeadFlaw::HeadTooLarge));
}

void HttpHeadReaderTest::aHeadThatEndsEarlyIsTakenWithItsLastLineRaw_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("lines");
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("in the start line") << QByteArray("GET / HT") << 0;
    QTest::newRow("after the start line") << QByteArray("GET / HTTP/1.1\r\n") << 0;
    QTest::newRow("in a name") << QByteArray("GET / HTTP/1.1\r\nA: b\r\nHos") << 2;
    QTest::newRow("in a value") << QByteArray("GET / HTTP/1.1\r\nA: b\r\nHost: loc") << 2;
    QTest::newRow("before the last LF") << QByteArray("GET / HTTP/1.1\r\nA: b\r\nHost: x\r") << 2;
}

void HttpHeadReaderTest::aHeadThatEndsEarlyIsTakenWithItsLastLineRaw()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, lines);
    HttpHeadReader reader(HeadKind::Request);
    QCOMPARE(feed(reader, bytes), Progress::NeedMore);
    const HttpHead head = reader.take();
    QVERIFY(head.findings().empty());
    QCOMPARE(bytesOf(head.raw()), bytes);
    QCOMPARE(static_cast<int>(head.lines().size()), lines);
    if (lines > 0)
        QVERIFY(head.lines().back().name.empty());
}

void HttpHeadReaderTest::aLimitOfNothingRefuses()
{
    HttpHeadReader reader(HeadKind::Request, 0);
    QCOMPARE(feed(reader, request), Progress::Refused);
    QCOMPARE(reader.size(), std::size_t{1});
}

QTEST_APPLESS_MAIN(HttpHeadReaderTest)
#include "http_head_reader_test.moc"
