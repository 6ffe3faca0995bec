// The callbacks of one side, sorted by what invariants ask for.
#pragma once

#include "lifecycle/event.h"

#include <optional>
#include <span>
#include <vector>

namespace lifeline {

struct ToldStory {
    explicit ToldStory(std::span<const Event> callbacks);

    struct Told {
        CallbackName role = CallbackName::Other;
        std::uint16_t code = 0;
        EventSeq seq = 0;
    };
    std::vector<Told> all;
    std::optional<std::size_t> open, close; // the first of each, in `all`

    /// Those of a role from `from` on, before `to`.
    std::vector<EventSeq> of(CallbackName role, std::size_t from = 0, std::size_t to = SIZE_MAX) const;
    /// Whether one of these roles comes at or behind `from`.
    bool comes(std::initializer_list<CallbackName> roles, std::size_t from) const;
};

} // namespace lifeline
