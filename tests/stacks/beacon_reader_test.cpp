#include "stacks/beacon_reader.h"
#include "told_reports.h"

#include <QTest>

using namespace lifeline;

namespace {

constexpr const char* token = "5ec2e7";
constexpr std::int64_t opened = 1'700'000'000'000;

const QByteArray message =
    R"({"stack":"ws 8","side":"server","connection":"k","callback":"close","detail":{"code":1006}})";
const QByteArray told1006 = "server ws 8@k close=on-close:1006";
const QByteArray greeting = "{\"token\":\"5ec2e7\"}\n";

BeaconReader::Now at(std::chrono::milliseconds time) { return {MonotonicTime(time), opened}; }

struct Read {
    QByteArray items, answer;
    bool closed = false;
};

/// Feeds bytes in pieces of that size, all at one moment, until it closes.
Read feed(BeaconReader& reader, const QByteArray& bytes, qsizetype piece = 4096)
{
    Read read;
    std::vector<BeaconItem> items;
    for (qsizetype at0 = 0; at0 < bytes.size() && !read.closed; at0 += piece) {
        auto out = reader.take(bytes.mid(at0, piece).toStdString(), at(std::chrono::milliseconds(5)));
        std::move(out.items.begin(), out.items.end(), std::back_inserter(items));
        read.answer += QByteArray::fromStdString(out.answer);
        read.closed = out.close;
    }
    read.items = told(items);
    return read;
}

QByteArray post(const QByteArray& body, const QByteArray& more = {})
{
    return "POST /report?token=5ec2e7 HTTP/1.1\r\nHost: a\r\n" + more +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

std::size_t counted(const std::vector<BeaconItem>& items, BeaconFlaw why)
{
    std::size_t count = 0;
    for (const BeaconItem& item : items) {
        const auto* refusal = std::get_if<BeaconRefusal>(&item);
        count += refusal != nullptr && refusal->why == why ? refusal->count : 0;
    }
    return count;
}

} // namespace

class BeaconReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesAreRead_data();
    void linesAreRead();
    void postsAreAnswered_data();
    void postsAreAnswered();
    void whatTheEndCutsOffIsRefused_data();
    void whatTheEndCutsOffIsRefused();
    void nothingIsReadAfterTheClose();
    void aFloodIsCountedAndNotLookedAt();
    void aFloodEndsWithItsSecond();
    void aFloodOfPostsIsRefused();
};

void BeaconReaderTest::linesAreRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("items");
    QTest::addColumn<QByteArray>("answer"); // a connection that is answered is closed
    const auto row = [](const char* name, const QByteArray& bytes, const QByteArray& items,
                        const QByteArray& answer = {}) { QTest::newRow(name) << bytes << items << answer; };
    const QByteArray wrongToken = "{\"refused\":\"wrong-token\"}\n", tooLong = "{\"refused\":\"too-long\"}\n";
    row("one message", greeting + message + "\n", told1006);
    row("two messages", greeting + message + "\n" + message + "\n", told1006 + "; " + told1006);
    row("lines that end with CRLF", QByteArray(greeting).replace("\n", "\r\n") + message + "\r\n", told1006);
    row("only the token", greeting, "");
    row("a begun line", greeting + message, "");
    row("one bad among good", greeting + message + "\n{]\n" + message + "\n",
        told1006 + "; refused not-json; " + told1006);
    row("an empty line", greeting + "\n" + message + "\n", "refused not-json; " + told1006);
    row("a list", greeting + "[" + message + "]\n", "refused not-an-object");
    row("a wrong token", "{\"token\":\"5ec2e8\"}\n" + message + "\n", "refused wrong-token", wrongToken);
    row("a token that is a number", "{\"token\":1}\n", "refused wrong-token", wrongToken);
    row("a token with company", "{\"token\":\"5ec2e7\",\"more\":1}\n", "refused wrong-token", wrongToken);
    row("no token", message + "\n", "refused wrong-token", wrongToken);
    row("no object", "[\"token\"]\n", "refused wrong-token", wrongToken);
    row("no JSON", "hello\n", "refused wrong-token", wrongToken);
    row("a TLS hello", QByteArray::fromHex("160301020001000a"), "refused wrong-token", wrongToken);
    row("the longest line", greeting + message + QByteArray(65'536 - message.size(), ' ') + "\n", told1006);
    row("a line that is too long", greeting + QByteArray(65'537, 'a'), "refused too-long", tooLong);
    row("a first line that is too long", QByteArray(65'537, 'a'), "refused too-long", tooLong);
    row("10 MB in a line", greeting + QByteArray(10'000'000, '['), "refused too-long", tooLong);
}

void BeaconReaderTest::linesAreRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, items);
    QFETCH(QByteArray, answer);
    for (const qsizetype piece : {bytes.size(), qsizetype{1}, qsizetype{100}}) {
        BeaconReader reader(token, opened);
        const Read read = feed(reader, bytes, piece);
        QCOMPARE(read.items, items);
        QCOMPARE(read.answer, answer);
        QCOMPARE(read.closed, !answer.isEmpty());
    }
}

void BeaconReaderTest::postsAreAnswered_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("items");
    QTest::addColumn<QByteArray>("statuses");
    QTest::addColumn<QByteArray>("said"); // at the end of the last answer
    QTest::addColumn<bool>("closed");
    const auto row = [](const char* name, const QByteArray& bytes, const QByteArray& items,
                        const char* statuses, const char* said = "\r\n\r\n", bool closed = false) {
        QTest::newRow(name) << bytes << items << QByteArray(statuses) << QByteArray(said) << closed;
    };
    row("one message", post(message), told1006, "204");
    row("a list", post("[" + message + "," + message + "]"), told1006 + "; " + told1006, "204");
    row("an empty list", post("[]"), "", "204");
    row("two posts", post(message) + post(message), told1006 + "; " + told1006, "204 204");
    row("the last post", post(message, "Connection: close\r\n"), told1006, "204", "\r\n\r\n", true);
    row("a browser asks first", "OPTIONS /report HTTP/1.1\r\nHost: a\r\n\r\n" + post(message), told1006,
        "204 204");
    row("no JSON", post("{"), "refused not-json", "400", "not-json: This is not JSON in UTF-8.\n");
    row("one bad among good", post("[" + message + ",{}]"), told1006 + "; refused missing-field", "400",
        "1 of 2 messages were refused; the first: missing-field: A message has the fields stack, side, "
        "connection, callback and detail.\n");
    row("a list that is too long", post("[" + QByteArray("0,").repeated(64) + "0]"), "refused too-long*65",
        "413", "This is too long: a line has 64 KiB, a body 1 MiB and 64 messages.\n");
    row("a bad one, then a good one", post("{") + post(message), "refused not-json; " + told1006, "400 204");
    row("a wrong token", post(message).replace("5ec2e7", "5ec2e8"), "refused wrong-token", "403",
        "The token is not the one that Lifeline shows for this session.\n", true);
    row("no HTTP", "HELO\r\n\r\n", "refused bad-http", "400",
        "This is not POST /report?token=... over HTTP/1.1 with a Content-Length.\n", true);
}

void BeaconReaderTest::postsAreAnswered()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, items);
    QFETCH(QByteArray, statuses);
    QFETCH(QByteArray, said);
    QFETCH(bool, closed);
    for (const qsizetype piece : {bytes.size(), qsizetype{1}, qsizetype{100}}) {
        BeaconReader reader(token, opened);
        const Read read = feed(reader, bytes, piece);
        QCOMPARE(read.items, items);
        QByteArray found;
        auto each =
            QRegularExpression(QStringLiteral("HTTP/1.1 (\\d+)")).globalMatch(QString::fromUtf8(read.answer));
        while (each.hasNext())
            found += (found.isEmpty() ? "" : " ") + each.next().captured(1).toUtf8();
        QCOMPARE(found, statuses);
        QVERIFY2(read.answer.endsWith(said), read.answer);
        QCOMPARE(read.closed, closed);
    }
}

void BeaconReaderTest::whatTheEndCutsOffIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("items");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("whole lines") << greeting + message + "\n" << QByteArray();
    QTest::newRow("half a line") << greeting + message << QByteArray("refused half-a-line");
    QTest::newRow("half a token") << greeting.left(3) << QByteArray("refused half-a-line");
    QTest::newRow("whole posts") << post(message) << QByteArray();
    QTest::newRow("half a head") << post(message).left(20) << QByteArray("refused bad-http");
    QTest::newRow("half a body") << post(message).chopped(1) << QByteArray("refused bad-http");
    QTest::newRow("after a refusal") << QByteArray("x\nhalf") << QByteArray();
}

void BeaconReaderTest::whatTheEndCutsOffIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, items);
    BeaconReader reader(token, opened);
    feed(reader, bytes);
    const auto out = reader.finish();
    QCOMPARE(told(out.items), items);
    QVERIFY(out.close);
    QVERIFY(reader.finish().items.empty());
}

void BeaconReaderTest::nothingIsReadAfterTheClose()
{
    BeaconReader reader(token, opened);
    QVERIFY(feed(reader, "no token\n").closed);
    const Read after = feed(reader, greeting + message + "\n");
    QCOMPARE(after.items, QByteArray());
    QCOMPARE(after.answer, QByteArray());
}

void BeaconReaderTest::aFloodIsCountedAndNotLookedAt()
{
    BeaconReader reader(token, opened);
    reader.take(greeting.toStdString(), at(std::chrono::milliseconds(0)));
    const std::string lines = (message + "\n").repeated(12'000).toStdString() + "{]\n";
    const auto out = reader.take(lines, at(std::chrono::milliseconds(5)));
    QCOMPARE(out.items.size(), std::size_t{10'001});
    QCOMPARE(counted(out.items, BeaconFlaw::Flood), std::size_t{2'001});
    QCOMPARE(counted(out.items, BeaconFlaw::NotJson), std::size_t{0});
    QVERIFY(!out.close);
}

void BeaconReaderTest::aFloodEndsWithItsSecond()
{
    BeaconReader reader(token, opened);
    const auto feedAt = [&](const QByteArray& bytes, int ms) {
        return reader.take(bytes.toStdString(), at(std::chrono::milliseconds(ms))).items;
    };
    feedAt(greeting, 0);
    QCOMPARE(counted(feedAt(QByteArray("x\n").repeated(10'001), 2'000), BeaconFlaw::Flood), std::size_t{1});
    QCOMPARE(counted(feedAt("x\n", 2'999), BeaconFlaw::Flood), std::size_t{1});
    QCOMPARE(told(feedAt(message + "\n", 3'000)), told1006);
}

void BeaconReaderTest::aFloodOfPostsIsRefused()
{
    BeaconReader reader(token, opened);
    const QByteArray list = "[" + QByteArray("0,").repeated(63) + "0]";
    std::size_t refused = 0;
    QByteArray answer;
    for (int i = 0; i < 160; ++i) {
        const auto out = reader.take(post(list).toStdString(), at(std::chrono::milliseconds(5)));
        refused += counted(out.items, BeaconFlaw::Flood);
        answer = QByteArray::fromStdString(out.answer);
    }
    QCOMPARE(refused, std::size_t{4 * 64}); // 156 * 64 are the last that fit
    QVERIFY2(answer.contains("400 Bad Request") && answer.contains("flood: "), answer);
}

QTEST_APPLESS_MAIN(BeaconReaderTest)
#include "beacon_reader_test.moc"
