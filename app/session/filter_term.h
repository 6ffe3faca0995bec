// What a filter is made of once it is read.
#pragma once

#include "lifecycle/event.h"
#include "session/filter_fields.h"
#include "session/name_pattern.h"
#include "session/text_pattern.h"

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace lifeline {

struct FilterNode;

namespace filter_term {

struct Everything {};
struct PhaseIs {
    std::bitset<phaseCount> any;
};
struct LayerIs {
    std::bitset<layerCount> any;
};
struct SideIs {
    std::bitset<3> any;
};
struct NumberRange {
    std::uint32_t first = 0, last = 0;
};
struct CodeIn {
    std::vector<NumberRange> any;
};
struct ConnectionIn {
    std::vector<NumberRange> any;
};
/// By name: of a kind with one name, of a callback's role, of a finding; or the own name of another stack's
/// callback.
struct NameIs {
    std::bitset<eventKindCount> kinds;
    std::bitset<callbackCount> callbacks;
    std::bitset<violationCount> findings;
    std::vector<NamePattern> called;
};
/// Callbacks of that stack.
struct StackIs {
    std::vector<NamePattern> any;
};
/// One of Wireshark's fields, compared; Exists: the event has it.
struct FieldIs {
    enum class Way : std::uint8_t {
        Exists,
        Equal,
        NotEqual,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
        Contains,
        Matches
    };

    const EventField* field = nullptr;
    Way way = Way::Exists;
    std::uint64_t number = 0;                // of a field with a number
    std::string bytes = {};                  // of a field with bytes
    std::optional<TextPattern> pattern = {}; // Matches
};
struct HasText {
    std::u32string folded;
};
struct HasPattern {
    TextPattern pattern;
};
struct AllOf {
    std::vector<FilterNode> parts;
};
struct AnyOf {
    std::vector<FilterNode> parts;
};
struct Not {
    std::vector<FilterNode> part;
}; // one

} // namespace filter_term

struct FilterNode {
    std::variant<filter_term::Everything, filter_term::PhaseIs, filter_term::LayerIs, filter_term::SideIs,
                 filter_term::CodeIn, filter_term::ConnectionIn, filter_term::NameIs, filter_term::StackIs,
                 filter_term::FieldIs, filter_term::HasText, filter_term::HasPattern, filter_term::AllOf,
                 filter_term::AnyOf, filter_term::Not>
        term;
};

} // namespace lifeline
