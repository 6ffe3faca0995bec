#include "ui/theme/fitted_label.h"

#include <QPainter>
#include <QStyle>
#include <QTextDocument>

#include <algorithm>

namespace lifeline {
namespace {

/// A tool tip would take a peer's words for HTML.
QString plainTip(const QString& text)
{
    return Qt::mightBeRichText(text) ? QStringLiteral("<span>%1</span>").arg(text.toHtmlEscaped()) : text;
}

} // namespace

FittedLabel::FittedLabel(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void FittedLabel::setCaptions(const QStringList& captions)
{
    if (m_captions == captions)
        return;
    m_captions = captions;
    setText(captions.front());
    setToolTip(plainTip(captions.front()));
    update(); // a shorter caption may have changed alone
}

QString FittedLabel::fitting(int width) const
{
    if (m_captions.isEmpty())
        return {};
    const QFontMetrics metrics = fontMetrics();
    const auto fits = [&](const QString& caption) { return metrics.horizontalAdvance(caption) <= width; };
    const auto first = std::find_if(m_captions.begin(), m_captions.end(), fits);
    return first != m_captions.end() ? *first : metrics.elidedText(m_captions.back(), Qt::ElideRight, width);
}

QSize FittedLabel::minimumSizeHint() const { return {0, QLabel::minimumSizeHint().height()}; }

void FittedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRect box = contentsRect();
    style()->drawItemText(&painter, box, static_cast<int>(alignment()), palette(), isEnabled(),
                          fitting(box.width()), foregroundRole());
}

} // namespace lifeline
