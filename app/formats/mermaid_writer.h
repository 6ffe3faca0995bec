// The ladders of connections as one Mermaid sequence diagram.
#pragma once

#include <string>
#include <string_view>

namespace lifeline {

/// Text within a message or a note: what Mermaid, its HTML or a formula could take for a sign of its own
/// stands as an entity code ("#59;"), and so does the word "end". Line ends become spaces.
std::string mermaidText(std::string_view text);

} // namespace lifeline
