#include "cli/fault_page.h"
#include "sample_faults.h"

#include <QTest>

using namespace lifeline;

namespace {

Step stepOf(Step::What what) { return Step{std::move(what), 1}; }

} // namespace

class FaultPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePageHasEveryPart();
    void aFaultOfAPersonNamesItsPlace();
    void stepsOfALoopStandBelowIt();
    void aDoorThatNeverOpensIsSaid();
    void whatTheOtherSideDoesIsSaid();
    void allowedCallbacksAreNotNotOwed();
    void whatAFileSaysIsEscaped();
};

void FaultPageTest::thePageHasEveryPart()
{
    Fault fault = sampleFault("request-no-key");
    fault.aliases = {"nokey"};
    fault.codes = {1002};
    fault.steps = {stepOf(step::Wait{std::chrono::milliseconds(200)}), stepOf(step::Fin{})};
    fault.expect.allowedWhy.clear();
    fault.expect.phase = Phase::Failed;
    fault.expect.deadline = DeadlineName::Upgrade;
    fault.expect.finding = "missing-key";
    QCOMPARE(QByteArray::fromStdString(faultPage(fault, false)),
             QByteArray("request-no-key: No key\n"
                        "  group       bad-request\n"
                        "  side        client misbehaves, the server is under test\n"
                        "  aliases     nokey\n"
                        "  rfc         §4.2.1\n"
                        "  codes       1002\n"
                        "  does        Asks for an upgrade without a key.\n"
                        "  must        Refuse it.\n"
                        "\n"
                        "script of the client, at most 10s\n"
                        "   1  wait 200ms\n"
                        "   2  fin\n"
                        "\n"
                        "a correct server\n"
                        "  callbacks   upgrade:refused\n"
                        "  not owed    on-open, on-error, on-close\n"
                        "  ends        failed\n"
                        "  deadline    upgrade\n"
                        "  notices     missing-key\n"));
}

void FaultPageTest::aFaultOfAPersonNamesItsPlace()
{
    Fault fault = sampleFault("mine");
    fault.file = "/home/me/mine.json";
    fault.line = 12;
    QVERIFY(faultPage(fault, false).find("  file        /home/me/mine.json:12\n") != std::string::npos);
}

void FaultPageTest::stepsOfALoopStandBelowIt()
{
    Fault fault = sampleFault("mine");
    fault.steps = {stepOf(Loop{3, {stepOf(step::Wait{std::chrono::seconds(1)})}}), stepOf(step::Reset{})};
    const QByteArray page = QByteArray::fromStdString(faultPage(fault, false));
    QVERIFY2(page.contains("\n       1  wait 1s\n   2  reset\n"), page);
}

void FaultPageTest::aDoorThatNeverOpensIsSaid()
{
    Fault fault = sampleFault("mine", FaultGroup::Timeout, Side::Server);
    fault.reach = Reach::FullBacklog;
    QVERIFY(faultPage(fault, false).find("never completes a TCP connection") != std::string::npos);
    fault.reach = Reach::Nobody;
    QVERIFY(faultPage(fault, false).find("nobody listens") != std::string::npos);
}

void FaultPageTest::whatTheOtherSideDoesIsSaid()
{
    Fault fault = sampleFault("mine", FaultGroup::CloseHandshake, Side::Server);
    fault.subject.acts = {{SubjectAct::What::Text, "hi", std::nullopt, 0, {}},
                          {SubjectAct::What::Close, "bye", 1000, 0, std::chrono::milliseconds(50)}};
    const QByteArray page = QByteArray::fromStdString(faultPage(fault, false));
    QVERIFY2(page.contains("  acts        text \"hi\", close 1000 \"bye\" after 50ms\n"), page);
}

void FaultPageTest::allowedCallbacksAreNotNotOwed()
{
    Fault fault = sampleFault("mine", FaultGroup::Reset, Side::Server);
    fault.expect.callbacks = {{CallbackName::OnOpen, false, 0}, {CallbackName::OnClose, false, 1006}};
    fault.expect.allowed = {{{CallbackName::OnError, false, 0}}};
    fault.expect.allowedWhy = "TCP may be faster.";
    const QByteArray page = QByteArray::fromStdString(faultPage(fault, false));
    QVERIFY2(page.contains("  callbacks   on-open, on-close:1006\n"
                           "  or          on-error\n"
                           "  because     TCP may be faster.\n"),
             page);
    QVERIFY(!page.contains("not owed"));
}

void FaultPageTest::whatAFileSaysIsEscaped()
{
    Fault fault = sampleFault("mine");
    fault.does = "Says \x1b]0;title\x07.";
    const std::string page = faultPage(fault, false);
    QVERIFY(page.find('\x1b') == std::string::npos && page.find('\x07') == std::string::npos);
}

QTEST_APPLESS_MAIN(FaultPageTest)
#include "fault_page_test.moc"
