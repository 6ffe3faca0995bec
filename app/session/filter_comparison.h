// A field compared with a value: websocket.opcode == 9.
#pragma once

#include "session/event_filter.h"
#include "session/filter_lexer.h"
#include "session/filter_term.h"

#include <optional>

namespace lifeline {

/// The term that field, comparison and operand stand for; nullopt, with the error filled, where they do not
/// go together.
std::optional<FilterNode> filterComparison(const EventField& field, const FilterToken& comparison,
                                           const FilterToken& operand, FilterError& error);

bool meetsComparison(LookedAtEvent& event, const filter_term::FieldIs& term);

} // namespace lifeline
