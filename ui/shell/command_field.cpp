#include "ui/shell/command_field.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace lifeline {

CommandField::CommandField(QWidget* parent) : QLabel(parent)
{
    setFont(monoFont());
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setContentsMargins(metrics::grid, metrics::grid, metrics::grid, metrics::grid);
    setCursor(Qt::IBeamCursor);
}

void CommandField::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(hasFocus() ? theme().accent : theme().raisedBorder);
        painter.setBrush(theme().raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius,
                                metrics::radius);
    }
    QLabel::paintEvent(event);
}

} // namespace lifeline
