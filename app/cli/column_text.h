// Text in columns, measured in characters rather than bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lifeline {

/// Code points; good enough for what stands in ids, titles and steps.
std::size_t columnsOf(std::string_view text);

/// With spaces after it up to that width; as it is where it is wider.
std::string padded(std::string_view text, std::size_t width);

/// Broken at spaces into lines of at most `width` columns, each but the first after `indent` spaces. A longer
/// word has a line of its own. No newline at the end.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

} // namespace lifeline
