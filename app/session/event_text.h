// What there is to read in an event: the texts a search looks through.
#pragma once

#include "lifecycle/event.h"

#include <string_view>
#include <vector>

namespace lifeline {

/// Its name, then payload, head, body, reason, addresses, cause and failed rules, each as far as it has them;
/// empty ones are left out. Cut so that they have at most `most` bytes together. Views into the event's own
/// bytes.
std::vector<std::string_view> eventTexts(const Event& event, std::size_t most);

} // namespace lifeline
