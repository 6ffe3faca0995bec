// The values of key:value terms.
#pragma once

#include "session/event_filter.h"
#include "session/filter_lexer.h"
#include "session/filter_term.h"

namespace lifeline {

/// The term a key with its value stands for; nullopt, with the error filled, for one there is not.
std::optional<FilterNode> filterTerm(const FilterToken& token, FilterError& error);

} // namespace lifeline
