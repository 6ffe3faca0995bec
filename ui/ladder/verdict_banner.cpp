#include "ui/ladder/verdict_banner.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace lifeline {
namespace {

constexpr int barWidth = 3;

} // namespace

VerdictBanner::VerdictBanner(QWidget* parent) : QFrame(parent), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("verdict-banner"));
    m_text->setObjectName(QStringLiteral("verdict-text"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(uiFont());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(barWidth + 10, metrics::grid - 1, 10, metrics::grid - 1);
    layout->addWidget(m_text);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void VerdictBanner::show(const words::Headline& headline, StageTone tone)
{
    if (headline.bold == m_headline.bold && headline.rest == m_headline.rest && tone == m_tone)
        return;
    m_headline = headline;
    m_tone = tone;
    applyText();
    update();
}

void VerdictBanner::applyText()
{
    m_text->setText(
        QStringLiteral("<b>%1</b> %2").arg(m_headline.bold.toHtmlEscaped(), m_headline.rest.toHtmlEscaped()));
    m_text->setAccessibleName(m_headline.bold + QLatin1Char(' ') + m_headline.rest);
}

void VerdictBanner::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        update();
}

void VerdictBanner::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath card;
    card.addRoundedRect(QRectF(rect()), metrics::radius, metrics::radius);
    painter.setClipPath(card);
    painter.fillRect(rect(), theme().toneFill(m_tone));
    painter.fillRect(QRect(0, 0, barWidth, height()), theme().tone(m_tone));
}

} // namespace lifeline
