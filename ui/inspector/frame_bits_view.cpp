#include "ui/inspector/frame_bits_view.h"

#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace lifeline {
namespace {

constexpr int stripHeight = 38;
constexpr double gap = 2;
constexpr double padding = 8;

QFont captionFont() { return uiFont(metrics::smallText - 1); }
QFont valueFont() { return monoFont(metrics::smallText); }

double wantedWidth(const FrameField& field)
{
    return std::max(QFontMetricsF(captionFont()).horizontalAdvance(field.caption),
                    QFontMetricsF(valueFont()).horizontalAdvance(field.value)) +
           padding * 2;
}

} // namespace

std::vector<QRectF> frameBitCells(const std::vector<double>& wanted, double width, double height)
{
    std::vector<QRectF> cells;
    const double sum =
        std::accumulate(wanted.begin(), wanted.end(), gap * static_cast<double>(wanted.size() - 1));
    const double scale = sum > width ? width / sum : 1;
    double x = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const double wide = i + 1 == wanted.size() ? width - x : wanted[i] * scale;
        cells.emplace_back(x, 0, wide, height);
        x += wide + gap * scale;
    }
    return cells;
}

FrameBitsView::FrameBitsView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("frame-bits"));
    setAccessibleName(tr("Frame header"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize FrameBitsView::sizeHint() const { return {280, stripHeight}; }
QSize FrameBitsView::minimumSizeHint() const { return {160, stripHeight}; }

void FrameBitsView::setFields(const std::vector<FrameField>& fields)
{
    m_fields.clear();
    QString described;
    for (const FrameField& field : fields)
        if (field.id <= FrameFieldId::Length) {
            m_fields.push_back(field);
            described += field.caption + QLatin1Char(' ') + field.value + QStringLiteral("; ");
        }
    setAccessibleDescription(described);
    m_byte.reset();
    enter(std::nullopt);
    update();
}

void FrameBitsView::markByte(std::optional<std::uint64_t> byte)
{
    m_byte = byte;
    update();
}

void FrameBitsView::enter(std::optional<std::size_t> field)
{
    if (m_current == field)
        return;
    m_current = field;
    Q_EMIT fieldEntered(field ? m_fields[*field].first : 0, field ? m_fields[*field].bytes : 0);
    update();
}

std::vector<QRectF> FrameBitsView::cells() const
{
    std::vector<double> wanted;
    for (const FrameField& field : m_fields)
        wanted.push_back(wantedWidth(field));
    return wanted.empty() ? std::vector<QRectF>() : frameBitCells(wanted, width(), stripHeight);
}

void FrameBitsView::mouseMoveEvent(QMouseEvent* event)
{
    const auto boxes = cells();
    const auto under = std::find_if(boxes.begin(), boxes.end(),
                                    [&](const QRectF& box) { return box.contains(event->position()); });
    enter(under == boxes.end() ? std::nullopt
                               : std::optional(static_cast<std::size_t>(under - boxes.begin())));
}

void FrameBitsView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    enter(std::nullopt);
}

void FrameBitsView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    enter(std::nullopt);
}

void FrameBitsView::keyPressEvent(QKeyEvent* event)
{
    const bool left = event->key() == Qt::Key_Left;
    if (m_fields.empty() || (!left && event->key() != Qt::Key_Right)) {
        QWidget::keyPressEvent(event);
        return;
    }
    const std::size_t last = m_fields.size() - 1;
    if (!m_current)
        enter(left ? last : 0);
    else
        enter(left ? (*m_current == 0 ? 0 : *m_current - 1) : std::min(*m_current + 1, last));
}

void FrameBitsView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& colours = theme();
    const auto boxes = cells();
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const FrameField& field = m_fields[i];
        const bool marked = m_current == i || (m_byte && field.holds(*m_byte));
        painter.setPen(QPen(marked ? colours.accent : colours.raisedBorder, 1));
        painter.setBrush(marked ? colours.selection : colours.raised);
        painter.drawRoundedRect(boxes[i].adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter.setFont(captionFont());
        painter.setPen(colours.muted);
        const QRectF top(boxes[i].left(), 3, boxes[i].width(), stripHeight / 2.0 - 3);
        painter.drawText(top, Qt::AlignCenter, field.caption);
        painter.setFont(valueFont());
        painter.setPen(colours.text);
        painter.drawText(top.translated(0, stripHeight / 2.0 - 4), Qt::AlignCenter, field.value);
    }
}

} // namespace lifeline
