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

/// The text a character at a time, with its size there; what is none, or not allowed, as U+FFFD.
template <class Take> void eachCharacter(std::string_view text, Take take)
{
    while (!text.empty()) {
        const auto read = readUtf8(text);
        const std::string_view bytes = text.substr(0, read ? read->length : 1);
        take(read && isAllowed(read->codePoint) ? bytes : unknown, bytes.size());
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

/// At the beginning of a line some signs make a list or a heading, further on they are just themselves; "://"
/// and "www." would become links.
bool isMarkdownSign(std::string_view text, std::size_t at)
{
    constexpr std::string_view anywhere = "\\`*_[]|~#@", atBegin = "+-.)=";
    const char letter = text[at];
    const bool digitsBefore = text.substr(0, at).find_first_not_of("0123456789") == std::string_view::npos;
    return anywhere.find(letter) != std::string_view::npos ||
           (digitsBefore && atBegin.find(letter) != std::string_view::npos) ||
           (letter == ':' && text.substr(at + 1).starts_with('/')) ||
           (letter == '.' && at >= 3 && (text[at - 1] == 'w' || text[at - 1] == 'W'));
}

} // namespace

std::string htmlText(std::string_view text)
{
    std::string out;
    eachCharacter(text, [&out](std::string_view letter, std::size_t) { out += entityOf(letter); });
    return out;
}

std::string htmlText(const QString& text) { return htmlText(std::string_view(text.toStdString())); }

std::string markdownText(std::string_view text)
{
    std::string out;
    std::size_t at = 0;
    eachCharacter(text, [&](std::string_view letter, std::size_t size) {
        if (letter == "\n" || letter == "\t")
            out += ' ';
        else if (letter.size() == 1 && isMarkdownSign(text, at))
            out.append("\\").append(letter);
        else
            out += letter == "'" || letter == "\"" ? letter : entityOf(letter);
        at += size;
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
