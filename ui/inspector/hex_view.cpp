#include "ui/inspector/hex_view.h"

#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace lifeline {
namespace {

constexpr double rowHeight = 18;
constexpr double margin = 2;

QFont hexFont() { return monoFont(metrics::smallText); }

} // namespace

HexView::HexView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("hex-view"));
    setAccessibleName(tr("Bytes on the wire"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setMinimumSize(120, 48);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    reshape();
}

void HexView::setBytes(const WireBytes& bytes, const QString& missing)
{
    m_bytes = bytes;
    m_missing = missing;
    m_markBytes = 0;
    m_under.reset();
    verticalScrollBar()->setValue(0);
    reshape();
}

void HexView::mark(std::uint64_t first, std::uint64_t bytes)
{
    m_markFirst = first;
    m_markBytes = bytes;
    viewport()->update();
}

void HexView::reshape()
{
    m_charWidth = QFontMetricsF(hexFont()).horizontalAdvance(QLatin1Char('0'));
    m_shape = hexShape(static_cast<int>((viewport()->width() - 2 * margin) / m_charWidth), m_bytes.size());
    const auto rows = static_cast<int>(m_shape.rowsFor(m_bytes.size())) + (m_missing.isEmpty() ? 0 : 1);
    const int room = std::max(1, static_cast<int>(viewport()->height() / rowHeight));
    verticalScrollBar()->setPageStep(room);
    verticalScrollBar()->setRange(0, std::max(0, rows - room));
    viewport()->update();
}

std::uint64_t HexView::firstRow() const { return static_cast<std::uint64_t>(verticalScrollBar()->value()); }

void HexView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    reshape();
}

void HexView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        reshape();
}

QRectF HexView::boxOf(std::uint64_t byte) const
{
    const auto perRow = static_cast<std::uint64_t>(m_shape.bytesPerRow);
    const std::uint64_t row = byte / perRow;
    if (byte >= m_bytes.size() || row < firstRow())
        return {};
    const double x = margin + m_charWidth * m_shape.hexColumnOf(static_cast<int>(byte % perRow));
    const QRectF box(x, static_cast<double>(row - firstRow()) * rowHeight, 2 * m_charWidth, rowHeight);
    return box.top() < viewport()->height() ? box : QRectF();
}

std::optional<std::uint64_t> HexView::byteAt(QPointF position) const
{
    if (position.x() < margin || position.y() < 0)
        return std::nullopt;
    const auto row = firstRow() + static_cast<std::uint64_t>(position.y() / rowHeight);
    const auto column = static_cast<int>((position.x() - margin) / m_charWidth);
    return hexByteAt(column, row, m_shape, m_bytes.size());
}

void HexView::enter(std::optional<std::uint64_t> byte)
{
    if (m_under == byte)
        return;
    m_under = byte;
    Q_EMIT byteEntered(byte ? static_cast<qint64>(*byte) : -1);
    viewport()->update();
}

void HexView::mouseMoveEvent(QMouseEvent* event) { enter(byteAt(event->position())); }

bool HexView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        enter(std::nullopt);
    return QAbstractScrollArea::viewportEvent(event);
}

void HexView::keyPressEvent(QKeyEvent* event)
{
    QScrollBar* bar = verticalScrollBar();
    if (event->key() == Qt::Key_Home)
        bar->setValue(0);
    else if (event->key() == Qt::Key_End)
        bar->setValue(bar->maximum());
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void HexView::paintRow(QPainter& painter, std::uint64_t row, double top) const
{
    const HexRow text = hexRow(m_bytes, row, m_shape);
    const std::uint64_t first = row * static_cast<std::uint64_t>(m_shape.bytesPerRow);
    for (int i = 0; i < m_shape.bytesPerRow; ++i) {
        const std::uint64_t byte = first + static_cast<std::uint64_t>(i);
        const bool marked = byte >= m_markFirst && byte - m_markFirst < m_markBytes;
        if (byte >= m_bytes.size() || (!marked && m_under != byte))
            continue;
        const double x = margin + m_charWidth * m_shape.hexColumnOf(i);
        painter.fillRect(QRectF(x - m_charWidth / 2, top, 3 * m_charWidth, rowHeight), theme().selection);
        if (m_shape.ascii)
            painter.fillRect(
                QRectF(margin + m_charWidth * (m_shape.asciiColumn() + i), top, m_charWidth, rowHeight),
                theme().selection);
    }
    const auto write = [&](int column, const QString& words, const QColor& colour) {
        painter.setPen(colour);
        painter.drawText(QRectF(margin + m_charWidth * column, top, viewport()->width(), rowHeight),
                         Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, words);
    };
    write(0, text.offset, theme().muted);
    write(m_shape.hexColumn(), text.hex, theme().text);
    if (m_shape.ascii)
        write(m_shape.asciiColumn(), text.ascii, theme().muted);
}

void HexView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme().panel);
    painter.setFont(hexFont());
    const std::uint64_t rows = m_shape.rowsFor(m_bytes.size());
    double top = 0;
    std::uint64_t row = firstRow();
    for (; row < rows && top < viewport()->height(); ++row, top += rowHeight)
        paintRow(painter, row, top);
    if (row == rows && !m_missing.isEmpty()) {
        painter.setPen(theme().danger);
        painter.drawText(QRectF(margin, top, viewport()->width(), rowHeight),
                         Qt::AlignVCenter | Qt::AlignLeft, m_missing);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace lifeline
