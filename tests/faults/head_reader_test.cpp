#include "faults/head_reader.h"
#include "support/reading_of.h"

#include <QTest>

using namespace lifeline;

class HeadReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyChangeIsRead();
    void aResponseIsAStatusOrMore();
    void whatIsWrongIsTold_data();
    void whatIsWrongIsTold();
};

void HeadReaderTest::everyChangeIsRead()
{
    const auto read =
        readingOf(R"({"method": "POST", "target": "/x", "version": "HTTP/1.0", "start-line": "X",
        "without": ["Host"], "set": {"B": "1", "A": "2"}, "add": [["A", "3"]], "raw-lines": [""],
        "line-end": "\n"})",
                  readSendRequest);
    QCOMPARE(read.problems, QString());
    const HeadEdit expected{"X",          "POST", "/x", "HTTP/1.0", {"Host"}, {{"B", "1"}, {"A", "2"}},
                            {{"A", "3"}}, {""},   "\n"};
    QVERIFY(read.value.edit == expected);
}

void HeadReaderTest::aResponseIsAStatusOrMore()
{
    QCOMPARE(readingOf("404", readSendResponse).value.status, 404);
    const auto read = readingOf(R"({"reason": "No", "body": "b"})", readSendResponse);
    QCOMPARE(read.value.status, 101);
    QCOMPARE(read.value.reason, std::string("No"));
    QCOMPARE(read.value.body, std::string("b"));
}

void HeadReaderTest::whatIsWrongIsTold_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* json, const char* problem) {
        QTest::newRow(json) << QByteArray(json) << QString::fromLatin1(problem);
    };
    row("false", "2 send-request is false, not an object");
    row("{\"method\": \"\"}", "2 method is empty");
    row("{\n\"status\": 3}", "3 \"status\" is no key of send-request");
    row("{\"add\": [[\"a\"]]}", "2 a header of add is no pair");
    row("{\"set\": []}", "2 set is no object");
    row("{\"set\": {\"a\": \"\\udc00\"}}", "2 a header value is not Unicode");
}

void HeadReaderTest::whatIsWrongIsTold()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, problem);
    QCOMPARE(readingOf(json, readSendRequest).problems, problem);
}

QTEST_GUILESS_MAIN(HeadReaderTest)
#include "head_reader_test.moc"
