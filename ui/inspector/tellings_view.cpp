#include "ui/inspector/tellings_view.h"

#include "ui/matrix/matrix_text.h"
#include "ui/table/row_painting.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace lifeline {
namespace {

constexpr int gap = 10, markWidth = 14;
constexpr double mostName = 0.45; // of the width

QString tipOf(const StackTelling& telling)
{
    QStringList lines{telling.stack + QStringLiteral(" · ") +
                          (telling.measured ? TellingsView::tr("measured") : TellingsView::tr("predicted")),
                      telling.told, agreementWords(telling.agreement), telling.remark};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace

TellingsView::TellingsView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("stack-tellings"));
    setAccessibleName(tr("What each stack would have been told"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    verticalScrollBar()->setSingleStep(rowHeight);
    connect(&ThemeManager::instance(), &ThemeManager::changed, viewport(), qOverload<>(&QWidget::update));
}

void TellingsView::show(std::vector<StackTelling> tellings)
{
    const bool other = tellings.size() != m_tellings.size();
    m_tellings = std::move(tellings);
    QStringList lines;
    for (const StackTelling& each : m_tellings)
        lines += each.stack + QStringLiteral(": ") + each.told;
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
    updateScroll();
    if (other)
        updateGeometry();
    viewport()->update();
}

QSize TellingsView::sizeHint() const { return {240, static_cast<int>(m_tellings.size()) * rowHeight + 4}; }

int TellingsView::nameWidth() const
{
    const QFontMetrics width(uiFont(metrics::smallText));
    int widest = 0;
    for (const StackTelling& each : m_tellings)
        widest = std::max(widest, width.horizontalAdvance(each.stack));
    return std::min(widest + 1, static_cast<int>(viewport()->width() * mostName));
}

void TellingsView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    const int names = nameWidth();
    int y = -verticalScrollBar()->value();
    for (const StackTelling& each : m_tellings) {
        const QRect row(0, y, viewport()->width(), rowHeight);
        y += rowHeight;
        if (!row.intersects(viewport()->rect()))
            continue;
        const QColor colour = agreementColour(each.agreement);
        paintCellText(painter, QRect(0, row.top(), names, rowHeight), each.stack, uiFont(metrics::smallText),
                      theme().muted);
        const QRect mark(names + gap, row.top(), markWidth, rowHeight);
        paintCellText(painter, mark, each.sure ? agreementMark(each.agreement) : QStringLiteral("≈"),
                      uiFont(metrics::smallText), colour);
        const QRect told(mark.right() + 1, row.top(), row.right() - mark.right(), rowHeight);
        const QFont font = monoFont(metrics::smallText);
        paintCellText(painter, told, fittingTold(each.told, QFontMetrics(font), told.width()), font, colour);
    }
}

void TellingsView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScroll();
}

void TellingsView::updateScroll()
{
    const int height = static_cast<int>(m_tellings.size()) * rowHeight;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
}

bool TellingsView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto row = static_cast<std::size_t>((help->pos().y() + verticalScrollBar()->value()) / rowHeight);
    if (row < m_tellings.size())
        QToolTip::showText(help->globalPos(), tipOf(m_tellings[row]), viewport());
    else
        QToolTip::hideText();
    return true;
}

} // namespace lifeline
