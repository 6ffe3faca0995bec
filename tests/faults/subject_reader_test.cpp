#include "faults/subject_reader.h"
#include "support/reading_of.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

class SubjectReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKeyOfASubjectIsRead();
    void aHalfIsTakenFromAPair();
    void expectationsAreRead();
    void anUnknownFindingIsTold();
};

void SubjectReaderTest::everyKeyOfASubjectIsRead()
{
    const auto read = readingOf(R"({"connect-timeout": "1ms", "upgrade-timeout": "2ms", "idle-timeout": "3ms",
        "pong-timeout": "4ms", "close-timeout": "5ms", "ping-interval": "6ms", "max-message": "1KiB",
        "subprotocols": ["a"], "allowed-origins": ["b"], "echo": true,
        "acts": ["fin", {"close": 1000, "reason": "r", "after": "7ms"}, {"binary-size": "2KiB"}]})",
                                readSubject);
    QCOMPARE(read.problems, QString());
    SubjectSetup expected;
    expected.peer = {1ms, 2ms, 3ms, 6ms, 4ms, 5ms, 1024};
    expected.subprotocols = {"a"};
    expected.allowedOrigins = {"b"};
    expected.echo = true;
    expected.acts = {{SubjectAct::What::Fin, {}, {}, 0, {}},
                     {SubjectAct::What::Close, "r", 1000, 0, 7ms},
                     {SubjectAct::What::Binary, {}, {}, 2048, {}}};
    QVERIFY(read.value == expected);
}

void SubjectReaderTest::aHalfIsTakenFromAPair()
{
    const auto number = [](Half half) {
        return readingOf(R"({"by-client": 1, "by-server": 2})", [half](JsonReading& r, const Json::Value& v) {
            const Json::Value* found = halfOf(r, v, half);
            return found != nullptr ? found->asInt() : 0;
        });
    };
    QCOMPARE(number(Half::ByClient).value, 1);
    QCOMPARE(number(Half::ByServer).value, 2);
    QCOMPARE(number(Half::None).problems,
             QStringLiteral("2 by-client and by-server in a fault with one side"));
}

void SubjectReaderTest::expectationsAreRead()
{
    const auto read = readingOf(
        R"({"callbacks": {"by-client": ["on-ping*3"], "by-server": []}, "allowed": [["on-error"]], "allowed-why": "W.",
            "phase": "closed", "deadline": {"by-server": "pong"}, "finding": "missing-key"})",
        [](JsonReading& r, const Json::Value& v) { return readSubjectExpectation(r, v, Half::ByClient); });
    QCOMPARE(read.problems, QString());
    QCOMPARE(read.value.callbacks.size(), std::size_t{3});
    QCOMPARE(read.value.allowed.size(), std::size_t{1});
    QVERIFY(read.value.phase == Phase::Closed);
    QVERIFY(!read.value.deadline);
    QCOMPARE(read.value.finding, std::string("missing-key"));
}

void SubjectReaderTest::anUnknownFindingIsTold()
{
    const auto read =
        readingOf(R"({"callbacks": [], "finding": "bad-luck"})", [](JsonReading& r, const Json::Value& v) {
            return readSubjectExpectation(r, v, Half::None);
        });
    QCOMPARE(read.problems, QStringLiteral("2 \"bad-luck\" is nothing that can be found"));
}

QTEST_GUILESS_MAIN(SubjectReaderTest)
#include "subject_reader_test.moc"
