#include "ui/ladder/ladder_lifelines.h"

#include <algorithm>

namespace lifeline {
namespace {

/// The height from which a row's outcome shows.
double turnOf(const LadderItem& item, const LadderRow& row)
{
    if (item.fold == LadderFold::None && isFlag(row.kind))
        return item.y - 5;
    return row.kind == LadderRowKind::Reset ? item.y : item.y + ladder::slope;
}

Phase phaseAfter(const LadderScene& scene, const LadderItem& item, Side side)
{
    const std::uint32_t row = item.fold == LadderFold::Closed ? item.row + item.rows - 1 : item.row;
    const Phase phase = scene.rows[row].phase(side);
    return scene.abnormal && phase == Phase::Closed ? Phase::Failed : phase;
}

Phase phaseBefore(const LadderScene& scene, std::size_t item, Side side)
{
    if (item > 0)
        return phaseAfter(scene, scene.flow.items()[item - 1], side);
    if (scene.rows.size() == 0 || scene.rows[0].kind == LadderRowKind::TcpOpen)
        return Phase::Connecting;
    return scene.rows[0].phase(side);
}

} // namespace

std::vector<LadderSegment> lifelineSegments(const LadderScene& scene, const LadderColumns& columns,
                                            std::size_t first, std::size_t last, int top, int bottom)
{
    std::vector<LadderSegment> segments;
    const double end = std::min(bottom, ladderHeight(scene));
    for (const Side side : {Side::Client, Side::Server}) {
        const bool ours = side == Side::Client ? scene.clientOurs : scene.serverOurs;
        double from = std::max(0, top);
        const auto upTo = [&](double to, Phase phase) {
            if (to > from)
                segments.push_back(
                    {QRectF(columns.of(side) - lifelineWidth / 2, from, lifelineWidth, to - from), phase,
                     ours});
            from = std::max(from, to);
        };
        Phase phase = phaseBefore(scene, first, side);
        for (std::size_t i = first; ours && i < last; ++i) {
            const LadderItem& item = scene.flow.items()[i];
            const Phase next = phaseAfter(scene, item, side);
            if (next != phase)
                upTo(turnOf(item, scene.rows[item.row]), phase);
            phase = next;
        }
        upTo(end, phase);
    }
    return segments;
}

} // namespace lifeline
