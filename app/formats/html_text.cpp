#include "formats/html_text.h"

#include "base/utf8.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::string_view unknown = "\xEF\xBF\xBD";

bool isAllowed(char32_t letter)
{
    const bool control = letter < 0x20 || (letter >= 0x7F && letter < 0xA0);
    return (!control || letter == '\t' || letter == '\n') && letter != 0xFFFE && letter != 0xFFFF;
}

/// The text a character at a time; what is none, or not allowed, as U+FFFD.
template <class Take> void eachCharacter(std::string_view text, Take take)
{
    while (!text.empty()) {
        const auto read = readUtf8(text);
        const std::string_view bytes = text.substr(0, read ? read->length : 1);
        take(read && isAllowed(read->codePoint) ? bytes : unknown);
        text.remove_prefix(bytes.size());
    }
}

std::string_view entityOf(std::string_view letter)
{
    if (letter == "&")
        return "&amp;";
    if (letter == "<")
        return "&lt;";
    if (letter == ">")
        return "&gt;";
    if (letter == "\"")
        return "&quot;";
    return letter == "'" ? "&#39;" : letter;
}

bool isMarkdownSign(std::string_view letter)
{
    constexpr std::string_view signs = "\\`*_{}[]()#+-.!|~:@";
    return letter.size() == 1 && signs.find(letter.front()) != std::string_view::npos;
}

} // namespace

std::string htmlText(std::string_view text)
{
    std::string out;
    eachCharacter(text, [&out](std::string_view letter) { out += entityOf(letter); });
    return out;
}

std::string htmlText(const QString& text) { return htmlText(std::string_view(text.toStdString())); }

std::string markdownText(std::string_view text)
{
    std::string out;
    eachCharacter(text, [&out](std::string_view letter) {
        if (letter == "\n" || letter == "\t")
            out += ' ';
        else if (isMarkdownSign(letter))
            out.append("\\").append(letter);
        else
            out += entityOf(letter);
    });
    return out;
}

std::string markdownText(const QString& text) { return markdownText(std::string_view(text.toStdString())); }

std::string linkedHtml(const words::ExplainedText& text, const std::function<bool(EventSeq)>& isShown)
{
    std::string out;
    int at = 0;
    for (const words::ExplainedText::Link& link : text.links) {
        if (!isShown(link.event))
            continue;
        out += htmlText(text.text.mid(at, link.begin - at));
        out += "<a href=\"#e" + std::to_string(link.event) + "\">" +
               htmlText(text.text.mid(link.begin, link.length)) + "</a>";
        at = link.begin + link.length;
    }
    return out + htmlText(text.text.mid(at));
}

} // namespace lifeline
