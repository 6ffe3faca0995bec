#include "ui/shell/pane_dock.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace lifeline {
namespace {

constexpr int bottomMargin = 4; // keeps square contents inside the card's round corners

QWidget* inset(QWidget* body)
{
    auto* frame = new QWidget;
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(1, 0, 1, bottomMargin);
    layout->addWidget(body);
    return frame;
}

} // namespace

PaneDock::PaneDock(const QString& name, const QString& title, QWidget* parent) : QDockWidget(title, parent)
{
    setObjectName(name);
    setFeatures(DockWidgetMovable | DockWidgetClosable | DockWidgetFloatable);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &PaneDock::takeTheme);
}

void PaneDock::setPane(Pane* pane, QWidget* body)
{
    QWidget* oldHeader = titleBarWidget();
    QWidget* oldBody = widget();
    addHideButton(*pane);
    setTitleBarWidget(pane->takeHeader());
    setWidget(inset(body == nullptr ? pane : body));
    delete oldBody;
    delete oldHeader;
}

void PaneDock::addHideButton(Pane& pane)
{
    m_hide = new QToolButton;
    m_hide->setObjectName(QStringLiteral("hide-pane"));
    m_hide->setIconSize({12, 12});
    m_hide->setToolTip(tr("Hide this pane (the View menu brings it back)"));
    m_hide->setAccessibleName(tr("Hide the pane %1").arg(windowTitle()));
    connect(m_hide, &QToolButton::clicked, this, &QWidget::close);
    pane.addControl(m_hide);
    takeTheme();
}

void PaneDock::takeTheme()
{
    if (m_hide != nullptr)
        m_hide->setIcon(themedIcon(QStringLiteral("x"), theme().faint));
    update();
}

void PaneDock::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme().panelBorder);
    painter.setBrush(theme().panel);
    if (isFloating())
        painter.fillRect(rect(), theme().panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
}

} // namespace lifeline
