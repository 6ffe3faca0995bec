#include "faults/script_cursor.h"

namespace lifeline {
namespace {

/// A step and all that stand in it.
std::uint32_t stepsIn(const Step& step)
{
    std::uint32_t count = 1;
    if (const auto* loop = std::get_if<Loop>(&step.what)) {
        for (const Step& inner : loop->steps)
            count += stepsIn(inner);
    }
    return count;
}

} // namespace

ScriptCursor::ScriptCursor(const std::vector<Step>& steps) { m_levels.push_back({&steps}); }

std::optional<ScriptCursor::Position> ScriptCursor::next()
{
    if (!leaveFinished())
        return std::nullopt;
    Level& level = m_levels.back();
    const Step& step = (*level.steps)[level.index++];
    const Position position{&step, level.number};
    level.number += stepsIn(step);
    if (const auto* loop = std::get_if<Loop>(&step.what); loop != nullptr && !loop->steps.empty())
        m_levels.push_back({&loop->steps, 0, loop->times, position.number + 1, position.number + 1});
    return position;
}

/// Begins the next round of a loop, or goes back to what stands around it. False when nothing is left.
bool ScriptCursor::leaveFinished()
{
    while (!m_levels.empty() && m_levels.back().index == m_levels.back().steps->size()) {
        Level& level = m_levels.back();
        if (level.times <= 1) {
            m_levels.pop_back();
            continue;
        }
        --level.times;
        level.index = 0;
        level.number = level.first;
        if (level.steps->empty())
            m_levels.pop_back();
    }
    return !m_levels.empty();
}

} // namespace lifeline
