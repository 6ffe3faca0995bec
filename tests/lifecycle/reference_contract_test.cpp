#include "lifecycle/reference_contract.h"
#include "support/playbook.h"
#include "wire/frame_encoder.h"

#include <QTest>

using namespace lifeline;

namespace {

struct Recorder final : EventSink {
    void accept(const Event& event) override
    {
        if (event.kind() == EventKind::Callback)
            callbacks.push_back(eventLine(event));
        else
            ++wire;
    }
    std::vector<std::string> callbacks;
    int wire = 0;
};

struct Program final : Application {
    void onOpen() override { calls += "open "; }
    void onMessage(Opcode, std::string_view payload) override
    {
        calls += "message:" + std::string(payload) + " ";
    }
    void onClose(std::uint16_t code, bool clean) override
    {
        calls += "close:" + std::to_string(code) + (clean ? "+" : "-") + " ";
    }
    std::string calls;
};

struct Stack {
    explicit Stack(Side which) : side(which) {}

    void tell(EventBody body, Phase phase)
    {
        Event event;
        event.connection = ConnectionId{1};
        event.side = side;
        event.phase = phase;
        event.body = body;
        contract.accept(event);
    }

    Side side;
    Recorder recorder;
    Program program;
    ReferenceContract contract{recorder, program};
};

RuleSet rules(std::initializer_list<UpgradeRule> list)
{
    RuleSet set;
    for (const UpgradeRule rule : list)
        set.add(rule);
    return set;
}

} // namespace

class ReferenceContractTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aServersUpgradeComesBeforeThe101AndOnOpenAfter()
    {
        Stack stack(Side::Server);
        stack.tell(event::Response{101, "", ""}, Phase::Open);
        QCOMPARE(stack.recorder.callbacks,
                 (std::vector<std::string>{"callback upgrade [upgrading]", "callback on-open [open]"}));
        QCOMPARE(stack.program.calls, std::string("open "));
    }

    void aClientHasNoUpgradeCallback()
    {
        Stack stack(Side::Client);
        stack.tell(event::Response{101, "", ""}, Phase::Open);
        QCOMPARE(stack.recorder.callbacks, std::vector<std::string>{"callback on-open [open]"});
    }

    void onlyARequestForAnUpgradeFiresUpgrade_data()
    {
        QTest::addColumn<quint64>("failed");
        QTest::addColumn<bool>("fires");
        const auto row = [](const char* name, RuleSet set, bool fires) {
            QTest::newRow(name) << quint64(set.bits()) << fires;
        };
        row("no key", rules({UpgradeRule::MissingKey}), true);
        row("bare LF", rules({UpgradeRule::BareLf}), true);
        row("too many headers", rules({UpgradeRule::TooManyHeaders}), true);
        row("plain", rules({UpgradeRule::NotAnUpgrade}), false);
        row("garbage", rules({UpgradeRule::NotHttp}), false);
        row("too long", rules({UpgradeRule::TargetTooLong}), false);
        row("too large", rules({UpgradeRule::HeadTooLarge}), false);
    }

    void onlyARequestForAnUpgradeFiresUpgrade()
    {
        QFETCH(quint64, failed);
        QFETCH(bool, fires);
        Stack stack(Side::Server);
        stack.tell(event::RequestRefused{400, RuleSet(failed)}, Phase::Failed);
        stack.tell(event::FinSent{}, Phase::Failed);
        stack.tell(event::FinReceived{}, Phase::Failed);
        QCOMPARE(stack.recorder.callbacks.size(), std::size_t(fires ? 1 : 0));
        QVERIFY(stack.program.calls.empty());
        QCOMPARE(stack.recorder.wire, 3);
    }

    void onCloseComesOnceAndLast()
    {
        Stack stack(Side::Server);
        stack.tell(event::Response{101, "", ""}, Phase::Open);
        stack.recorder.callbacks.clear();
        stack.tell(event::FinReceived{}, Phase::Open);
        QVERIFY(stack.recorder.callbacks.empty());
        stack.tell(event::FinSent{}, Phase::Closed);
        stack.tell(event::ResetReceived{}, Phase::Closed);
        QCOMPARE(stack.recorder.callbacks,
                 (std::vector<std::string>{"callback on-error fin-without-close [closed]",
                                           "callback on-close 1006 unclean [closed]"}));
        QCOMPARE(stack.program.calls, std::string("open close:1006- "));
    }

    void aClientThatNeverOpenedGetsOnErrorAlone()
    {
        Stack stack(Side::Client);
        stack.tell(event::ConnectFailed{Cause::Refused, ""}, Phase::Failed);
        QCOMPARE(stack.recorder.callbacks, std::vector<std::string>{"callback on-error refused [failed]"});
    }

    void messagesPingsAndPongsArePassedOn()
    {
        Stack stack(Side::Client);
        stack.tell(event::MessageReceived{{Opcode::Text, 2, 1, "hi"}}, Phase::Open);
        const auto frame = [&](std::string_view header, std::string_view payload) {
            stack.tell(event::FrameReceived{{header, 0, payload.size(), payload}}, Phase::Open);
        };
        frame(std::string_view("\x89\x01", 2), "x");
        frame(std::string_view("\x8a\x00", 2), "");
        frame(std::string_view("\x09\x00", 2), "");  // fragmented: a violation, no callback
        frame(std::string_view("\xc9\x00", 2), "");  // RSV1: likewise
        frame(std::string_view("\x89\x02", 2), "x"); // did not wholly arrive
        QCOMPARE(stack.recorder.callbacks,
                 (std::vector<std::string>{"callback on-message text 2 [open]", "callback on-ping [open]",
                                           "callback on-pong [open]"}));
        QCOMPARE(stack.program.calls, std::string("message:hi "));
    }

    void theReasonOfThePeersCloseIsHandedOn()
    {
        Stack stack(Side::Server);
        stack.tell(event::Response{101, "", ""}, Phase::Open);
        const std::string payload = closePayload(4000, "so long");
        const std::string header{'\x88', static_cast<char>(payload.size())};
        const event::Frame close{header, 0, payload.size(), payload};
        stack.tell(event::FrameReceived{close}, Phase::ClosingByPeer);
        stack.tell(event::FrameSent{close}, Phase::ClosingByPeer);
        stack.tell(event::FinReceived{}, Phase::Closed);
        QCOMPARE(stack.recorder.callbacks.back(),
                 std::string("callback on-close 4000 clean so long [closed]"));
    }
};

QTEST_APPLESS_MAIN(ReferenceContractTest)
#include "reference_contract_test.moc"
