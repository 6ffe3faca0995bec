#include "contracts/moment_pattern.h"

#include <algorithm>
#include <charconv>

namespace lifeline {
namespace {

using Text = std::string_view;

std::optional<unsigned> numberFrom(Text text, unsigned most)
{
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool good = error == std::errc() && end == text.data() + text.size() && value <= most;
    return good ? std::optional(value) : std::nullopt;
}

std::vector<Text> split(Text text, char mark)
{
    std::vector<Text> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(mark, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

std::optional<Text> takeAfter(Text& text, char mark)
{
    const std::size_t at = text.find(mark);
    if (at == Text::npos)
        return std::nullopt;
    const Text after = text.substr(at + 1);
    text = text.substr(0, at);
    return after;
}

void takeFlag(Text& text, Text name, std::optional<bool>& flag)
{
    for (const bool wanted : {true, false}) {
        const std::string suffix = (wanted ? '+' : '-') + std::string(name);
        if (text.size() > suffix.size() && text.ends_with(suffix)) {
            text.remove_suffix(suffix.size());
            flag = wanted;
        }
    }
}

bool hasHead(const MomentPattern& pattern)
{
    const MomentKind kind = pattern.kinds.front();
    return kind >= MomentKind::Request && kind <= MomentKind::BrokenResponse;
}

bool isBroken(MomentKind kind)
{
    return kind == MomentKind::BrokenRequest || kind == MomentKind::BrokenResponse;
}

bool readKinds(Text name, MomentPattern& pattern)
{
    if (name == "end") {
        pattern.kinds = {MomentKind::Fin, MomentKind::Reset, MomentKind::Lost};
        return true;
    }
    if (name == "waited" || name == "silence") {
        pattern.kinds = {MomentKind::Silence};
        pattern.timed = name == "waited" ? MomentPattern::Timed::Waited : MomentPattern::Timed::Silence;
        return true;
    }
    if (name == "text" || name == "binary") {
        pattern.kinds = {MomentKind::Message};
        pattern.opcode = *opcodeFromName(name);
        return true;
    }
    const auto kind = momentKindFromId(name);
    pattern.kinds = {kind.value_or(MomentKind::Connected)};
    if (isBroken(pattern.kinds.front()))
        pattern.rules = MomentPattern::Rules::Any;
    return kind.has_value();
}

bool readAmong(Text list, MomentPattern& pattern)
{
    pattern.rules = MomentPattern::Rules::Some;
    if (list.empty())
        return true;
    for (const Text name : split(list, ',')) {
        const auto rule = upgradeRuleFromId(name);
        if (!rule)
            return false;
        pattern.among.add(*rule);
    }
    return true;
}

bool readTraits(Text list, MomentPattern& pattern)
{
    for (const Text name : split(list, ',')) {
        const auto trait = headTraitFromId(name);
        if (!trait)
            return false;
        pattern.traits.add(*trait);
    }
    const MomentKind kind = pattern.kinds.front();
    return kind == MomentKind::Request || kind == MomentKind::Response;
}

bool readCodes(Text text, MomentPattern& pattern)
{
    Text least = text;
    const Text most = takeAfter(least, '-').value_or(least);
    const auto from = numberFrom(least, 0xFFFF), to = numberFrom(most, 0xFFFF);
    pattern.leastCode = static_cast<std::uint16_t>(from.value_or(0));
    pattern.mostCode = static_cast<std::uint16_t>(to.value_or(0));
    return from && to && *from <= *to;
}

bool readStatus(Text text, MomentPattern& pattern)
{
    const bool family = text.size() == 3 && text.ends_with("xx");
    const auto number = numberFrom(family ? text.substr(0, 1) : text, 999);
    const int value = static_cast<int>(number.value_or(0));
    pattern.leastStatus = family ? value * 100 : value;
    pattern.mostStatus = family ? value * 100 + 99 : value;
    return number.has_value();
}

bool readViolations(Text text, MomentPattern& pattern)
{
    const auto codes = takeAfter(text, ':');
    for (const Text id : split(text, ',')) {
        const auto violation = violationFromId(id);
        if (!violation)
            return false;
        pattern.violations.push_back(*violation);
    }
    return !codes || readCodes(*codes, pattern);
}

bool readTimer(Text name, MomentPattern& pattern)
{
    pattern.timer = name;
    return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == Text::npos;
}

bool readArgument(std::optional<Text> argument, MomentPattern& pattern)
{
    const MomentKind kind = pattern.kinds.front();
    if (kind == MomentKind::Silence)
        return argument && readTimer(*argument, pattern);
    if (!argument)
        return true;
    switch (kind) {
    case MomentKind::Response: return readStatus(*argument, pattern);
    case MomentKind::Close:
    case MomentKind::LocalClose: return readCodes(*argument, pattern);
    case MomentKind::Violation: return readViolations(*argument, pattern);
    default: return false;
    }
}

bool fits(const std::optional<bool>& wanted, bool is) { return !wanted || *wanted == is; }

bool rulesFit(const MomentPattern& pattern, RuleSet rules)
{
    switch (pattern.rules) {
    case MomentPattern::Rules::Any: return true;
    case MomentPattern::Rules::None: return rules.empty();
    case MomentPattern::Rules::Some: break;
    }
    return pattern.among.empty() ? !rules.empty() : (rules.bits() & pattern.among.bits()) != 0;
}

bool violationFits(const MomentPattern& pattern, const Moment& moment)
{
    const auto& list = pattern.violations;
    return list.empty() ||
           (moment.violation && std::find(list.begin(), list.end(), *moment.violation) != list.end());
}

} // namespace

bool MomentPattern::matches(const Moment& moment) const
{
    return std::find(kinds.begin(), kinds.end(), moment.kind) != kinds.end() &&
           (!opcode || *opcode == moment.opcode) && rulesFit(*this, moment.rules) &&
           (traits.empty() || traits.hasAny(moment.traits)) && moment.status >= leastStatus &&
           moment.status <= mostStatus && moment.code >= leastCode && moment.code <= mostCode &&
           violationFits(*this, moment) && fits(glued, moment.glued) && fits(midFrame, moment.midFrame) &&
           fits(midMessage, moment.midMessage) && fits(crossed, moment.crossed) &&
           fits(unasked, moment.unasked);
}

std::optional<MomentPattern> patternFromText(std::string_view text)
{
    MomentPattern pattern;
    takeFlag(text, "unasked", pattern.unasked);
    takeFlag(text, "crossed", pattern.crossed);
    takeFlag(text, "mid-message", pattern.midMessage);
    takeFlag(text, "mid-frame", pattern.midFrame);
    takeFlag(text, "glued", pattern.glued);
    const auto traits = takeAfter(text, '~');
    const bool whatever = text.ends_with('?');
    if (whatever)
        text.remove_suffix(1);
    const auto among = takeAfter(text, '!');
    const auto argument = takeAfter(text, ':');
    if (!readKinds(text, pattern) || !readArgument(argument, pattern))
        return std::nullopt;
    if (traits && !readTraits(*traits, pattern))
        return std::nullopt;
    if ((whatever || among) && (!hasHead(pattern) || (whatever && among)))
        return std::nullopt;
    if (whatever)
        pattern.rules = MomentPattern::Rules::Any;
    return !among || readAmong(*among, pattern) ? std::optional(pattern) : std::nullopt;
}

} // namespace lifeline
