#include "ui/shell/top_area.h"

#include "ui/shell/commands.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/toolbar.h"

#include <QDateTime>
#include <QLabel>
#include <QMenuBar>
#include <QVBoxLayout>

namespace lifeline {
namespace {

constexpr int menuPadding = 4; // of the menu bar, above and below
constexpr int rightMargin = 12;

/// "session since 18:54 ● recording"
QString recordingText(const EventLog& log, const QString& badge)
{
    const auto started = QDateTime::fromString(QString::fromStdString(log.startedUtc()), Qt::ISODateWithMs);
    const QString since = started.toLocalTime().toString(QStringLiteral("HH:mm"));
    return log.dropped() == 0 ? TopArea::tr("session since %1 %2").arg(since, badge)
                              : TopArea::tr("session since %1 ■ memory full, no longer recording").arg(since);
}

} // namespace

TopArea::TopArea(Commands& commands, const QList<QAction*>& panes, QWidget* parent)
    : QWidget(parent), m_recording(new QLabel), m_toolbar(new Toolbar), m_message(new MessageBar)
{
    auto* menus = new QMenuBar;
    commands.fill(*menus, panes);
    m_recording->setObjectName(QStringLiteral("recording"));
    m_recording->setContentsMargins(0, 0, rightMargin, 0);
    m_recording->setProperty("role", QStringLiteral("muted"));
    m_recording->setMinimumHeight(menus->sizeHint().height() - menuPadding);
    menus->setCornerWidget(m_recording);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(menus);
    column->addWidget(m_toolbar);
    column->addWidget(m_message);
}

void TopArea::showRecording(const EventLog& log, const QString& badge)
{
    const QString text = recordingText(log, badge);
    if (m_recording->text() != text)
        m_recording->setText(text);
}

} // namespace lifeline
