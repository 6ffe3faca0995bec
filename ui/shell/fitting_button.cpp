#include "ui/shell/fitting_button.h"

#include <QStyle>
#include <QStyleOptionButton>

#include <algorithm>

namespace lifeline {
namespace {

constexpr int besideIcon = 4; // pixels, as in QPushButton

} // namespace

void FittingButton::setCaptions(const QStringList& captions)
{
    if (m_captions == captions)
        return;
    m_captions = captions;
    setText(captions.front());
    if (isVisible())
        fit();
    updateGeometry();
}

void FittingButton::setLongest(int caption)
{
    if (m_longest == caption)
        return;
    m_longest = caption;
    updateGeometry();
}

int FittingButton::widthFrom(int caption) const
{
    return m_captions.isEmpty() ? QPushButton::sizeHint().width() : sizeFor(captionAt(caption)).width();
}

const QString& FittingButton::captionAt(int index) const
{
    return m_captions[std::min(static_cast<qsizetype>(index), m_captions.size() - 1)];
}

/// As big as it would be with that text: as QPushButton reckons, which knows only the text it has.
QSize FittingButton::sizeFor(const QString& caption) const
{
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text = caption;
    QSize contents = fontMetrics().size(Qt::TextShowMnemonic, caption);
    if (!icon().isNull())
        contents = {contents.width() + iconSize().width() + besideIcon,
                    std::max(contents.height(), iconSize().height())};
    if (menu() != nullptr)
        contents.rwidth() += style()->pixelMetric(QStyle::PM_MenuButtonIndicator, &option, this);
    return style()->sizeFromContents(QStyle::CT_PushButton, &option, contents, this);
}

QSize FittingButton::sizeHint() const
{
    return m_captions.isEmpty() ? QPushButton::sizeHint() : sizeFor(captionAt(m_longest));
}

QSize FittingButton::minimumSizeHint() const
{
    return m_captions.isEmpty() ? QPushButton::minimumSizeHint() : sizeFor(m_captions.back());
}

void FittingButton::fit()
{
    const auto fits = [this](const QString& caption) { return sizeFor(caption).width() <= width(); };
    const auto first = std::find_if(m_captions.begin(), m_captions.end(), fits);
    const QString& shown = first == m_captions.end() ? m_captions.back() : *first;
    if (shown != text())
        setText(shown);
}

void FittingButton::resizeEvent(QResizeEvent* event)
{
    QPushButton::resizeEvent(event);
    if (!m_captions.isEmpty())
        fit();
}

} // namespace lifeline
