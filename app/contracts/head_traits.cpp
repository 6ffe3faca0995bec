#include "contracts/head_traits.h"

#include "base/byte_text.h"

#include <algorithm>
#include <array>

namespace lifeline {
namespace {

constexpr std::array<std::string_view, headTraitCount> ids{
    "upgrade-list",       "upgrade-other",   "connection-list",      "version-8",
    "version-list",       "key-empty",       "newer-http",           "lower-case-method",
    "target-asterisk",    "target-absolute", "target-without-slash", "leading-empty-line",
    "space-before-colon", "folded-line",     "accept-in-spaces",     "has-transfer-encoding",
    "has-content-length",
};

bool isList(const HttpHead& head, std::string_view name)
{
    return std::ranges::any_of(head.lines(), [name](const HeaderLine& line) {
        return equalsIgnoreCase(line.name, name) && line.value.find(',') != std::string_view::npos;
    });
}

bool hasSmallLetter(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool isSpace(char c) { return c == ' ' || c == '\t'; }

bool isFolded(const HeaderLine& line)
{
    const std::size_t end = line.raw.find('\n');
    return (!line.raw.empty() && isSpace(line.raw.front())) ||
           (end != std::string_view::npos && end + 1 < line.raw.size());
}

bool hasSpaceBeforeColon(const HeaderLine& line)
{
    const std::size_t colon = line.raw.find(':');
    return colon != std::string_view::npos && colon > 0 && isSpace(line.raw[colon - 1]);
}

bool isInSpaces(const HeaderLine& line)
{
    const std::size_t colon = line.raw.find(':');
    if (colon == std::string_view::npos || !equalsIgnoreCase(line.name, "Sec-WebSocket-Accept"))
        return false;
    const std::string_view written = line.raw.substr(colon + 1);
    return !written.empty() && (isSpace(written.back()) || written.size() > line.value.size() + 1);
}

void addTarget(const HttpHead& head, HeadTraits& traits)
{
    const std::string_view target = head.target();
    if (target == "*")
        traits.add(HeadTrait::TargetAsterisk);
    else if (target.find("://") != std::string_view::npos && !target.starts_with('/'))
        traits.add(HeadTrait::TargetAbsolute);
    else if (!target.empty() && !target.starts_with('/'))
        traits.add(HeadTrait::TargetWithoutSlash);
}

void addRequest(const HttpHead& head, HeadTraits& traits)
{
    addTarget(head, traits);
    const std::string_view version = head.value("Sec-WebSocket-Version").value_or("");
    if (version == "8")
        traits.add(HeadTrait::Version8);
    if (isList(head, "Sec-WebSocket-Version"))
        traits.add(HeadTrait::VersionList);
    if (const auto key = head.value("Sec-WebSocket-Key"); key && key->empty())
        traits.add(HeadTrait::KeyEmpty);
    if (hasSmallLetter(head.method()))
        traits.add(HeadTrait::LowerCaseMethod);
    if (head.raw().starts_with('\r') || head.raw().starts_with('\n'))
        traits.add(HeadTrait::LeadingEmptyLine);
}

void addResponse(const HttpHead& head, HeadTraits& traits)
{
    if (std::ranges::any_of(head.lines(), isInSpaces))
        traits.add(HeadTrait::AcceptInSpaces);
    if (head.status() == 101 && head.count("Transfer-Encoding") != 0)
        traits.add(HeadTrait::HasTransferEncoding);
    if (head.status() == 101 && head.value("Content-Length").value_or("0") != "0")
        traits.add(HeadTrait::HasContentLength);
}

} // namespace

std::string_view headTraitId(HeadTrait trait) { return ids[static_cast<std::size_t>(trait)]; }

std::optional<HeadTrait> headTraitFromId(std::string_view id)
{
    const auto found = std::ranges::find(ids, id);
    return found == ids.end() ? std::nullopt : std::optional(static_cast<HeadTrait>(found - ids.begin()));
}

std::vector<HeadTrait> HeadTraits::traits() const
{
    std::vector<HeadTrait> all;
    for (std::size_t i = 0; i < headTraitCount; ++i) {
        if (has(static_cast<HeadTrait>(i)))
            all.push_back(static_cast<HeadTrait>(i));
    }
    return all;
}

HeadTraits traitsOf(const HttpHead& head)
{
    HeadTraits traits;
    if (isList(head, "Upgrade"))
        traits.add(HeadTrait::UpgradeList);
    if (head.count("Upgrade") != 0 && !head.hasToken("Upgrade", "websocket"))
        traits.add(HeadTrait::UpgradeOther);
    if (isList(head, "Connection"))
        traits.add(HeadTrait::ConnectionList);
    if (head.version() > 11)
        traits.add(HeadTrait::NewerHttp);
    if (std::ranges::any_of(head.lines(), hasSpaceBeforeColon))
        traits.add(HeadTrait::SpaceBeforeColon);
    if (std::ranges::any_of(head.lines(), isFolded))
        traits.add(HeadTrait::FoldedLine);
    if (head.kind() == HeadKind::Request)
        addRequest(head, traits);
    else
        addResponse(head, traits);
    return traits;
}

} // namespace lifeline
