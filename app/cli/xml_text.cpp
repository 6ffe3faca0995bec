#include "cli/xml_text.h"

#include "base/utf8.h"

#include <cinttypes>
#include <cstdio>

namespace lifeline {

/// XML 1.0 allows few control characters, not even escaped ones.
std::string xmlText(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const auto read = readUtf8(text);
        const std::string_view bytes = text.substr(0, read ? read->length : 1);
        text.remove_prefix(bytes.size());
        const bool allowed =
            read && (read->codePoint >= 0x20 || read->codePoint == '\t' || read->codePoint == '\n') &&
            read->codePoint != 0xFFFE && read->codePoint != 0xFFFF;
        if (!allowed)
            out += "\xEF\xBF\xBD";
        else if (bytes == "<")
            out += "&lt;";
        else if (bytes == ">")
            out += "&gt;";
        else if (bytes == "&")
            out += "&amp;";
        else if (bytes == "\"")
            out += "&quot;";
        else
            out += bytes;
    }
    return out;
}

std::string secondsText(std::int64_t nanoseconds)
{
    char text[40];
    std::snprintf(text, sizeof text, "%" PRId64 ".%06" PRId64, nanoseconds / 1'000'000'000,
                  nanoseconds / 1000 % 1'000'000);
    return text;
}

} // namespace lifeline
