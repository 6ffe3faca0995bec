#include "support/every_event.h"

#include "session/json_lines.h"

namespace lifeline {
namespace {

using namespace std::string_view_literals;
using namespace event;

constexpr std::string_view goodHead =
    "GET /chat HTTP/1.1\r\nHost: 127.0.0.1:9001\r\nUpgrade: websocket\r\n\r\n";
constexpr std::string_view badHead = "\x16\x03\x01\x02\x00\xFF no HTTP\0 at all\r\n"sv;
constexpr std::string_view head101 = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";
constexpr std::string_view head426 = "HTTP/1.1 426 Upgrade Required\r\nConnection: close\r\n\r\n";

RuleSet rules()
{
    RuleSet set;
    set.add(UpgradeRule::MissingKey);
    set.add(UpgradeRule::BareLf);
    return set;
}

constexpr Frame frame(std::string_view header, std::string_view payload, std::uint64_t offset = 0)
{
    return {header, offset, payload.size(), payload};
}

void addTcp(std::vector<NamedEvent>& all)
{
    all.push_back({"listening", eventOf(Listening{"127.0.0.1", 9001, true}, Phase::Idle)});
    all.push_back({"listening for all", eventOf(Listening{"0.0.0.0", 65535, false}, Phase::Idle)});
    all.push_back(
        {"listen failed", eventOf(ListenFailed{"::1", 80, Cause::PermissionDenied, "Permission denied"})});
    all.push_back({"listening stopped", eventOf(ListeningStopped{"127.0.0.1", 9001})});
    all.push_back({"accept failed", eventOf(AcceptFailed{Cause::OutOfDescriptors, "Too many open files"})});
    all.push_back(
        {"connecting", eventOf(Connecting{"ws://127.0.0.1:9001/"}, Phase::Connecting, Side::Client)});
    all.push_back({"connected",
                   eventOf(Connected{"127.0.0.1:40312", "127.0.0.1:9001"}, Phase::Upgrading, Side::Client)});
    all.push_back({"accepted", eventOf(Accepted{"127.0.0.1:9001", "127.0.0.1:40312"}, Phase::Upgrading)});
    all.push_back({"connect failed", eventOf(ConnectFailed{Cause::Refused, "Connection refused"},
                                             Phase::Failed, Side::Client)});
    all.push_back({"fin sent", eventOf(FinSent{})});
    all.push_back({"fin received", eventOf(FinReceived{})});
    all.push_back({"reset sent", eventOf(ResetSent{}, Phase::Closed)});
    all.push_back({"reset received", eventOf(ResetReceived{}, Phase::Closed)});
    all.push_back({"connection lost",
                   eventOf(ConnectionLost{Cause::TcpTimedOut, "Connection timed out"}, Phase::Closed)});
}

void addForwarding(std::vector<NamedEvent>& all)
{
    all.push_back({"forwarding", eventOf(Forwarding{"127.0.0.1:51000", "127.0.0.1:9002"}, Phase::Upgrading)});
    all.push_back(
        {"forward failed", eventOf(ForwardFailed{Cause::Refused, "Connection refused"}, Phase::Failed)});
}

void addOutsideCallbacks(std::vector<NamedEvent>& all)
{
    Callback connected{.name = CallbackName::OnOpen, .stack = "qt 6.4.2", .called = "connected"};
    all.push_back({"another stack's on-open", eventOf(connected, Phase::Open)});
    Callback closed{.name = CallbackName::OnClose, .stack = "jetty 9.4.57", .called = "onWebSocketClose"};
    closed.code = 1011;
    closed.reason = "EofException \xC3\xA4";
    all.push_back({"another stack's on-close", eventOf(closed, Phase::Closed)});
    Callback other{.name = CallbackName::Other, .stack = "qt 6.4.2", .called = "listening"};
    all.push_back({"another stack's callback named like an event", eventOf(other, Phase::Closed)});
    all.push_back(
        {"report refused", eventOf(ReportRefused{"wrong-token", "ws 8", "127.0.0.1:1", "close", 12})});
    all.push_back(
        {"report refused with a code", eventOf(ReportRefused{"unknown-connection", "ws 8", "play-7", "close",
                                                             1, CallbackName::OnClose, 1006, "gone"})});
    all.push_back({"report refused of nothing", eventOf(ReportRefused{"not-json", {}, {}, {}})});
}

void addHttp(std::vector<NamedEvent>& all)
{
    all.push_back({"request", eventOf(Request{goodHead}, Phase::Upgrading)});
    all.push_back({"request that is none", eventOf(Request{badHead}, Phase::Upgrading)});
    all.push_back({"request of nothing", eventOf(Request{}, Phase::Upgrading)});
    all.push_back({"request with a bad line",
                   eventOf(Request{"GET / HTTP/1.0\nNo colon\r\nA: \xFF\r\n\r\n"}, Phase::Upgrading)});
    all.push_back({"request refused", eventOf(RequestRefused{426, rules()}, Phase::Failed)});
    all.push_back({"response", eventOf(Response{101, head101, {}})});
    all.push_back({"response with a body", eventOf(Response{426, head426, "missing-key\n"}, Phase::Failed)});
    all.push_back(
        {"response that is none", eventOf(Response{0, badHead, "\xFE\xFF"}, Phase::Failed, Side::Client)});
    all.push_back({"response refused", eventOf(ResponseRefused{rules()}, Phase::Failed, Side::Client)});
}

void addFrames(std::vector<NamedEvent>& all)
{
    all.push_back(
        {"text received", eventOf(FrameReceived{frame("\x81\x85\xA1\x5F\x02\x9C"sv, "hello", 123)})});
    all.push_back({"text sent", eventOf(FrameSent{frame("\x81\x05"sv, "hello")})});
    all.push_back({"text that is none", eventOf(FrameSent{frame("\x81\x02"sv, "\xC3\x28"sv)})});
    all.push_back({"text that looks like JSON",
                   eventOf(FrameSent{frame("\x81\x0A"sv, "\"}\\\n\x01\xE2\x80\xA8\x7F\t")})});
    all.push_back({"text of nothing", eventOf(FrameSent{frame("\x81\x00"sv, {})})});
    all.push_back({"first part", eventOf(FrameSent{frame("\x01\x02"sv, "ab")})});
    all.push_back({"continuation", eventOf(FrameSent{frame("\x80\x02"sv, "cd")})});
    all.push_back({"binary", eventOf(FrameSent{frame("\x82\x03"sv, "\x00\xFF\x10"sv)})});
    all.push_back({"ping", eventOf(FrameSent{frame("\x89\x02"sv, "hi")})});
    all.push_back({"pong with bits", eventOf(FrameReceived{frame("\xFA\x00"sv, {})})});
    all.push_back({"reserved opcode", eventOf(FrameReceived{frame("\x83\x01"sv, "x")})});
    all.push_back({"close", eventOf(FrameSent{frame("\x88\x05"sv, "\x03\xE8"
                                                                  "bye"sv)},
                                    Phase::ClosingByUs)});
    all.push_back({"close without a code", eventOf(FrameSent{frame("\x88\x00"sv, {})}, Phase::ClosingByUs)});
    all.push_back({"close of one byte", eventOf(FrameReceived{frame("\x88\x01"sv, "\x03"sv)})});
    all.push_back(
        {"close with a bad reason", eventOf(FrameReceived{frame("\x88\x04"sv, "\x03\xE8\xFF\xFE"sv)})});
    all.push_back({"partial frame", eventOf(FrameReceived{Frame{"\x82\xFE\x00\x80\xA1\x5F\x02\x9C"sv, 12, 4,
                                                                "\x01\x02\x03\x04"sv}})});
    all.push_back({"kept in part", eventOf(FrameReceived{Frame{"\x81\x05"sv, 0, 5, "he"sv}})});
    all.push_back({"length with the top bit",
                   eventOf(FrameReceived{Frame{"\x82\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"sv, 0, 0, {}}})});
    all.push_back({"part of a header", eventOf(FrameReceived{Frame{"\x81\xFE\x00"sv, 7, 0, {}}})});
    all.push_back({"one byte of a header", eventOf(FrameReceived{Frame{"\x81"sv, 7, 0, {}}})});
    all.push_back({"message sent", eventOf(MessageSent{{Opcode::Text, 5, 1, "hello"}})});
    all.push_back({"message received", eventOf(MessageReceived{{Opcode::Binary, 70'000, 3, {}}})});
}

void addCallbacks(std::vector<NamedEvent>& all)
{
    all.push_back({"upgrade accepted", eventOf(Callback{.name = CallbackName::Upgrade}, Phase::Upgrading)});
    all.push_back({"upgrade refused",
                   eventOf(Callback{.name = CallbackName::Upgrade, .refusal = rules()}, Phase::Failed)});
    all.push_back({"on-open", eventOf(Callback{.name = CallbackName::OnOpen})});
    all.push_back({"on-message",
                   eventOf(Callback{.name = CallbackName::OnMessage, .kind = Opcode::Text, .length = 12})});
    all.push_back({"on-ping", eventOf(Callback{.name = CallbackName::OnPing, .length = 4})});
    all.push_back({"on-pong", eventOf(Callback{.name = CallbackName::OnPong, .length = 4})});
    all.push_back(
        {"on-error", eventOf(Callback{.name = CallbackName::OnError, .cause = Cause::Reset}, Phase::Closed)});
    all.push_back(
        {"on-close", eventOf(Callback{.name = CallbackName::OnClose, .code = 1006}, Phase::Closed)});
    all.push_back(
        {"on-close with a reason",
         eventOf(Callback{.name = CallbackName::OnClose, .code = 1000, .reason = "bye “now”", .clean = true},
                 Phase::Closed)});
}

void addOthers(std::vector<NamedEvent>& all)
{
    all.push_back({"armed", eventOf(DeadlineArmed{DeadlineName::Idle, monotonicTime(60'000'000'000)})});
    all.push_back({"met", eventOf(DeadlineMet{DeadlineName::Upgrade})});
    all.push_back({"passed", eventOf(DeadlinePassed{DeadlineName::Close}, Phase::Closed)});
    all.push_back({"finding", eventOf(Finding{Violation::UnmaskedFrame, 42})});
    all.push_back({"finding of the last kind", eventOf(Finding{Violation::DataAfterClose, 0})});
}

void addFaults(std::vector<NamedEvent>& all)
{
    all.push_back({"injected", eventOf(FaultInjected{"inject-reset"})});
    all.push_back({"script begun", eventOf(FaultBegun{"request-no-key"}, Phase::Upgrading, Side::Client)});
    all.push_back(
        {"script step", eventOf(FaultStep{"request-no-key", 1, "send-request without Sec-WebSocket-Key"},
                                Phase::Upgrading, Side::Client)});
    all.push_back(
        {"expectation met", eventOf(ExpectationMet{"request-no-key", 2, "expect response 400", false})});
    all.push_back(
        {"expectation met by choice", eventOf(ExpectationMet{"x", 4'000'000'000U, "expect fin", true})});
    all.push_back({"expectation missed", eventOf(ExpectationMissed{"x", 2, "expect close 1002", "fin"})});
    all.push_back(
        {"expectation missed in silence", eventOf(ExpectationMissed{"x", 2, "expect \"x\" \xC3\xA4", {}})});
    all.push_back({"script ended", eventOf(FaultEnded{"request-no-key", true}, Phase::Closed)});
    all.push_back({"script ended badly", eventOf(FaultEnded{"request-no-key", false}, Phase::Failed)});
}

} // namespace

Event eventOf(EventBody body, Phase phase, Side side)
{
    Event event;
    event.seq = 1;
    event.at = monotonicTime(412'083'000);
    event.connection = ConnectionId{6};
    event.side = side;
    event.phase = phase;
    event.body = body;
    return event;
}

std::string asLine(const Event& event)
{
    std::string line;
    appendEventLine(line, event);
    line.pop_back();
    return line;
}

std::vector<NamedEvent> everyEvent()
{
    std::vector<NamedEvent> all;
    addTcp(all);
    addForwarding(all);
    addHttp(all);
    addOutsideCallbacks(all);
    addFrames(all);
    addOthers(all);
    addCallbacks(all);
    addFaults(all);
    return all;
}

} // namespace lifeline
