#include "ui/ladder/ladder_layout.h"

#include "ui/ladder/ladder_flags.h"
#include "ui/ladder/ladder_lifelines.h"

#include <algorithm>
#include <cmath>

namespace lifeline {
namespace {

constexpr double arrowGap = 2;  // between an arrow's end and its lifeline
constexpr double lostAt = 0.72; // where a lost arrow stops
constexpr int bottomSpace = 12;

/// Lays out one item after another into a picture.
class Builder {
public:
    Builder(const LadderScene& scene, double width, const LadderMeasure& measure)
        : m_scene(scene), m_measure(measure)
    {
        m_picture.columns = ladderColumns(width, scene.clientOurs, scene.serverOurs);
    }

    void item(const LadderItem& item);
    void lifelines(std::size_t first, std::size_t last, int top, int bottom)
    {
        m_picture.segments = lifelineSegments(m_scene, m_picture.columns, first, last, top, bottom);
    }
    void ghosts(int top, int bottom);
    LadderPicture take() { return std::move(m_picture); }

private:
    void flag(const LadderItem& item, const LadderRow& row);
    void arrow(const LadderItem& item, const LadderRow& row);
    void arrowHits(const LadderRow& row, const QRectF& band);
    void notice(const LadderItem& item, const LadderRow& row);
    void fold(const LadderItem& item, const LadderRow& row);
    void hit(const QRectF& box, LadderHit::What what, std::uint32_t index)
    {
        m_picture.hits.push_back({box, what, index});
    }
    bool ours(Side side) const { return side == Side::Client ? m_scene.clientOurs : m_scene.serverOurs; }
    double left() const { return m_picture.columns.client + lifelineWidth / 2; }
    double right() const { return m_picture.columns.server - lifelineWidth / 2; }
    bool isSelected(const LadderItem& item) const
    {
        return m_scene.selected != LadderRow::none && item.fold != LadderFold::Open &&
               m_scene.selected >= item.row && m_scene.selected - item.row < item.rows;
    }

    const LadderScene& m_scene;
    const LadderMeasure& m_measure;
    LadderPicture m_picture;
};

void Builder::item(const LadderItem& item)
{
    const LadderRow& row = m_scene.rows[item.row];
    if (isSelected(item)) {
        const LadderRoom room = LadderFlow::roomOf(row, item.fold);
        m_picture.selectedBand = QRectF(ladderEdge / 2, item.y - room.above,
                                        m_picture.columns.width - ladderEdge, room.above + room.below);
    }
    if (item.fold != LadderFold::None)
        fold(item, row);
    else if (crossesWire(row.kind))
        arrow(item, row);
    else if (!isFlag(row.kind))
        notice(item, row);
    else
        flag(item, row);
}

void Builder::flag(const LadderItem& item, const LadderRow& row)
{
    LadderFlag flag = placeFlag(m_picture.columns, row.side, item.y, m_scene.texts.flag(row),
                                m_scene.texts.note(row), m_measure);
    flag.look = flagLook(row);
    flag.selected = isSelected(item);
    hit(flag.note.isEmpty() ? flag.box : flag.box.united(flag.noteBox), LadderHit::What::Event, row.logRow());
    m_picture.flags.push_back(std::move(flag));
}

void Builder::arrow(const LadderItem& item, const LadderRow& row)
{
    LadderArrow arrow{.kind = row.kind, .toServer = row.side == Side::Client, .selected = isSelected(item)};
    const double y = item.y;
    const double drop = row.kind == LadderRowKind::Reset ? 0 : ladder::slope;
    arrow.from = QPointF(arrow.toServer ? left() + arrowGap : right() - arrowGap, y);
    arrow.to = QPointF(arrow.toServer ? right() - arrowGap : left() + arrowGap, y + drop);
    const bool arrived =
        row.kind == LadderRowKind::TcpOpen ? row.answered : row.at(otherEnd(row.side)) != LadderRow::none;
    if (m_scene.over && !arrived && (ours(otherEnd(row.side)) || row.kind == LadderRowKind::TcpOpen)) {
        arrow.lost = true;
        arrow.to = arrow.from + (arrow.to - arrow.from) * lostAt;
    }
    const double room = right() - left() - 28;
    arrow.label = elided(m_scene.texts.wire(row), room, m_measure.label);
    const double width = m_measure.label(arrow.label);
    const double top =
        row.kind == LadderRowKind::Reset ? y - ladder::labelHeight / 2.0 : y - ladder::labelHeight;
    arrow.labelBox = QRectF((left() + right() - width) / 2, top, width, ladder::labelHeight);
    const double above = row.kind == LadderRowKind::Reset ? 12 : ladder::labelHeight;
    arrowHits(row, QRectF(left(), y - above, right() - left(), above + drop + 6));
    m_picture.arrows.push_back(std::move(arrow));
}

/// Each half of an arrow stands for the event at its end, where that end is ours.
void Builder::arrowHits(const LadderRow& row, const QRectF& band)
{
    const auto event = [&](Side side) {
        return row.at(side) != LadderRow::none ? row.at(side) : row.logRow();
    };
    QRectF half(band.left(), band.top(), band.width() / 2, band.height());
    hit(half, LadderHit::What::Event, event(Side::Client));
    hit(half.translated(half.width(), 0), LadderHit::What::Event, event(Side::Server));
}

void Builder::notice(const LadderItem& item, const LadderRow& row)
{
    const QRectF box(left() + 8, item.y, right() - left() - 16, ladder::noticeHeight);
    LadderNotice notice{.box = box, .grave = m_scene.texts.grave(row), .selected = isSelected(item)};
    notice.lines = wrapped(m_scene.texts.notice(row), box.width(), 2, m_measure.note);
    hit(box, LadderHit::What::Event, row.logRow());
    m_picture.notices.push_back(std::move(notice));
}

void Builder::fold(const LadderItem& item, const LadderRow& row)
{
    LadderFoldLine line{.open = item.fold == LadderFold::Open, .selected = isSelected(item)};
    const double room = right() - left() - 24;
    line.label = elided(m_scene.texts.fold(item, row), room - 28, m_measure.label);
    const double width = std::min(room, m_measure.label(line.label) + 28);
    line.box = QRectF((left() + right() - width) / 2, item.y - 11, width, 22);
    hit(line.box, LadderHit::What::Fold, item.row);
    m_picture.folds.push_back(std::move(line));
}

void Builder::ghosts(int top, int bottom)
{
    const std::vector<int> places = ghostPlaces(m_scene);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i] + ladder::flagHeight < top || places[i] - ladder::flagHeight > bottom)
            continue;
        const Ghost& ghost = m_scene.ghosts[i];
        LadderFlag flag = placeFlag(m_picture.columns, ghost.side, places[i], m_scene.texts.ghostFlag(ghost),
                                    m_scene.texts.ghostNote(ghost), m_measure, 2);
        flag.ghost = true;
        hit(flag.note.isEmpty() ? flag.box : flag.box.united(flag.noteBox), LadderHit::What::Ghost,
            static_cast<std::uint32_t>(i));
        m_picture.flags.push_back(std::move(flag));
    }
}

} // namespace

LadderColumns ladderColumns(double width, bool clientOurs, bool serverOurs)
{
    LadderColumns columns{.width = width};
    const auto share = [&](double part, double least, double most) {
        return std::round(std::clamp(part * width, least, most));
    };
    // An outside end has no flags of its own to make room for; its neighbour's notes are the longer for it.
    columns.client = !clientOurs ? share(0.165, 58, 150) : share(serverOurs ? 0.29 : 0.43, 118, 480);
    columns.server =
        width - (!serverOurs ? share(0.165, 58, 150) : share(clientOurs ? 0.30 : 0.43, 124, 480));
    return columns;
}

int ladderHeight(const LadderScene& scene)
{
    int height = scene.flow.height();
    for (const int y : ghostPlaces(scene))
        height = std::max(height, y + ladder::ghostStep / 2);
    return height + bottomSpace;
}

LadderPicture layoutLadder(const LadderScene& scene, double width, int top, int bottom,
                           const LadderMeasure& measure)
{
    Builder builder(scene, width, measure);
    const auto [first, last] = scene.flow.range(top, bottom);
    builder.lifelines(first, last, top, bottom);
    for (std::size_t i = first; i < last; ++i)
        builder.item(scene.flow.items()[i]);
    builder.ghosts(top, bottom);
    return builder.take();
}

const LadderHit* LadderPicture::at(QPointF point) const
{
    const auto found =
        std::find_if(hits.begin(), hits.end(), [&](const LadderHit& hit) { return hit.box.contains(point); });
    return found == hits.end() ? nullptr : &*found;
}

} // namespace lifeline
