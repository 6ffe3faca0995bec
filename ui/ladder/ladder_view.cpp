#include "ui/ladder/ladder_view.h"

#include "base/byte_text.h"
#include "contracts/duties.h"
#include "ui/ladder/ladder_painter.h"
#include "ui/theme/theme.h"
#include "words/words.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace lifeline {
namespace {

constexpr int lookAgain = 1000; // milliseconds, while a callback may still come

} // namespace

bool isOver(const ConnectionStory& story)
{
    return (!story.client.present || isFinal(story.client.phase)) &&
           (!story.server.present || isFinal(story.server.phase));
}

LadderView::LadderView(SessionModel& model, QWidget* parent)
    : QAbstractScrollArea(parent), m_model(model), m_captions(model.log())
{
    setObjectName(QStringLiteral("ladder-view"));
    setAccessibleName(tr("Ladder"));
    setAccessibleDescription(tr("What crossed the wire and which callbacks it led to, from top to bottom"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumSize(280, 120);
    viewport()->setMouseTracking(true);
    connect(&model, &SessionModel::rowsAppended, this, &LadderView::schedule);
    connect(&model, &SessionModel::connectionsChanged, this, &LadderView::schedule);
    connect(&model, &SessionModel::selectionChanged, this, &LadderView::schedule);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &LadderView::schedule);
    refresh();
}

QPoint LadderView::contentOrigin() const { return {0, namesHeight - verticalScrollBar()->value()}; }

const ConnectionRecord* LadderView::record() const
{
    return m_shown ? m_model.connections().find(*m_shown) : nullptr;
}

void LadderView::setTaking(Taking taking)
{
    m_captions.setTaking(taking);
    m_captions.clear();
    if (const ConnectionRecord* shown = record()) {
        for (std::size_t i = 0; i < m_rows.eventsTaken(); ++i)
            m_captions.take(shown->rows[i], m_model.log().entry(shown->rows[i]));
    }
    relayout();
}

void LadderView::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &LadderView::refresh, Qt::QueuedConnection);
}

void LadderView::refresh()
{
    m_scheduled = false;
    const bool other = m_shown != m_model.selectedConnection();
    if (other) {
        m_shown = m_model.selectedConnection();
        m_rows.clear();
        m_flow.clear();
        m_captions.clear();
    }
    take();
    if (other)
        m_follow = record() != nullptr && !isOver(record()->story);
    updateScrollBar();
    if (other && !m_follow)
        verticalScrollBar()->setValue(0);
    if (other || m_selectedRow != m_model.selectedRow())
        showSelected();
    m_selectedRow = m_model.selectedRow();
    relayout();
}

/// A callback that may still come is looked for again later.
std::vector<Ghost> LadderView::ghostsNow(const ConnectionStory& story)
{
    auto all = ghosts(story, contractDuty);
    auto due = ghosts(story, contractDuty, std::max(m_model.now(), story.lastEvent));
    if (due.size() < all.size())
        m_patience.start(lookAgain, this);
    else
        m_patience.stop();
    return due;
}

void LadderView::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_patience.timerId())
        schedule();
    else
        QAbstractScrollArea::timerEvent(event);
}

void LadderView::take()
{
    const ConnectionRecord* shown = record();
    const bool had = hasGhosts();
    m_ghosts = shown != nullptr ? ghostsNow(shown->story) : std::vector<Ghost>();
    if (had != hasGhosts())
        Q_EMIT ghostsChanged();
    if (shown == nullptr)
        return;
    for (std::size_t i = m_rows.eventsTaken(); i < shown->rows.size(); ++i) {
        const std::uint32_t row = shown->rows[i];
        const EventEntry& entry = m_model.log().entry(row);
        m_rows.take(row, entry);
        m_captions.take(row, entry);
    }
    m_flow.update(m_rows);
}

LadderScene LadderView::scene() const
{
    const ConnectionRecord* shown = record();
    LadderScene scene{.rows = m_rows, .flow = m_flow, .texts = m_captions, .ghosts = m_ghosts};
    if (shown != nullptr) {
        scene.clientOurs = shown->story.client.present;
        scene.serverOurs = shown->story.server.present;
        scene.over = isOver(shown->story);
        scene.abnormal = scene.over && toneOf(shown->verdict.stage) == StageTone::Failed;
        scene.selected = selectedLadderRow();
    }
    return scene;
}

void LadderView::updateScrollBar()
{
    const int room = std::max(0, viewport()->height() - namesHeight);
    const bool follow = m_follow;
    verticalScrollBar()->setPageStep(room);
    verticalScrollBar()->setSingleStep(30);
    verticalScrollBar()->setRange(0, std::max(0, ladderHeight(scene()) - room));
    if (follow)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    m_follow = follow;
}

void LadderView::relayout()
{
    const int top = verticalScrollBar()->value();
    const int bottom = top + std::max(0, viewport()->height() - namesHeight);
    m_picture = layoutLadder(scene(), viewport()->width(), top, bottom, ladderMeasure());
    viewport()->update();
}

void LadderView::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    m_follow = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    relayout();
}

void LadderView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
    relayout();
}

QString ladderEndName(const ConnectionStory& story, Side side)
{
    const QString name = words::side(side).toUpper();
    if (story.of(side).present)
        return story.of(side).scripted ? LadderView::tr("%1 (script)").arg(name) : name;
    const std::string_view agent = std::string_view(story.agent).substr(0, story.agent.find(' '));
    if (side == Side::Client && agent.starts_with("Mozilla/"))
        return LadderView::tr("%1 browser (outside)").arg(name);
    const std::string_view who =
        side == Side::Client && !agent.empty() ? agent : std::string_view(story.peer);
    return LadderView::tr("%1 %2 (outside)").arg(name, QString::fromStdString(escaped(who, 40)));
}

void LadderView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme().panel);
    if (record() == nullptr) {
        painter.setFont(uiFont());
        painter.setPen(theme().muted);
        painter.drawText(
            viewport()->rect().adjusted(24, 0, -24, 0), Qt::AlignCenter | Qt::TextWordWrap,
            tr("Select a connection to see its life: what crossed the wire, and which callbacks fired."));
    } else {
        painter.save();
        painter.setClipRect(viewport()->rect().adjusted(0, namesHeight, 0, 0));
        painter.translate(contentOrigin());
        paintLadder(painter, m_picture, theme());
        painter.restore();
        paintLadderNames(painter, m_picture.columns, namesHeight,
                         ladderEndName(record()->story, Side::Client),
                         ladderEndName(record()->story, Side::Server), theme());
    }
    if (hasFocus() && m_ring) {
        painter.setPen(QPen(theme().accent, 1));
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void LadderView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    m_ring = event->reason() != Qt::MouseFocusReason && event->reason() != Qt::ActiveWindowFocusReason;
    viewport()->update();
}

void LadderView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace lifeline
