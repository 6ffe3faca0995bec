#include "faults/await_reader.h"
#include "support/reading_of.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

class AwaitReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingThatCanBeAwaitedIsRead();
    void whatIsAllowedInsteadIsReadToo();
    void whatIsWrongIsTold();
};

void AwaitReaderTest::everythingThatCanBeAwaitedIsRead()
{
    const auto is = [](const char* json, const Awaited& expected) {
        const auto read = readingOf(json, readAwaited);
        return read.problems.isEmpty() && read.value == expected;
    };
    QVERIFY(is("\"request\"", await::Request{}));
    QVERIFY(is("\"fin\"", await::Fin{}));
    QVERIFY(is("\"reset\"", await::Reset{}));
    QVERIFY(is("\"end\"", await::End{}));
    QVERIFY(is("\"nothing\"", await::Nothing{}));
    QVERIFY(is(R"({"response": [400, "5xx"], "headers": {"A": "b"}, "body-has": "c"})",
               await::Response{{400, 5}, {{"A", "b"}}, "c"}));
    QVERIFY(is(R"({"response": "any"})", await::Response{}));
    QVERIFY(is(R"({"frame": "pong", "hex": "00"})", await::Frame{Opcode::Pong, std::string(1, '\0')}));
    QVERIFY(is(R"({"close": 1005})", await::Close{{1005}}));
    QVERIFY(is(R"({"close": "any"})", await::Close{}));
    QVERIFY(is(R"({"callback": "on-close:1006"})", await::CallbackFired{CallbackName::OnClose, 1006}));
    QVERIFY(is(R"({"callback": "on-close"})", await::CallbackFired{CallbackName::OnClose, std::nullopt}));
}

void AwaitReaderTest::whatIsAllowedInsteadIsReadToo()
{
    const auto read = readingOf(R"({"expect": "fin", "within": "300ms", "or": ["reset"]})", readExpect);
    QVERIFY(read.value == (step::Expect{await::Fin{}, {await::Reset{}}, 300ms}));
    QCOMPARE(readingOf(R"({"expect": "fin"})", readExpect).value.within, Duration(2s));
}

void AwaitReaderTest::whatIsWrongIsTold()
{
    QCOMPARE(readingOf("\"fins\"", readAwaited).problems,
             QStringLiteral("2 \"fins\" is nothing that can be expected"));
    QCOMPARE(readingOf(R"({"close": []})", readAwaited).problems,
             QStringLiteral("2 an empty list of close codes"));
    QCOMPARE(readingOf(R"({"callback": "open"})", readAwaited).problems,
             QStringLiteral("2 \"open\" is no callback"));
    QCOMPARE(readingOf(R"({"frame": 1, "code": 2})", readAwaited).problems,
             QStringLiteral("2 \"code\" is no key of an expected frame"));
    QCOMPARE(readingOf(R"({"expect": "fin", "within": 0})", readExpect).problems,
             QStringLiteral("2 within leaves no time"));
}

QTEST_GUILESS_MAIN(AwaitReaderTest)
#include "await_reader_test.moc"
