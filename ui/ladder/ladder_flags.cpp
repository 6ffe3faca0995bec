#include "ui/ladder/ladder_flags.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lifeline {
namespace {

constexpr double tieLength = 16;
constexpr double padding = 9;
constexpr double noteGap = 8;
constexpr double leastNote = 28; // a note with less room stays out

void placeNote(LadderFlag& flag, const QString& note, int lines, double room, const TextWidth& width)
{
    if (room < leastNote)
        return;
    double wide = 0;
    const QStringList shown = wrapped(note, room, lines, width);
    for (const QString& line : shown)
        wide = std::max(wide, width(line));
    flag.note = shown.join(QLatin1Char('\n'));
    const double high = shown.size() > 1 ? ladder::ghostStep - 1 : flag.box.height();
    const double left =
        flag.side == Side::Client ? flag.box.left() - noteGap - wide : flag.box.right() + noteGap;
    flag.noteBox = QRectF(left, flag.box.center().y() - high / 2, wide, high);
}

} // namespace

LadderFlagLook flagLook(const LadderRow& row)
{
    if (row.kind != LadderRowKind::Script)
        return LadderFlagLook::Callback;
    switch (static_cast<EventKind>(row.aux)) {
    case EventKind::FaultInjected: return LadderFlagLook::Injected;
    case EventKind::ExpectationMet: return LadderFlagLook::Met;
    case EventKind::ExpectationMissed:
    case EventKind::FaultEnded: return LadderFlagLook::Missed;
    default: return LadderFlagLook::Step;
    }
}

LadderFlag placeFlag(const LadderColumns& columns, Side side, int y, const QString& label,
                     const QString& note, const LadderMeasure& measure, int lines)
{
    LadderFlag flag{.side = side};
    const double out = side == Side::Client ? -1 : 1; // away from the wire
    const double start = columns.of(side) + out * lifelineWidth / 2;
    const double end = side == Side::Client ? ladderEdge : columns.width - ladderEdge;
    flag.tie = QLineF(start, y, start + out * tieLength, y);
    const double room = std::max(0.0, std::abs(end - start) - tieLength);
    flag.label = elided(label, room - 2 * padding, measure.flag);
    const double width = measure.flag(flag.label) + 2 * padding;
    const double near = flag.tie.x2();
    flag.box = QRectF(out < 0 ? near - width : near, y - ladder::flagHeight / 2.0, width, ladder::flagHeight);
    placeNote(flag, note, lines, room - width - noteGap, measure.note);
    return flag;
}

std::vector<int> ghostPlaces(const LadderScene& scene)
{
    std::vector<int> places;
    std::array<int, 2> already{};
    for (const Ghost& ghost : scene.ghosts) {
        const Side side = ghost.side == Side::Client ? Side::Client : Side::Server;
        places.push_back(scene.flow.nextFlag(side, already[side == Side::Client ? 0 : 1]++));
    }
    return places;
}

} // namespace lifeline
