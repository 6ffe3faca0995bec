#include "ui/theme/pane.h"

#include "ui/theme/fitted_label.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

namespace lifeline {
namespace {

constexpr int headerHeight = 30;
constexpr int headerMargin = 12;
constexpr int controlSpacing = 4;
constexpr int subtitleSpacing = 8; // more than between controls

template <class Label> Label* makeLabel(Label* label, const QString& name, const QFont& font)
{
    label->setObjectName(name);
    label->setFont(font);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return label;
}

} // namespace

Pane::Pane(const QString& title, QWidget* parent)
    : QFrame(parent), m_headerWidget(new QWidget(this)), m_header(new QHBoxLayout(m_headerWidget)),
      m_layout(new QVBoxLayout(this)), m_title(makeLabel(new QLabel, QStringLiteral("pane-title"),
                                                         uiFont(metrics::titleText, QFont::DemiBold))),
      m_subtitle(makeLabel(new FittedLabel, QStringLiteral("pane-subtitle"), uiFont())),
      m_note(makeLabel(new QLabel, QStringLiteral("pane-note"), uiFont()))
{
    setProperty("card", true);
    setAccessibleName(title);
    m_header->addStrut(headerHeight); // a dock asks for the size hint, not for a fixed height
    m_header->setContentsMargins(headerMargin, 0, metrics::grid, 0);
    m_header->setSpacing(controlSpacing);
    m_header->addWidget(m_title);
    m_header->addSpacing(subtitleSpacing);
    m_header->addWidget(m_subtitle, 1);
    m_header->addWidget(m_note);
    m_note->hide();
    m_layout->setContentsMargins(0, 0, 0, 0); // inside the border the style sheet draws
    m_layout->setSpacing(0);
    m_layout->addWidget(m_headerWidget);
    setTitle(title);
}

void Pane::setTitle(const QString& title) { m_title->setText(title); }

QString Pane::title() const { return m_title->text(); }

void Pane::setSubtitle(const QString& text)
{
    if (m_subtitle->text() == text)
        return;
    m_subtitle->setCaption(text);
}

void Pane::setNote(const QString& text)
{
    if (m_note->text() == text)
        return;
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void Pane::addControl(QWidget* control)
{
    control->setParent(m_headerWidget);
    m_header->addWidget(control);
}

void Pane::setContent(QWidget* content) { m_layout->addWidget(content, 1); }

QWidget* Pane::takeHeader()
{
    m_layout->removeWidget(m_headerWidget);
    setProperty("card", false);
    style()->polish(this);
    return m_headerWidget;
}

} // namespace lifeline
