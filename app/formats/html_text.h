// Text inside HTML and Markdown.
#pragma once

#include "words/explained_text.h"

#include <QString>

#include <functional>
#include <string>
#include <string_view>

namespace lifeline {

/// Escaped for text and quoted attributes; what HTML does not allow becomes U+FFFD.
std::string htmlText(std::string_view text);
std::string htmlText(const QString& text);

/// Escaped so that Markdown, GitHub's too, takes no sign of it for its own; line ends become spaces.
std::string markdownText(std::string_view text);
std::string markdownText(const QString& text);

/// With a link to #e412 around the words that rest on event 412, where that event `isShown`.
std::string linkedHtml(const words::ExplainedText& text, const std::function<bool(EventSeq)>& isShown);

} // namespace lifeline
