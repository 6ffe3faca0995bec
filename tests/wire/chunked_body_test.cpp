#include "wire/chunked_body.h"

#include <QTest>

using namespace lifeline;

class ChunkedBodyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBodyEndsBehindItsTrailers_data();
    void aBodyEndsBehindItsTrailers();
};

void ChunkedBodyTest::aBodyEndsBehindItsTrailers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("size"); // -1: it has not ended
    const auto row = [](const char* name, const char* body, int size) {
        QTest::newRow(name) << QByteArray(body) << size;
    };
    row("nothing", "", -1);
    row("no chunks", "0\r\n\r\n", 5);
    row("one chunk", "5\r\nhello\r\n0\r\n\r\n", 15);
    row("two chunks and more bytes", "1\r\na\r\nA\r\n0123456789\r\n0\r\n\r\nHTTP", 26);
    row("a chunk that looks like the last", "7\r\n\r\n0\r\n\r\n\r\n0\r\n\r\n", 17);
    row("an extension", "5;a=b\r\nhello\r\n000\r\n\r\n", 21);
    row("trailers", "0\r\nA: b\r\nC: d\r\n\r\n", 17);
    row("bare LF", "0\n\n", 3);
    row("a chunk cut short", "5\r\nhel", -1);
    row("no last chunk", "5\r\nhello\r\n", -1);
    row("trailers cut short", "0\r\nA: b\r\n", -1);
    row("a size without its end", "5", -1);
    row("no number", "hello\r\n", 0);
    row("no number behind a chunk", "1\r\na\r\nx\r\n", 6);
    row("more than there can be", "fffffffff\r\nx", 0);
}

void ChunkedBodyTest::aBodyEndsBehindItsTrailers()
{
    QFETCH(QByteArray, body);
    QFETCH(int, size);
    const std::string bytes = body.toStdString();
    ChunkedBody whole;
    QCOMPARE(static_cast<int>(whole.end(bytes).value_or(std::size_t(-1))), size);
    ChunkedBody bytewise;
    std::optional<std::size_t> end;
    for (std::size_t i = 1; i <= bytes.size() && !end; ++i)
        end = bytewise.end(std::string_view(bytes).substr(0, i));
    QCOMPARE(static_cast<int>(end.value_or(std::size_t(-1))), size);
}

QTEST_APPLESS_MAIN(ChunkedBodyTest)
#include "chunked_body_test.moc"
