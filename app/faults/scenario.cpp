#include "faults/scenario.h"

#include <array>
#include <charconv>
#include <tuple>

namespace lifeline {
namespace {

constexpr std::array<std::string_view, faultGroupCount> groupIds{
    "bad-request", "bad-response", "reset", "timeout", "violation", "close-handshake"};

constexpr std::string_view refusedText = "upgrade:refused";
constexpr std::string_view closePrefix = "on-close:";

std::optional<CallbackName> callbackFromName(std::string_view text)
{
    for (std::size_t i = 0; i < callbackCount; ++i) {
        if (callbackName(static_cast<CallbackName>(i)) == text)
            return static_cast<CallbackName>(i);
    }
    return std::nullopt;
}

std::optional<ExpectedCallback> closeFromText(std::string_view code)
{
    std::uint16_t value = 0;
    const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), value);
    if (error != std::errc() || end != code.data() + code.size())
        return std::nullopt;
    return ExpectedCallback{CallbackName::OnClose, false, value};
}

auto valuesOf(const PeerSettings& peer)
{
    return std::tie(peer.connectTimeout, peer.upgradeTimeout, peer.idleTimeout, peer.pingInterval,
                    peer.pongTimeout, peer.closeTimeout, peer.maxMessage);
}

auto valuesOf(const Fault& fault)
{
    return std::tie(fault.id, fault.aliases, fault.group, fault.side, fault.title, fault.does, fault.must,
                    fault.sections, fault.codes, fault.legal, fault.reach, fault.receiveBuffer, fault.steps,
                    fault.limit, fault.subject, fault.expect);
}

} // namespace

bool operator==(const SubjectSetup& a, const SubjectSetup& b)
{
    return valuesOf(a.peer) == valuesOf(b.peer) && a.subprotocols == b.subprotocols &&
           a.allowedOrigins == b.allowedOrigins && a.echo == b.echo && a.acts == b.acts;
}

bool operator==(const Fault& a, const Fault& b) { return valuesOf(a) == valuesOf(b); }

std::string_view faultGroupId(FaultGroup group) { return groupIds[static_cast<std::size_t>(group)]; }

std::optional<FaultGroup> faultGroupFromId(std::string_view id)
{
    for (std::size_t i = 0; i < faultGroupCount; ++i) {
        if (groupIds[i] == id)
            return static_cast<FaultGroup>(i);
    }
    return std::nullopt;
}

std::string expectedCallbackText(const ExpectedCallback& callback)
{
    if (callback.name == CallbackName::Upgrade && callback.refused)
        return std::string(refusedText);
    if (callback.name == CallbackName::OnClose)
        return std::string(closePrefix) + std::to_string(callback.code);
    return std::string(callbackName(callback.name));
}

std::optional<ExpectedCallback> expectedCallbackFromText(std::string_view text)
{
    if (text == refusedText)
        return ExpectedCallback{CallbackName::Upgrade, true, 0};
    if (text.starts_with(closePrefix))
        return closeFromText(text.substr(closePrefix.size()));
    const auto name = callbackFromName(text);
    if (!name || *name == CallbackName::OnClose)
        return std::nullopt;
    return ExpectedCallback{*name, false, 0};
}

PeerSettings subjectDefaults()
{
    PeerSettings peer;
    constexpr Duration usual = std::chrono::seconds(2);
    peer.connectTimeout = peer.upgradeTimeout = peer.idleTimeout = peer.pongTimeout = peer.closeTimeout =
        usual;
    return peer;
}

} // namespace lifeline
