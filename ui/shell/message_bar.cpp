#include "ui/shell/message_bar.h"

#include "ui/shell/setting_field.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace lifeline {
namespace {

/// What it says is read out when it appears.
class AlertInterface final : public QAccessibleWidget {
public:
    explicit AlertInterface(QWidget* widget) : QAccessibleWidget(widget, QAccessible::AlertMessage) {}
    QString text(QAccessible::Text kind) const override
    {
        const auto* bar = qobject_cast<const MessageBar*>(object());
        return kind == QAccessible::Name && bar != nullptr ? bar->spoken() : QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface* makeAlert(const QString&, QObject* object)
{
    auto* bar = qobject_cast<MessageBar*>(object);
    return bar == nullptr ? nullptr : new AlertInterface(bar);
}

QToolButton* makeDismissButton()
{
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("message-dismiss"));
    button->setIcon(themedIcon(QStringLiteral("x")));
    button->setToolTip(MessageBar::tr("Dismiss (Esc)"));
    button->setAccessibleName(MessageBar::tr("Dismiss the message"));
    return button;
}

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), m_icon(new QLabel), m_text(new QLabel), m_offer(new QPushButton)
{
    QAccessible::installFactory(makeAlert);
    setObjectName(QStringLiteral("message-bar"));
    m_text->setObjectName(QStringLiteral("message-text"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_icon->setObjectName(QStringLiteral("message-icon"));
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &MessageBar::showIcon);
    auto* dismiss = makeDismissButton();
    connect(dismiss, &QToolButton::clicked, this, &QWidget::hide);
    m_offer->setObjectName(QStringLiteral("message-offer"));
    m_offer->hide();
    connect(m_offer, &QPushButton::clicked, this, [this] { m_act(); });
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(12, 6, metrics::grid, 6);
    line->setSpacing(metrics::grid);
    line->addWidget(m_icon);
    line->addWidget(m_text, 1);
    line->addWidget(m_offer);
    line->addWidget(dismiss);
    hide();
}

void MessageBar::showAs(Kind kind, const QString& sentence)
{
    m_kind = kind;
    m_text->setText(sentence);
    m_offer->hide();
    setStyleProperty(this, "kind", kind == Kind::Note ? QStringLiteral("note") : QStringLiteral("problem"));
    showIcon();
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::offer(const QString& caption, std::function<void()> act)
{
    m_act = std::move(act);
    m_offer->setText(caption);
    m_offer->show();
}

void MessageBar::showIcon()
{
    const bool isNote = m_kind == Kind::Note;
    const QColor colour = isNote ? theme().accent : theme().tone(StageTone::Failed);
    m_icon->setPixmap(themedIcon(isNote ? QStringLiteral("info") : QStringLiteral("alert-triangle"), colour)
                          .pixmap(2 * metrics::grid));
}

QString MessageBar::text() const { return m_text->text(); }

QString MessageBar::spoken() const
{
    return (m_kind == Kind::Note ? tr("Note: %1") : tr("Problem: %1")).arg(text());
}

void MessageBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace lifeline
