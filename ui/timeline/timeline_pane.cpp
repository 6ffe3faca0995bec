#include "ui/timeline/timeline_pane.h"

#include "ui/theme/theme.h"

#include <QToolButton>

namespace lifeline {
namespace {

constexpr double zoomStep = 1.5;
constexpr int iconSize = 14;
constexpr auto iconName = "icon-name"; // a button's property

} // namespace

TimelinePane::TimelinePane(SessionModel& model, QWidget* parent)
    : Pane(tr("Timeline"), parent), m_model(model), m_view(new TimelineView(model, m_window, this))
{
    setObjectName(QStringLiteral("timeline-pane"));
    setContent(m_view);
    addButtons();
    showModes();
    showIcons();
    showSubtitle();
    connect(&m_window, &TimelineWindow::modeChanged, this, &TimelinePane::showModes);
    connect(&m_model, &SessionModel::connectionsChanged, this, &TimelinePane::showSubtitle);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &TimelinePane::showIcons);
}

QToolButton* TimelinePane::addButton(const char* name, const QString& icon, const QString& text,
                                     const QString& tip)
{
    auto* button = new QToolButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoRaise(true);
    button->setProperty(iconName, icon);
    button->setIconSize({iconSize, iconSize});
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setToolButtonStyle(text.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    addControl(button);
    return button;
}

void TimelinePane::addButtons()
{
    m_follow = addButton("timeline-follow", QStringLiteral("circle-dot"), tr("follow"),
                         tr("Keep the present in view (F)"));
    auto* fit = addButton("timeline-fit", QStringLiteral("maximize-2"), tr("fit"), tr("Show everything (0)"));
    m_skipIdle = addButton("timeline-skip-idle", QStringLiteral("fold-horizontal"), tr("skip idle gaps"),
                           tr("Squeeze the time in which nothing happens"));
    auto* out = addButton("timeline-zoom-out", QStringLiteral("minus"), {}, tr("Show more time (−)"));
    auto* in = addButton("timeline-zoom-in", QStringLiteral("plus"), {}, tr("Show less time (+)"));
    m_follow->setCheckable(true);
    m_skipIdle->setCheckable(true);
    connect(m_follow, &QToolButton::clicked, &m_window, &TimelineWindow::setFollowing);
    connect(fit, &QToolButton::clicked, &m_window, &TimelineWindow::fit);
    connect(m_skipIdle, &QToolButton::clicked, &m_window, &TimelineWindow::setSkipsIdle);
    connect(out, &QToolButton::clicked, this, [this] { m_window.zoomAtFocus(1 / zoomStep); });
    connect(in, &QToolButton::clicked, this, [this] { m_window.zoomAtFocus(zoomStep); });
}

void TimelinePane::showModes()
{
    m_follow->setChecked(m_window.isFollowing());
    m_skipIdle->setChecked(m_window.skipsIdle());
    showIcons();
}

/// A check mark where something is on: colour is not the only sign.
void TimelinePane::showIcons()
{
    for (auto* button : findChildren<QToolButton*>()) {
        const QString icon = button->property(iconName).toString();
        if (icon.isEmpty())
            continue;
        const bool on = button->isChecked();
        button->setIcon(themedIcon(on ? QStringLiteral("check") : icon, on ? theme().accent : theme().muted));
    }
}

void TimelinePane::showSubtitle()
{
    setSubtitle(m_model.anyLive() ? tr("all connections · live") : tr("all connections"));
}

} // namespace lifeline
