#include "atlas/told_words.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

namespace lifeline {
namespace {

constexpr std::array<std::string_view, agreementCount> ids{"reference", "same", "code",
                                                           "callbacks", "racy", "unknown"};
constexpr std::array<std::string_view, agreementCount> signs{"●", "=", "≈", "≠", "~", "·"};
constexpr std::array<std::string_view, agreementCount> texts{
    "the reference itself",
    "the same callbacks and codes as the reference",
    "the same callbacks, another code",
    "other callbacks",
    "not always the same",
    "not measured, or nothing to compare with",
};

struct Word {
    std::string_view role, rest; // rest: ":1006"
    std::uint64_t count = 1;
};

/// "on-message*3"
Word wordOf(std::string_view text)
{
    Word word;
    if (const std::size_t star = text.find('*'); star != std::string_view::npos) {
        std::from_chars(text.data() + star + 1, text.data() + text.size(), word.count);
        text = text.substr(0, star);
    }
    const std::size_t colon = std::min(text.find(':'), text.size());
    word.role = text.substr(0, colon);
    word.rest = text.substr(colon);
    return word;
}

bool counts(std::string_view role, const Roles& roles)
{
    for (std::size_t i = 0; i < callbackCount; ++i) {
        if (callbackName(static_cast<CallbackName>(i)) == role)
            return roles[i];
    }
    return true;
}

/// "-" and nothing are no words.
std::vector<Word> wordsOf(std::string_view text, const Roles& roles)
{
    std::vector<Word> words;
    while (!text.empty()) {
        const std::string_view one = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(one.size() + 1, text.size()));
        const Word word = wordOf(one);
        if (one.empty() || one == "-" || !counts(word.role, roles))
            continue;
        if (!words.empty() && words.back().role == word.role && words.back().rest == word.rest)
            words.back().count += word.count;
        else
            words.push_back(word);
    }
    return words;
}

} // namespace

std::string_view agreementId(Agreement agreement) { return ids[static_cast<std::size_t>(agreement)]; }
std::string_view agreementSign(Agreement agreement) { return signs[static_cast<std::size_t>(agreement)]; }
std::string_view agreementText(Agreement agreement) { return texts[static_cast<std::size_t>(agreement)]; }

Roles bothHave(const Roles& a, const Roles& b)
{
    Roles both{};
    for (std::size_t i = 0; i < callbackCount; ++i)
        both[i] = a[i] && b[i];
    return both;
}

Agreement compareTold(std::string_view a, std::string_view b, const Roles& roles)
{
    const std::vector<Word> left = wordsOf(a, roles), right = wordsOf(b, roles);
    if (left.size() != right.size())
        return Agreement::Callbacks;
    bool sameCodes = true;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (left[i].role != right[i].role || left[i].count != right[i].count)
            return Agreement::Callbacks;
        sameCodes = sameCodes && left[i].rest == right[i].rest;
    }
    return sameCodes ? Agreement::Same : Agreement::Code;
}

} // namespace lifeline
