#include "review/comparison.h"

#include "review/sequence_diff.h"
#include "words/translate.h"

#include <string>

namespace lifeline {
namespace {

constexpr std::size_t mostAtAnEnd = 20'000;
constexpr std::size_t lookEvery = 512;     // events
constexpr std::uint64_t sharesOfAPart = 4; // its left, its right, what is alike, and what lies between

// What an event tells, as numbers
// -----------------------------------------------------------------------------------------------------------

/// FNV-1a over the parts that count.
class Identity {
public:
    Identity& add(std::uint64_t value)
    {
        for (int byte = 0; byte < 8; ++byte)
            mix(static_cast<unsigned char>(value >> (8 * byte)));
        return *this;
    }
    Identity& add(std::string_view text)
    {
        for (const char c : text)
            mix(static_cast<unsigned char>(c));
        return add(text.size());
    }
    std::uint64_t value() const { return m_value; }

private:
    void mix(unsigned char byte) { m_value = (m_value ^ byte) * 0x100'0000'01B3U; }

    std::uint64_t m_value = 0xCBF2'9CE4'8422'2325U;
};

/// Side and name.
Identity nameOf(const EventEntry& entry, const Event& event)
{
    Identity name;
    name.add(static_cast<std::uint64_t>(entry.side)).add(static_cast<std::uint64_t>(entry.kind));
    if (entry.kind == EventKind::Callback || layerOf(entry.kind) == Layer::Deadline ||
        entry.kind == EventKind::Finding)
        name.add(entry.aux);
    const auto* callback = event.as<event::Callback>();
    if (callback && callback->name == CallbackName::Other)
        name.add(callback->called);
    return name;
}

struct Content {
    Identity& to;

    template <class Body> void operator()(const Body& body) const
    {
        if constexpr (requires { body.cause; })
            to.add(static_cast<std::uint64_t>(body.cause));
        if constexpr (requires { body.status; })
            to.add(static_cast<std::uint64_t>(body.status));
        if constexpr (requires { body.rules; })
            rules(body.rules);
        if constexpr (requires { body.refusal; })
            rules(body.refusal);
        if constexpr (requires { body.fault; })
            to.add(body.fault);
        if constexpr (requires { body.step; })
            to.add(body.step);
    }

    void rules(const RuleSet& set) const
    {
        for (const UpgradeRule rule : set.rules())
            to.add(static_cast<std::uint64_t>(rule));
    }
};

/// Heads differ by keys and ports in length too: what counts of them is their status.
bool lengthCounts(EventKind kind) { return kind != EventKind::Request && kind != EventKind::Response; }

std::uint64_t identityOf(const EventEntry& entry, const Event& event)
{
    Identity identity = nameOf(entry, event);
    identity.add(entry.code).add(entry.aux);
    if (lengthCounts(entry.kind))
        identity.add(entry.length);
    std::visit(Content{identity}, event.body);
    return identity.value();
}

/// The events of one side of the comparison.
struct Told {
    /// False: to be cancelled.
    bool read(const EventLog& log, std::span<const std::uint64_t> which, const Progress& progress)
    {
        rows = which;
        for (const std::uint64_t row : rows) {
            if (names.size() % lookEvery == 0 && !goOn(progress, names.size(), rows.size()))
                return false;
            const Event event = log.event(row);
            names.push_back(nameOf(log.entry(row), event).value());
            identities.push_back(identityOf(log.entry(row), event));
        }
        return true;
    }

    std::span<const std::uint64_t> rows;
    std::vector<std::uint64_t> names, identities;
};

/// How far the whole comparison is: each part of it has its share.
class Shares {
public:
    Shares(const Progress& progress, std::uint64_t parts) : m_progress(progress), m_parts(parts) {}

    /// Of the next part.
    Progress next()
    {
        return [this, part = m_part++](std::uint64_t done, std::uint64_t total) {
            const std::uint64_t within = total == 0 ? 0 : done * share / total;
            m_cancelled = m_cancelled || !goOn(m_progress, part * share + within, m_parts * share);
            return !m_cancelled;
        };
    }
    bool cancelled() const { return m_cancelled; }

private:
    static constexpr std::uint64_t share = 1000;

    const Progress& m_progress;
    std::uint64_t m_parts, m_part = 0;
    bool m_cancelled = false;
};

// Side by side
// -----------------------------------------------------------------------------------------------------------

class Comparing {
public:
    Comparing(const Told& left, const Told& right, Comparison& out, const Progress& alike,
              const Progress& between)
        : m_left(left), m_right(right), m_out(out), m_alike(alike), m_between(between)
    {
    }

    void run()
    {
        for (const CommonPlace& place : commonSubsequence(m_left.identities, m_right.identities, m_alike)) {
            gap(place);
            m_out.pairs.push_back({m_left.rows[place.left], m_right.rows[place.right], true});
            m_at = {place.left + 1, place.right + 1};
        }
        gap({static_cast<std::uint32_t>(m_left.rows.size()),
             static_cast<std::uint32_t>(m_right.rows.size())});
    }

private:
    /// Between what is alike, events of the same name go together.
    void gap(const CommonPlace& end)
    {
        const auto names = [](const std::vector<std::uint64_t>& all, std::uint32_t from, std::uint32_t to) {
            return std::span(all).subspan(from, to - from);
        };
        const auto look = [this](std::uint64_t, std::uint64_t) {
            return goOn(m_between, m_at.left, m_left.rows.size());
        };
        const CommonPlace from = m_at;
        for (const CommonPlace& place :
             commonSubsequence(names(m_left.names, from.left, end.left),
                               names(m_right.names, from.right, end.right), look)) {
            const CommonPlace at{from.left + place.left, from.right + place.right};
            alone(at);
            m_out.pairs.push_back({m_left.rows[at.left], m_right.rows[at.right], false});
            ++m_out.changed;
            m_at = {at.left + 1, at.right + 1};
        }
        alone(end);
    }

    void alone(const CommonPlace& end)
    {
        for (; m_at.left < end.left; ++m_at.left, ++m_out.onlyLeft)
            m_out.pairs.push_back({m_left.rows[m_at.left], std::nullopt, false});
        for (; m_at.right < end.right; ++m_at.right, ++m_out.onlyRight)
            m_out.pairs.push_back({std::nullopt, m_right.rows[m_at.right], false});
    }

    const Told& m_left;
    const Told& m_right;
    Comparison& m_out;
    const Progress& m_alike;
    const Progress& m_between;
    CommonPlace m_at; // of the next that is not in a pair yet
};

} // namespace

Comparison compare(const EventLog& leftLog, const std::vector<std::uint64_t>& left, const EventLog& rightLog,
                   const std::vector<std::uint64_t>& right, const Progress& progress)
{
    Comparison out;
    out.cut = std::max(left.size(), right.size()) > 2 * mostAtAnEnd;
    Shares shares(progress, (out.cut ? 2 : 1) * sharesOfAPart);
    const auto part = [&](std::span<const std::uint64_t> some, std::span<const std::uint64_t> others) {
        Told here, there;
        const Progress first = shares.next(), second = shares.next(), alike = shares.next(),
                       between = shares.next();
        if (here.read(leftLog, some, first) && there.read(rightLog, others, second))
            Comparing(here, there, out, alike, between).run();
    };
    const auto front = [&](const auto& rows) {
        return std::span(rows).first(out.cut ? std::min(rows.size(), mostAtAnEnd) : rows.size());
    };
    const auto back = [&](const auto& rows) {
        return std::span(rows).last(std::min(rows.size() - front(rows).size(), mostAtAnEnd));
    };
    part(front(left), front(right));
    if (out.cut && !shares.cancelled())
        part(back(left), back(right));
    if (!shares.cancelled())
        return out;
    Comparison none;
    none.cancelled = true;
    return none;
}

QString comparisonText(const Comparison& comparison)
{
    using words::translated;
    if (comparison.alike())
        return translated("alike");
    QStringList parts;
    const auto part = [&](std::uint64_t count, const char* text) {
        if (count > 0)
            parts += translated(text).arg(count);
    };
    part(comparison.onlyLeft, QT_TRANSLATE_NOOP("Words", "%1 only on the left"));
    part(comparison.onlyRight, QT_TRANSLATE_NOOP("Words", "%1 only on the right"));
    part(comparison.changed, QT_TRANSLATE_NOOP("Words", "%1 with other content"));
    if (comparison.cut)
        parts += translated("only the first and last 20,000 events were compared");
    return parts.join(QStringLiteral(", "));
}

} // namespace lifeline
