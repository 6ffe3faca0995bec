#include "base/byte_text.h"
#include "base/quantity_text.h"
#include "support/playbook.h"

namespace lifeline {
namespace {

std::string ids(RuleSet rules)
{
    std::string text;
    for (const UpgradeRule rule : rules.rules())
        text += " " + std::string(info(rule).id);
    return text;
}

std::string frameText(const event::Frame& frame)
{
    const auto header = frameHeader(frame);
    if (!header)
        return " partial header " + std::to_string(frame.header.size());
    std::string text = " " + std::string(opcodeName(header->opcode)) + " " + std::to_string(header->length);
    if (frame.arrived != header->length)
        text += " partial " + std::to_string(frame.arrived);
    return text;
}

std::string messageText(const event::Message& message)
{
    std::string text = " " + std::string(opcodeName(message.kind)) + " " + std::to_string(message.length);
    return message.frames == 1 ? text : text + " in " + std::to_string(message.frames);
}

std::string callbackText(const event::Callback& callback)
{
    if (!callback.called.empty())
        return " by " + std::string(callback.stack) +
               (callback.code != 0 ? " " + std::to_string(callback.code) : "");
    switch (callback.name) {
    case CallbackName::Upgrade: return callback.refusal.empty() ? "" : " refused" + ids(callback.refusal);
    case CallbackName::OnMessage:
        return " " + std::string(opcodeName(callback.kind)) + " " + std::to_string(callback.length);
    case CallbackName::OnError: return " " + std::string(causeId(callback.cause));
    case CallbackName::OnClose:
        return " " + std::to_string(callback.code) + (callback.clean ? " clean" : " unclean") +
               (callback.reason.empty() ? "" : " " + escaped(callback.reason));
    default: return "";
    }
}

struct Detail {
    std::string operator()(const event::RequestRefused& b) const
    {
        return " " + std::to_string(b.status) + ids(b.rules);
    }
    std::string operator()(const event::Response& b) const { return " " + std::to_string(b.status); }
    std::string operator()(const event::ResponseRefused& b) const { return ids(b.rules); }
    std::string operator()(const event::ConnectFailed& b) const
    {
        return " " + std::string(causeId(b.cause));
    }
    std::string operator()(const event::ConnectionLost& b) const
    {
        return " " + std::string(causeId(b.cause));
    }
    std::string operator()(const event::Forwarding& b) const { return " " + std::string(b.remote); }
    std::string operator()(const event::ForwardFailed& b) const
    {
        return " " + std::string(causeId(b.cause));
    }
    std::string operator()(const event::ReportRefused& b) const
    {
        return " " + std::string(b.why) + " " + std::string(b.callback) + " " + std::to_string(b.count);
    }
    std::string operator()(const event::FrameSent& b) const { return frameText(b); }
    std::string operator()(const event::FrameReceived& b) const { return frameText(b); }
    std::string operator()(const event::MessageSent& b) const { return messageText(b); }
    std::string operator()(const event::MessageReceived& b) const { return messageText(b); }
    std::string operator()(const event::DeadlineArmed& b) const
    {
        return " " + std::string(deadlineName(b.name)) + " " + durationText(b.at.time_since_epoch());
    }
    std::string operator()(const event::DeadlineMet& b) const
    {
        return " " + std::string(deadlineName(b.name));
    }
    std::string operator()(const event::DeadlinePassed& b) const
    {
        return " " + std::string(deadlineName(b.name));
    }
    std::string operator()(const event::Callback& b) const { return callbackText(b); }
    std::string operator()(const event::FaultInjected& b) const { return " " + std::string(b.fault); }
    std::string operator()(const event::FaultStep& b) const
    {
        return " " + std::to_string(b.step) + " " + std::string(b.what);
    }
    std::string operator()(const event::ExpectationMet& b) const
    {
        return " " + std::to_string(b.step) + " " + std::string(b.what) + (b.allowed ? ", allowed" : "");
    }
    std::string operator()(const event::ExpectationMissed& b) const
    {
        return " " + std::to_string(b.step) + " " + std::string(b.what) +
               (b.seen.empty() ? ", saw nothing" : ", saw " + std::string(b.seen));
    }
    std::string operator()(const event::FaultEnded& b) const
    {
        return b.asExpected ? " as expected" : " not as expected";
    }
    std::string operator()(const event::Finding& b) const { return " at " + std::to_string(b.offset); }
    template <class Other> std::string operator()(const Other&) const { return ""; }
};

} // namespace

std::string eventLine(const Event& event)
{
    return std::string(layerName(layerOf(event.kind()))) + " " + std::string(eventName(event)) +
           std::visit(Detail{}, event.body) + " [" + std::string(phaseName(event.phase)) + "]";
}

} // namespace lifeline
