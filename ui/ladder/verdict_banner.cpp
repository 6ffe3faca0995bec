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

const QString& scheme()
{
    static const QString text = QStringLiteral("event:");
    return text;
}

QString anchor(const words::ExplainedText::Link& link, const QString& words)
{
    return QStringLiteral("<a href=\"%1%2\" style=\"color:%3; text-decoration:underline\">%4</a>")
        .arg(scheme())
        .arg(link.event)
        .arg(theme().link.name(), words.toHtmlEscaped());
}

/// A peer's words in it are not taken for HTML.
QString html(const words::ExplainedText& text)
{
    QString out;
    int from = 0;
    for (const auto& link : text.links) {
        out += text.text.mid(from, link.begin - from).toHtmlEscaped();
        out += anchor(link, text.text.mid(link.begin, link.length));
        from = link.begin + link.length;
    }
    return out + text.text.mid(from).toHtmlEscaped();
}

bool same(const words::Headline& a, const words::Headline& b)
{
    return a.bold == b.bold && a.rest.text == b.rest.text && a.rest.links == b.rest.links;
}

} // namespace

VerdictBanner::VerdictBanner(QWidget* parent) : QFrame(parent), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("verdict-banner"));
    m_text->setObjectName(QStringLiteral("verdict-text"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard |
                                    Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_text, &QLabel::linkActivated, this,
            [this](const QString& target) { Q_EMIT eventPicked(target.mid(scheme().size()).toULongLong()); });
    m_text->setFont(uiFont());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(barWidth + 10, metrics::grid - 1, 10, metrics::grid - 1);
    layout->addWidget(m_text);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

/// One line: how many it takes is only known once there is a width, and docks do not ask for that.
QSize VerdictBanner::minimumSizeHint() const
{
    const QMargins around = layout()->contentsMargins();
    return {0, m_text->fontMetrics().height() + around.top() + around.bottom()};
}

void VerdictBanner::show(const words::Headline& headline, StageTone tone)
{
    if (same(headline, m_headline) && tone == m_tone)
        return;
    m_headline = headline;
    m_tone = tone;
    applyText();
    update();
}

void VerdictBanner::applyText()
{
    m_text->setText(QStringLiteral("<b>%1</b> ").arg(m_headline.bold.toHtmlEscaped()) +
                    html(m_headline.rest));
    m_text->setAccessibleName(m_headline.bold + QLatin1Char(' ') + m_headline.rest.text);
}

void VerdictBanner::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        applyText(); // the links have the theme's colour
        update();
    }
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
