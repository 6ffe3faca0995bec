#include "atlas/act_words.h"

#include "base/byte_text.h"

#include <algorithm>

namespace lifeline {
namespace {

bool isPlain(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '.' || letter == '_';
}

std::string encoded(std::string_view words)
{
    std::string out;
    for (const char letter : words)
        out += isPlain(letter) ? std::string(1, letter) : "%" + toHex(std::string_view(&letter, 1));
    return out;
}

/// Empty where there are no words for it.
std::string wordsOf(const SubjectAct& act)
{
    switch (act.what) {
    case SubjectAct::What::Text:
        return act.size > 0 ? "big:" + std::to_string(act.size) : "text:" + encoded(act.bytes);
    case SubjectAct::What::Ping: return "ping:" + encoded(act.bytes);
    case SubjectAct::What::Close: return act.code ? "close:" + std::to_string(*act.code) : "close";
    case SubjectAct::What::Fin:
    case SubjectAct::What::Reset: return "drop"; // which of both it becomes is the stack's own affair
    case SubjectAct::What::Binary: break;
    }
    return {};
}

std::string_view wordOf(std::string_view words) { return words.substr(0, words.find(':')); }

std::string delayWords(const std::vector<SubjectAct>& acts, std::string_view before)
{
    const auto delay = std::chrono::duration_cast<std::chrono::milliseconds>(acts.front().after).count();
    return delay > 0 ? std::string(before) + "after=" + std::to_string(delay) : std::string();
}

std::string wordsOrNothing(const std::vector<SubjectAct>& acts)
{
    const auto words = actWords(acts);
    const auto* text = std::get_if<std::string>(&words);
    return text != nullptr ? *text : std::string();
}

} // namespace

std::variant<std::string, NoActWords> actWords(const std::vector<SubjectAct>& acts)
{
    std::string out;
    for (const SubjectAct& act : acts) {
        const std::string words = wordsOf(act);
        if (words.empty())
            return NoActWords{"the program cannot be asked to send that"};
        if (act.after != acts.front().after)
            return NoActWords{"the program cannot be asked to pause between its acts"};
        out.append(out.empty() ? "" : ",").append(words);
    }
    return out;
}

std::string whyLacking(const std::vector<SubjectAct>& acts, const std::vector<std::string>& lacks)
{
    for (const SubjectAct& act : acts) {
        const std::string words = wordsOf(act);
        const std::string_view word = wordOf(words);
        if (std::find(lacks.begin(), lacks.end(), word) == lacks.end())
            continue;
        return word == "drop" ? "its application has no call that ends TCP without a close frame"
                              : "its application has no call for that: " + std::string(word);
    }
    return {};
}

std::string actTarget(const std::vector<SubjectAct>& acts)
{
    const std::string words = wordsOrNothing(acts);
    return words.empty() ? "/" : "/?act=" + words + delayWords(acts, "&");
}

std::string actLine(const std::vector<SubjectAct>& acts)
{
    const std::string words = wordsOrNothing(acts);
    return words.empty() ? "" : " act=" + words + delayWords(acts, " ");
}

} // namespace lifeline
