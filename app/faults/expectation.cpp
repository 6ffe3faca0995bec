#include "faults/expectation.h"

#include "base/byte_text.h"
#include "wire/http_head.h"

#include <algorithm>

namespace lifeline {
namespace {

bool statusFits(const std::vector<int>& statuses, int status)
{
    const auto same = [status](int one) { return one < 10 ? one == status / 100 : one == status; };
    return statuses.empty() || std::any_of(statuses.begin(), statuses.end(), same);
}

bool headersFit(const await::Response& awaited, const HttpHead& head)
{
    return std::all_of(awaited.headers.begin(), awaited.headers.end(), [&](const auto& header) {
        const auto value = head.value(header.first);
        return value && (header.second.empty() || equalsIgnoreCase(*value, header.second) ||
                         head.hasToken(header.first, header.second));
    });
}

struct Fits {
    const Observed& seen;

    bool operator()(const await::Request&) const
    {
        return seen.what == Observed::What::Request && seen.whole;
    }
    bool operator()(const await::Response& awaited) const
    {
        return seen.what == Observed::What::Response && seen.whole && seen.status != 0 &&
               statusFits(awaited.statuses, seen.status) &&
               headersFit(awaited, parseHead(HeadKind::Response, seen.head)) &&
               seen.body.find(awaited.bodyHas) != std::string::npos;
    }
    bool operator()(const await::Frame& awaited) const
    {
        return seen.what == Observed::What::Frame && seen.header.opcode == awaited.opcode &&
               (!awaited.payload || *awaited.payload == seen.payload);
    }
    bool operator()(const await::Close& awaited) const
    {
        const auto& codes = awaited.codes;
        return seen.isClose() &&
               (codes.empty() || std::find(codes.begin(), codes.end(), closeCodeIn(seen)) != codes.end());
    }
    bool operator()(const await::Fin&) const { return seen.what == Observed::What::Fin; }
    bool operator()(const await::Reset&) const { return seen.what == Observed::What::Reset; }
    bool operator()(const await::End&) const
    {
        return seen.what == Observed::What::Fin || seen.what == Observed::What::Reset;
    }
    bool operator()(const await::Nothing&) const { return false; }
    bool operator()(const await::CallbackFired&) const { return false; }
};

template <class Kind> bool is(const Awaited& awaited) { return std::holds_alternative<Kind>(awaited); }

} // namespace

bool fits(const Awaited& awaited, const Observed& observed) { return std::visit(Fits{observed}, awaited); }

bool fits(const Awaited& awaited, const input::CallbackSeen& seen)
{
    const auto* fired = std::get_if<await::CallbackFired>(&awaited);
    return fired != nullptr && fired->name == seen.name && (!fired->code || *fired->code == seen.code);
}

Expectation::Expectation(const step::Expect& expect, bool callbacksSeen)
    : m_expect(expect), m_callbacksSeen(callbacksSeen)
{
}

/// The first of what is awaited that passes the test.
template <class Test> Expectation::Result Expectation::alternative(Test test) const
{
    if (test(m_expect.what))
        return Result::Met;
    const bool any = std::any_of(m_expect.allowed.begin(), m_expect.allowed.end(), test);
    return any ? Result::Allowed : Result::Waiting;
}

Expectation::Result Expectation::look(Seen& seen)
{
    if (!m_callbacksSeen && is<await::CallbackFired>(m_expect.what))
        return Result::Unseen;
    if (const Result result = lookAtCallbacks(seen); result != Result::Waiting)
        return result;
    const auto onWire = [](const Awaited& awaited) { return !is<await::CallbackFired>(awaited); };
    if (alternative(onWire) == Result::Waiting)
        return Result::Waiting;
    return lookAtWire(seen);
}

Expectation::Result Expectation::lookAtCallbacks(Seen& seen) const
{
    for (std::size_t i = 0; i < seen.callbacks.size(); ++i) {
        const auto& callback = seen.callbacks[i];
        const Result result = alternative([&](const Awaited& awaited) { return fits(awaited, callback); });
        if (result == Result::Waiting)
            continue;
        seen.callbacks.erase(seen.callbacks.begin(),
                             seen.callbacks.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        return result;
    }
    return Result::Waiting;
}

Expectation::Result Expectation::lookAtWire(Seen& seen)
{
    const auto end = [](const Awaited& one) { return is<await::End>(one); };
    const bool untilEnd = alternative(end) != Result::Waiting;
    while (!seen.wire.empty()) {
        const Observed& front = seen.wire.front();
        const Result result = alternative([&](const Awaited& one) { return fits(one, front); });
        const bool passes = !front.isEnd() && (untilEnd || front.isPassing());
        if (result == Result::Waiting && (!passes || is<await::Nothing>(m_expect.what))) {
            m_instead = observedText(front);
            if (!front.isEnd())
                seen.wire.pop_front();
            return Result::Missed;
        }
        seen.ended |= front.what == Observed::What::Fin || front.what == Observed::What::Reset;
        seen.wire.pop_front();
        m_disturbed = true;
        if (result != Result::Waiting)
            return result;
    }
    if (untilEnd && seen.ended)
        return alternative(end);
    const auto fired = [](const Awaited& one) { return is<await::CallbackFired>(one); };
    return seen.over && alternative(fired) == Result::Waiting ? timeUp() : Result::Waiting;
}

Expectation::Result Expectation::timeUp() const
{
    const Result nothing = alternative([](const Awaited& one) { return is<await::Nothing>(one); });
    return nothing == Result::Waiting || m_disturbed ? Result::Missed : nothing;
}

} // namespace lifeline
