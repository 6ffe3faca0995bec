#include "expect_sample.h"
#include "review/expectation_check.h"

#include <QTest>

using namespace lifeline;

class ExpectationCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Connection 1 opens and closes in 2 s; 2 opens, has a ping without a pong and never closes; 3 is
    /// refused; 4 closes before it opens.
    void initTestCase()
    {
        put(m_log, 0, 0, event::Listening{"127.0.0.1", 9001, true}, Phase::Idle);
        put(m_log, 1, 0, callback(CallbackName::Upgrade), Phase::Upgrading);
        put(m_log, 1, 10, callback(CallbackName::OnOpen));
        put(m_log, 2, 20, callback(CallbackName::Upgrade), Phase::Upgrading);
        put(m_log, 2, 30, callback(CallbackName::OnOpen));
        put(m_log, 3, 40, event::Request{"GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n"}, Phase::Upgrading);
        RuleSet rules;
        rules.add(UpgradeRule::MissingKey);
        put(m_log, 3, 41, event::Callback{.name = CallbackName::Upgrade, .refusal = rules}, Phase::Failed);
        put(m_log, 3, 42, event::RequestRefused{400, rules}, Phase::Failed);
        put(m_log, 3, 43, event::Response{400, "HTTP/1.1 400 Bad Request\r\n\r\n", {}}, Phase::Failed);
        event::FrameSent ping;
        ping.header = std::string_view("\x89\x00", 2);
        put(m_log, 2, 50, ping);
        put(m_log, 4, 60, callback(CallbackName::OnClose, 1006), Phase::Closed);
        put(m_log, 4, 70, callback(CallbackName::OnOpen), Phase::Closed);
        put(m_log, 1, 2010, callback(CallbackName::OnClose, 1000), Phase::Closed);
        put(m_log, 2, 4000, event::Finding{Violation::UnmaskedFrame, 0});
    }

    void rulesHoldOrAreBroken_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QByteArray>("broken"); // connection and events of each breach
        QTest::addColumn<int>("about");
        const auto row = [](const char* rule, const char* broken, int about) {
            QTest::newRow(rule) << QByteArray(rule) << QByteArray(broken) << about;
        };
        row(R"("no": "code:1006")", "4:11", 4);
        row(R"("no": "code:1002")", "", 4);
        row(R"("no": "layer:finding")", "2:14", 4);
        row(R"("no": "event:listening")", "0:1", 4);
        row(R"("count": {"where": "event:on-close", "min": 1, "max": 1}, "connections": "event:on-open")",
            "2:", 3);
        row(R"("count": {"where": "event:on-close", "min": 1}, "connections": "event:on-open conn:1,4")", "",
            2);
        row(R"("count": {"where": "event:on-open", "per": "session", "min": 3})", "", 4);
        row(R"("count": {"where": "event:on-open", "per": "session", "min": 4})", "0:3,5,12", 4);
        row(R"("count": {"where": "event:on-open", "per": "session", "max": 1})", "0:3,5,12", 4);
        row(R"("connections": "event:request-refused", "count": {"where": "http.response.code >= 400", "min": 1})",
            "", 1);
        row(R"("connections": "event:request-refused", "count": {"where": "http.response.code >= 500", "min": 1})",
            "3:", 1);
        row(R"("follows": {"after": "event:on-open", "then": "event:on-close", "within": "5s"})", "2:5 4:12",
            4);
        row(R"("follows": {"after": "event:on-open", "then": "event:on-close", "within": "2s"})", "2:5 4:12",
            4);
        row(R"("follows": {"after": "event:on-open", "then": "event:on-close", "within": "1999ms"})",
            "1:3,13 2:5 4:12", 4);
        row(R"("follows": {"after": "event:upgrade", "then": "event:on-open or event:response", "within": "1s"})",
            "", 4);
        row(R"("follows": {"after": "websocket.opcode == 9", "then": "websocket.opcode == 10", "within": "2s"})",
            "2:10", 4);
        row(R"("follows": {"after": "event:on-open", "then": "event:on-close"}, "connections": "conn:1")", "",
            1);
        row(R"("order": ["event:upgrade", "event:on-open", "event:on-close"])", "4:11,12", 4);
        row(R"("order": ["event:on-open", "event:upgrade"])", "1:2,3 2:4,5", 4);
        row(R"("leaks": {"max": 0})", "3:7 4:12", 4);
        row(R"("leaks": {"max": 2})", "", 4);
        row(R"("leaks": {"max": 0, "handler": "open-only"})", "4:12", 4);
        row(R"("ends": ["request-refused"], "connections": "conn:3")", "", 1);
        row(R"("ends": ["closed-cleanly"], "connections": "conn:3")", "3:9", 1);
        row(R"("no": "event:on-open", "connections": "code:4000")", "", 0);
    }

    void rulesHoldOrAreBroken()
    {
        QFETCH(const QByteArray, rule);
        QFETCH(const int, about);
        const Expectations expectations = readExpectations(ruleFile(rule.toStdString()), "f");
        QVERIFY(expectations.problems.empty());
        const auto results = check(m_log, expectations);
        QCOMPARE(results.size(), std::size_t(1));
        std::string broken;
        for (const auto& breach : results[0].breaches) {
            broken += (broken.empty() ? "" : " ") + std::to_string(breach.connection) + ":";
            for (const EventSeq seq : breach.events)
                broken += (broken.back() == ':' ? "" : ",") + std::to_string(seq);
            QVERIFY(breach.what.ends_with('.'));
        }
        QTEST(QByteArray::fromStdString(broken), "broken");
        QCOMPARE(results[0].held, broken.empty());
        QCOMPARE(results[0].broken, std::uint64_t(results[0].breaches.size()));
        QCOMPARE(results[0].connections, std::uint64_t(about));
    }

    void manyBreachesAreCountedAndNotAllKept()
    {
        EventLog log("");
        for (std::uint32_t connection = 1; connection <= 1500; ++connection) {
            for (int i = 0; i < 12; ++i)
                put(log, connection, 0, callback(CallbackName::OnClose, 1006), Phase::Closed);
        }
        const auto results = check(log, readExpectations(ruleFile(R"("no": "code:1006")"), "f"));
        QCOMPARE(results[0].broken, std::uint64_t(1500));
        QCOMPARE(results[0].breaches.size(), std::size_t(1000));
        QCOMPARE(results[0].breaches[0].events.size(), std::size_t(10));
    }

private:
    EventLog m_log{""};
};

QTEST_APPLESS_MAIN(ExpectationCheckTest)
#include "expectation_check_test.moc"
