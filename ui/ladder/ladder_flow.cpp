#include "ui/ladder/ladder_flow.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr int mostAbove = 24;
constexpr int mostBelow = ladder::noticeHeight + 8;

bool isPing(std::uint8_t aux)
{
    return aux == static_cast<std::uint8_t>(Opcode::Ping) || aux == static_cast<std::uint8_t>(Opcode::Pong);
}

bool isCallback(const LadderRow& row, CallbackName name)
{
    return row.kind == LadderRowKind::Callback && row.aux == static_cast<std::uint8_t>(name);
}

} // namespace

bool isTraffic(const LadderRow& row)
{
    return row.kind == LadderRowKind::Frame && (isPing(row.aux) || !isControl(static_cast<Opcode>(row.aux)));
}

void LadderFlow::clear() { *this = LadderFlow(); }

void LadderFlow::update(const LadderRows& rows)
{
    while (m_taken < rows.size())
        add(m_taken++, rows);
}

void LadderFlow::toggle(std::uint32_t row, const LadderRows& rows)
{
    if (m_open.erase(row) == 0)
        m_open.insert(row);
    m_items.clear();
    m_taken = 0;
    m_place = {};
    m_run = {};
    update(rows);
}

void LadderFlow::add(std::uint32_t index, const LadderRows& rows)
{
    const LadderRow& row = rows[index];
    follow(index, row);
    if (m_run.folded) {
        LadderItem& headline = m_items[m_run.item];
        headline.rows = m_run.rows;
        headline.frames = m_run.frames;
        if (!isOpen())
            return;
    }
    put(index, row, LadderFold::None);
    if (!m_run.folded && m_run.frames > (isPing(m_run.aux) ? ladder::pingRun : ladder::dataRun))
        fold(rows);
}

/// Takes the row into the run it continues, or begins another.
void LadderFlow::follow(std::uint32_t index, const LadderRow& row)
{
    if (!continues(row))
        m_run = {.length = row.length, .aux = row.aux};
    if (isTraffic(row) && m_run.seen++ == ladder::shownOfRun) {
        m_run.row = index;
        m_run.item = m_items.size();
        m_run.before = m_place;
    }
    if (m_run.seen > ladder::shownOfRun) {
        ++m_run.rows;
        m_run.frames += isTraffic(row) ? 1 : 0;
    }
}

bool LadderFlow::continues(const LadderRow& row) const
{
    if (m_run.seen == 0)
        return false;
    if (isPing(m_run.aux))
        return (isTraffic(row) && isPing(row.aux)) || isCallback(row, CallbackName::OnPing) ||
               isCallback(row, CallbackName::OnPong);
    return (isTraffic(row) && row.aux == m_run.aux && row.length == m_run.length) ||
           isCallback(row, CallbackName::OnMessage);
}

void LadderFlow::fold(const LadderRows& rows)
{
    m_run.folded = true;
    m_items.resize(m_run.item);
    m_place = m_run.before;
    put(m_run.row, rows[m_run.row], isOpen() ? LadderFold::Open : LadderFold::Closed);
    m_items.back().rows = m_run.rows;
    m_items.back().frames = m_run.frames;
    for (std::uint32_t i = 0; isOpen() && i < m_run.rows; ++i)
        put(m_run.row + i, rows[m_run.row + i], LadderFold::None);
}

LadderRoom LadderFlow::roomOf(const LadderRow& row, LadderFold fold)
{
    if (fold != LadderFold::None)
        return {13, 13};
    switch (row.kind) {
    case LadderRowKind::Callback:
    case LadderRowKind::Script: return {ladder::flagHeight / 2 + 1, ladder::flagHeight / 2 + 2};
    case LadderRowKind::Reset: return {14, 14};
    case LadderRowKind::Refused:
    case LadderRowKind::ConnectFailed:
    case LadderRowKind::Lost:
    case LadderRowKind::Deadline:
    case LadderRowKind::Finding: return {4, ladder::noticeHeight + 4};
    case LadderRowKind::TcpOpen:
    case LadderRowKind::Request:
    case LadderRowKind::Response:
    case LadderRowKind::Frame:
    case LadderRowKind::Fin: break;
    }
    return {ladder::labelHeight + 2, ladder::slope + 6};
}

void LadderFlow::put(std::uint32_t index, const LadderRow& row, LadderFold fold)
{
    const bool flag = fold == LadderFold::None && isFlag(row.kind);
    const LadderRoom room = roomOf(row, fold);
    int& column = !flag ? m_place.middle : row.side == Side::Client ? m_place.left : m_place.right;
    const int y = std::max(m_place.order, column + room.above);
    column = y + room.below;
    // A flag stands a little below what led to it, and what follows a little below the flag.
    m_place.order = y + (flag ? 10 : crossesWire(row.kind) ? ladder::slope + 8 : 12);
    m_items.push_back({.row = index, .y = y, .fold = fold});
}

std::pair<std::size_t, std::size_t> LadderFlow::range(int top, int bottom) const
{
    const auto above = [](const LadderItem& item, int y) { return item.y < y; };
    const auto first = std::lower_bound(m_items.begin(), m_items.end(), top - mostBelow, above);
    const auto last = std::lower_bound(first, m_items.end(), bottom + mostAbove, above);
    return {static_cast<std::size_t>(first - m_items.begin()),
            static_cast<std::size_t>(last - m_items.begin())};
}

std::size_t LadderFlow::itemOf(std::uint32_t row) const
{
    const auto after = std::upper_bound(m_items.begin(), m_items.end(), row,
                                        [](std::uint32_t r, const LadderItem& item) { return r < item.row; });
    return after == m_items.begin() || row >= m_taken ? m_items.size()
                                                      : static_cast<std::size_t>(after - m_items.begin()) - 1;
}

int LadderFlow::nextFlag(Side side, int already) const
{
    const int column = side == Side::Client ? m_place.left : m_place.right;
    return std::max(m_place.order, column + ladder::ghostStep / 2) + already * ladder::ghostStep;
}

int LadderFlow::height() const
{
    return std::max({m_place.order, m_place.left, m_place.middle, m_place.right});
}

} // namespace lifeline
