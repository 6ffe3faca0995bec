#include "contracts/moment.h"

#include "base/quantity_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace lifeline {
namespace {

constexpr std::array<std::string_view, momentKindCount> kindIds{
    "connected", "connect-failed", "request", "broken-request", "response",  "broken-response",
    "message",   "ping",           "pong",    "close",          "violation", "fin",
    "reset",     "lost",           "silence", "local-close",    "local-fin", "local-reset"};

constexpr std::string_view gluedFlag = "+glued", midFrameFlag = "+mid-frame", midMessageFlag = "+mid-message",
                           crossedFlag = "+crossed", unaskedFlag = "+unasked";

std::optional<std::uint64_t> numberFrom(std::string_view text, std::uint64_t least, std::uint64_t most)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    const bool shortest = text.size() == 1 || !text.starts_with('0');
    return whole && shortest && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

bool takeSuffix(std::string_view& text, std::string_view suffix)
{
    if (!text.ends_with(suffix))
        return false;
    text.remove_suffix(suffix.size());
    return true;
}

/// What stands behind the mark; the mark goes too. nullopt when there is none.
std::optional<std::string_view> takeAfter(std::string_view& text, char mark)
{
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos)
        return std::nullopt;
    const std::string_view after = text.substr(at + 1);
    text = text.substr(0, at);
    return after;
}

// Writing -----------------------------------------------------------------------------------------

std::string rulesText(RuleSet rules)
{
    std::string out;
    for (const UpgradeRule rule : rules.rules())
        out.append(out.empty() ? "!" : ",").append(info(rule).id);
    return out;
}

std::string traitsText(HeadTraits traits)
{
    std::string out;
    for (const HeadTrait trait : traits.traits())
        out.append(out.empty() ? "~" : ",").append(headTraitId(trait));
    return out;
}

std::string argumentText(const Moment& moment)
{
    switch (moment.kind) {
    case MomentKind::Response: return ':' + std::to_string(moment.status);
    case MomentKind::Message: return moment.length != 0 ? ':' + std::to_string(moment.length) : "";
    case MomentKind::Close:
    case MomentKind::LocalClose: return ':' + std::to_string(moment.code);
    case MomentKind::Silence: return ':' + durationText(moment.lasted);
    case MomentKind::Violation:
        return ':' + std::string(info(*moment.violation).id) +
               (moment.code != 0 ? ':' + std::to_string(moment.code) : "");
    default: return {};
    }
}

// Reading -----------------------------------------------------------------------------------------

bool hasRules(MomentKind kind)
{
    return kind == MomentKind::Request || kind == MomentKind::BrokenRequest || kind == MomentKind::Response ||
           kind == MomentKind::BrokenResponse;
}

bool canBeGlued(MomentKind kind)
{
    return (kind >= MomentKind::Message && kind <= MomentKind::Lost) || kind == MomentKind::LocalFin;
}

bool canBeMidFrame(MomentKind kind) { return kind >= MomentKind::Fin && kind <= MomentKind::Silence; }

bool canBeMidMessage(MomentKind kind) { return kind >= MomentKind::Close && kind <= MomentKind::Silence; }

void takeFlags(std::string_view& text, Moment& moment)
{
    moment.unasked = takeSuffix(text, unaskedFlag);
    moment.crossed = takeSuffix(text, crossedFlag);
    moment.midMessage = takeSuffix(text, midMessageFlag);
    moment.midFrame = takeSuffix(text, midFrameFlag);
    moment.glued = takeSuffix(text, gluedFlag);
}

bool flagsFit(const Moment& moment)
{
    return (!moment.glued || canBeGlued(moment.kind)) && (!moment.midFrame || canBeMidFrame(moment.kind)) &&
           (!moment.midMessage || canBeMidMessage(moment.kind)) &&
           (!moment.crossed || moment.kind == MomentKind::LocalClose) &&
           (!moment.unasked || moment.kind == MomentKind::Pong);
}

bool readRules(std::string_view list, RuleSet& rules)
{
    for (bool more = true; more;) {
        std::string_view name = list;
        const auto rest = takeAfter(name, ',');
        const auto rule = upgradeRuleFromId(name);
        if (!rule || rules.has(*rule))
            return false;
        rules.add(*rule);
        more = rest.has_value();
        list = rest.value_or("");
    }
    return true;
}

bool isWholeHead(MomentKind kind) { return kind == MomentKind::Request || kind == MomentKind::Response; }

bool readTraits(std::string_view list, HeadTraits& traits)
{
    for (bool more = true; more;) {
        std::string_view name = list;
        const auto rest = takeAfter(name, ',');
        const auto trait = headTraitFromId(name);
        if (!trait || traits.has(*trait))
            return false;
        traits.add(*trait);
        more = rest.has_value();
        list = rest.value_or("");
    }
    return true;
}

bool readNumber(std::optional<std::string_view> text, std::uint64_t least, std::uint64_t most, auto& out)
{
    const auto number = text ? numberFrom(*text, least, most) : std::nullopt;
    out = static_cast<std::remove_reference_t<decltype(out)>>(number.value_or(0));
    return number.has_value();
}

bool readViolation(std::optional<std::string_view> argument, Moment& moment)
{
    std::string_view id = argument.value_or("");
    const auto code = takeAfter(id, ':');
    moment.violation = violationFromId(id);
    return moment.violation && (!code || readNumber(code, 1, 0xFFFF, moment.code));
}

bool readSilence(std::optional<std::string_view> argument, Moment& moment)
{
    const auto lasted = argument ? parseDuration(*argument) : std::nullopt;
    moment.lasted = lasted.value_or(Duration::zero());
    return moment.lasted >= shortestSilence;
}

bool readArgument(std::optional<std::string_view> argument, Moment& moment)
{
    switch (moment.kind) {
    case MomentKind::Response: return readNumber(argument, 0, 999, moment.status);
    case MomentKind::Message:
        return !argument || readNumber(argument, shortMessage + 1, UINT64_MAX, moment.length);
    case MomentKind::Close:
    case MomentKind::LocalClose: return readNumber(argument, 0, 0xFFFF, moment.code);
    case MomentKind::Silence: return readSilence(argument, moment);
    case MomentKind::Violation: return readViolation(argument, moment);
    default: return !argument;
    }
}

bool readKind(std::string_view name, Moment& moment)
{
    if (name == opcodeName(Opcode::Text) || name == opcodeName(Opcode::Binary)) {
        moment.kind = MomentKind::Message;
        moment.opcode = *opcodeFromName(name);
        return true;
    }
    const auto kind = momentKindFromId(name);
    moment.kind = kind.value_or(MomentKind::Message);
    return moment.kind != MomentKind::Message;
}

std::optional<Moment> momentFromText(std::string_view text)
{
    Moment moment;
    takeFlags(text, moment);
    const auto traits = takeAfter(text, '~');
    const auto rules = takeAfter(text, '!');
    const auto argument = takeAfter(text, ':');
    if (!readKind(text, moment) || !readArgument(argument, moment))
        return std::nullopt;
    if (rules && (!hasRules(moment.kind) || !readRules(*rules, moment.rules)))
        return std::nullopt;
    if (traits && (!isWholeHead(moment.kind) || !readTraits(*traits, moment.traits)))
        return std::nullopt;
    return flagsFit(moment) ? std::optional(moment) : std::nullopt;
}

} // namespace

bool operator==(const Moment& a, const Moment& b)
{
    return a.kind == b.kind && a.rules == b.rules && a.traits == b.traits && a.status == b.status &&
           a.opcode == b.opcode && a.length == b.length && a.code == b.code && a.violation == b.violation &&
           a.lasted == b.lasted && a.glued == b.glued && a.midFrame == b.midFrame &&
           a.midMessage == b.midMessage && a.crossed == b.crossed && a.unasked == b.unasked;
}

std::string_view momentKindId(MomentKind kind) { return kindIds[static_cast<std::size_t>(kind)]; }

std::optional<MomentKind> momentKindFromId(std::string_view id)
{
    const auto found = std::find(kindIds.begin(), kindIds.end(), id);
    return found == kindIds.end() ? std::nullopt
                                  : std::optional(static_cast<MomentKind>(found - kindIds.begin()));
}

std::string momentText(const Moment& moment)
{
    std::string out(moment.kind == MomentKind::Message ? opcodeName(moment.opcode)
                                                       : momentKindId(moment.kind));
    out += argumentText(moment) + rulesText(moment.rules) + traitsText(moment.traits);
    return out.append(moment.glued ? gluedFlag : "")
        .append(moment.midFrame ? midFrameFlag : "")
        .append(moment.midMessage ? midMessageFlag : "")
        .append(moment.crossed ? crossedFlag : "")
        .append(moment.unasked ? unaskedFlag : "");
}

std::string momentsText(std::span<const Moment> moments)
{
    std::string out;
    for (const Moment& moment : moments)
        out.append(out.empty() ? "" : " ").append(momentText(moment));
    return out;
}

std::optional<std::vector<Moment>> momentsFromText(std::string_view text)
{
    std::vector<Moment> moments;
    while (!text.empty()) {
        std::string_view word = text;
        const auto rest = takeAfter(word, ' ');
        const auto moment = momentFromText(word);
        if (!moment || (rest && rest->empty()))
            return std::nullopt;
        moments.push_back(*moment);
        text = rest.value_or("");
    }
    return moments;
}

} // namespace lifeline
