#include "ui/inspector/tellings_section.h"

#include "ui/inspector/tellings_view.h"
#include "ui/theme/fitted_label.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace lifeline {
namespace {

constexpr int pause = 150;             // milliseconds between two looks at a connection that goes on
constexpr std::size_t longLife = 2000; // events

/// The side that a person is likely to ask about: the one a fault is played against, else the main one.
Side likelySide(const ConnectionStory& story)
{
    if (story.client.scripted)
        return Side::Server;
    return story.server.scripted ? Side::Client : story.mainSide();
}

} // namespace

TellingsSection::TellingsSection(const SessionModel& model, const std::vector<AtlasColumn>& atlas,
                                 QWidget* parent)
    : QWidget(parent), m_model(model), m_atlas(atlas), m_title(new FittedLabel), m_other(new QToolButton),
      m_view(new TellingsView), m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("tellings-section"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::grid + 2, metrics::grid, metrics::grid + 2, metrics::grid);
    column->setSpacing(metrics::grid / 2);
    column->addWidget(makeHeader());
    column->addWidget(m_view, 1);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &TellingsSection::refresh);
    connect(&model, &SessionModel::selectionChanged, this, &TellingsSection::takeSelection);
    connect(&model, &SessionModel::connectionsChanged, this, &TellingsSection::schedule);
    refresh();
}

QWidget* TellingsSection::makeHeader()
{
    auto* header = new QWidget;
    m_title->setObjectName(QStringLiteral("tellings-title"));
    m_title->setFont(uiFont(metrics::titleText, QFont::DemiBold));
    m_other->setObjectName(QStringLiteral("tellings-side"));
    m_other->setAutoRaise(true);
    connect(m_other, &QToolButton::clicked, this, [this] { showSide(otherEnd(m_side)); });
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_title, 1);
    row->addWidget(m_other);
    return header;
}

void TellingsSection::showSide(Side side)
{
    m_side = side;
    m_follower.forget();
    refresh();
}

void TellingsSection::schedule()
{
    if (!m_timer->isActive())
        m_timer->start(pause);
}

/// Who pages through events of many long lives does not wait for what each stack makes of every one.
void TellingsSection::takeSelection()
{
    const auto id = m_model.selectedConnection();
    const ConnectionRecord* record = id ? m_model.connections().find(*id) : nullptr;
    if (record == nullptr || id == m_shown || record->rows.size() < longLife)
        return refresh();
    m_shown.reset();
    m_view->show({});
    m_timer->start(pause);
}

void TellingsSection::refresh()
{
    const auto id = m_model.selectedConnection();
    const ConnectionRecord* record = id ? m_model.connections().find(*id) : nullptr;
    setVisible(record != nullptr);
    if (record == nullptr)
        return;
    if (m_shown != id)
        m_side = likelySide(record->story);
    const bool news = m_follower.follow(m_model.log(), *record);
    if (!news && m_shown == id)
        return;
    m_shown = id;
    const bool servers = m_side == Side::Server;
    m_title->setCaptions(
        servers
            ? QStringList{tr("What each server would be told"), tr("Servers would be told"), tr("Servers")}
            : QStringList{tr("What each client would be told"), tr("Clients would be told"), tr("Clients")});
    m_other->setText(servers ? tr("clients") : tr("servers"));
    m_other->setToolTip(servers ? tr("Show what each client would be told")
                                : tr("Show what each server would be told"));
    m_view->show(stackTellings(m_follower.check().moments(m_side), m_side, m_follower.fault(), m_atlas));
}

} // namespace lifeline
