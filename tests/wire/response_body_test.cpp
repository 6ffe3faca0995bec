#include "wire/response_body.h"

#include <QTest>

using namespace lifeline;

class ResponseBodyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBodyIsTakenAsItIsDeclared_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("taken");
        QTest::addColumn<bool>("complete");
        const auto row = [](const char* name, const char* header, const char* bytes, int taken,
                            bool complete) {
            QTest::newRow(name) << QByteArray(header) << QByteArray(bytes) << taken << complete;
        };
        row("a length", "Content-Length: 3", "abcdef", 3, true);
        row("not all of it yet", "Content-Length: 9", "abcdef", 6, false);
        row("none declared", "X: y", "abcdef", 0, true);
        row("a length that cannot be read", "Content-Length: 3x", "abcdef", 0, true);
        row("chunks", "Transfer-Encoding: chunked", "1\r\na\r\n0\r\n\r\nnext", 11, true);
        row("chunks under way", "Transfer-Encoding: chunked", "1\r\na\r\n", 6, false);
    }

    void aBodyIsTakenAsItIsDeclared()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, bytes);
        QFETCH(int, taken);
        QFETCH(bool, complete);
        ResponseBody body(
            parseHead(HeadKind::Response, "HTTP/1.1 400 x\r\n" + header.toStdString() + "\r\n\r\n"));
        QCOMPARE(body.feed({bytes.data(), std::size_t(bytes.size())}), std::size_t(taken));
        QCOMPARE(body.complete(), complete);
        QCOMPARE(QByteArray::fromStdString(body.bytes()), bytes.left(taken));
    }

    void nothingAboveTheLimitIsKept()
    {
        ResponseBody body(parseHead(HeadKind::Response, "HTTP/1.1 400 x\r\nContent-Length: 9999999\r\n\r\n"));
        QCOMPARE(body.feed(std::string(100'000, 'x')), ResponseBody::limit);
        QVERIFY(body.complete());
    }
};

QTEST_APPLESS_MAIN(ResponseBodyTest)
#include "response_body_test.moc"
