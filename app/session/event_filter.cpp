#include "session/event_filter.h"

#include "session/event_filter_parser.h"
#include "session/event_text.h"
#include "session/filter_comparison.h"
#include "session/folded_text.h"

#include <algorithm>

namespace lifeline {

struct EventFilter::Node : FilterNode {};

namespace {

using namespace filter_term;

/// One event under examination; its texts are fetched when first asked for.
class Subject {
public:
    Subject(const EventLog& log, std::uint64_t row) : m_looked(log, row), m_entry(m_looked.entry()) {}

    bool meets(const FilterNode& node)
    {
        return std::visit([this](const auto& term) { return holds(term); }, node.term);
    }

private:
    template <class Set, class Value> static bool in(const Set& set, Value value)
    {
        return set.test(static_cast<std::size_t>(value));
    }
    static bool inRange(const std::vector<NumberRange>& ranges, std::uint32_t number)
    {
        return std::ranges::any_of(ranges,
                                   [&](const auto& r) { return number >= r.first && number <= r.last; });
    }

    bool holds(const Everything&) { return true; }
    bool holds(const PhaseIs& term) { return in(term.any, m_entry.phase); }
    bool holds(const LayerIs& term) { return in(term.any, layerOf(m_entry.kind)); }
    bool holds(const SideIs& term) { return in(term.any, m_entry.side); }
    bool holds(const CodeIn& term) { return m_entry.code != 0 && inRange(term.any, m_entry.code); }
    bool holds(const ConnectionIn& term) { return inRange(term.any, m_entry.connection); }
    bool holds(const NameIs& term)
    {
        switch (m_entry.kind) {
        case EventKind::Callback: return in(term.callbacks, m_entry.aux) || isCalled(term.called);
        case EventKind::Finding: return in(term.findings, m_entry.aux);
        default: return in(term.kinds, m_entry.kind);
        }
    }
    bool holds(const StackIs& term)
    {
        if (m_entry.kind != EventKind::Callback)
            return false;
        const std::string_view stack = isForeign() ? foreign().stack : event::Callback{}.stack;
        return std::ranges::any_of(term.any, [&](const auto& each) { return each.matchesStack(stack); });
    }
    bool holds(const FieldIs& term) { return meetsComparison(m_looked, term); }
    bool holds(const HasText& term)
    {
        return std::ranges::any_of(
            texts(), [&](const auto& text) { return text.find(term.folded) != std::u32string::npos; });
    }
    bool holds(const HasPattern& term)
    {
        return std::ranges::any_of(texts(), [&](const auto& text) { return term.pattern.foundIn(text); });
    }
    bool holds(const AllOf& term)
    {
        return std::ranges::all_of(term.parts, [this](const auto& part) { return meets(part); });
    }
    bool holds(const AnyOf& term)
    {
        return std::ranges::any_of(term.parts, [this](const auto& part) { return meets(part); });
    }
    bool holds(const Not& term) { return !meets(term.part.front()); }

    bool isForeign() const { return m_entry.foreign != 0; }
    const event::Callback& foreign() { return *m_looked.event().as<event::Callback>(); }

    bool isCalled(const std::vector<NamePattern>& names)
    {
        if (!isForeign())
            return false;
        const std::string_view called = foreign().called;
        return std::ranges::any_of(names, [&](const auto& each) { return each.matches(called); });
    }

    const std::vector<std::u32string>& texts()
    {
        if (m_texts.empty()) { // the name is always there
            for (const std::string_view text : eventTexts(m_looked.event(), mostText))
                m_texts.push_back(foldedText(text));
        }
        return m_texts;
    }

    static constexpr std::size_t mostText = std::size_t{16} << 10;

    LookedAtEvent m_looked;
    const EventEntry& m_entry;
    std::vector<std::u32string> m_texts;
};

} // namespace

EventFilter::EventFilter() : m_root(std::make_unique<Node>()) {}
EventFilter::~EventFilter() = default;
EventFilter::EventFilter(EventFilter&&) noexcept = default;
EventFilter& EventFilter::operator=(EventFilter&&) noexcept = default;

std::optional<EventFilter> EventFilter::parse(std::string_view text, FilterError& error)
{
    auto root = EventFilterParser(text, error).parse();
    if (!root)
        return std::nullopt;
    EventFilter filter;
    filter.m_root->term = std::move(root->term);
    return filter;
}

bool EventFilter::matchesEverything() const { return std::holds_alternative<Everything>(m_root->term); }

bool EventFilter::matches(const EventLog& log, std::uint64_t row) const
{
    return Subject(log, row).meets(*m_root);
}

} // namespace lifeline
