#include "ui/ladder/ladder_pane.h"

#include "base/byte_text.h"
#include "contracts/duties.h"
#include "ui/ladder/ledger_panel.h"
#include "ui/ladder/miss_lines.h"
#include "ui/ladder/verdict_banner.h"
#include "ui/theme/theme.h"
#include "words/words.h"

#include <QLabel>
#include <QVBoxLayout>

namespace lifeline {
namespace {

constexpr int leastHeightForFooter = 360; // pixels; in less the picture needs them

QLabel* makeFooter(QWidget* parent)
{
    auto* footer = new QLabel(
        LadderPane::tr("Dashed: expected elsewhere, did not fire here. Hover for the reason."), parent);
    footer->setObjectName(QStringLiteral("ladder-footer"));
    footer->setFont(uiFont(metrics::smallText));
    footer->setWordWrap(true);
    footer->setContentsMargins(metrics::grid + 4, 0, metrics::grid, 2);
    footer->hide();
    return footer;
}

void colour(QLabel* label, const QColor& text)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, text);
    label->setPalette(palette);
}

/// Whose callbacks stand at that side.
QString stackText(const SideStory& side)
{
    if (!side.stack.empty())
        return QLatin1Char('(') + QString::fromStdString(escaped(side.stack, 60)) + QLatin1Char(')');
    return side.forwarded ? LadderPane::tr("(another stack, nothing reported)")
                          : LadderPane::tr("(Reference, Ring contract)");
}

} // namespace

QString ladderSubtitle(const ConnectionStory& story)
{
    QString subtitle = words::rowName(story);
    if (!story.server.present)
        return subtitle + (story.client.scripted ? QString() : QLatin1Char(' ') + stackText(story.client)) +
               QStringLiteral(" ⇄ ") + QString::fromStdString(escaped(story.peer, 60));
    const QString server = words::side(Side::Server) + QLatin1Char(' ') + stackText(story.server);
    return subtitle + QStringLiteral(" ⇄ ") + (story.server.scripted ? LadderPane::tr("script") : server);
}

LadderPane::LadderPane(SessionModel& model, QWidget* parent)
    : Pane(tr("Ladder"), parent), m_model(model), m_banner(new VerdictBanner(this)),
      m_view(new LadderView(model, this)), m_ledger(new LedgerPanel(this)),
      m_misses(new MissLines(model, this)), m_footer(makeFooter(this))
{
    setObjectName(QStringLiteral("ladder-pane"));
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(metrics::grid, 0, metrics::grid, metrics::grid);
    layout->setSpacing(metrics::grid / 2);
    layout->addWidget(m_banner);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_misses);
    layout->addWidget(m_footer);
    layout->addWidget(m_ledger);
    setContent(content);
    connect(&model, &SessionModel::connectionsChanged, this, &LadderPane::schedule);
    connect(&model, &SessionModel::selectionChanged, this, &LadderPane::schedule);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &LadderPane::schedule);
    connect(m_banner, &VerdictBanner::eventPicked, this, &LadderPane::selectEvent);
    connect(m_misses, &MissLines::eventPicked, this, &LadderPane::selectEvent);
    connect(m_ledger, &LedgerPanel::takingChosen, this, [this](Taking taking) {
        setTaking(taking);
        Q_EMIT takingChosen(taking);
    });
    connect(m_view, &LadderView::ghostsChanged, this, &LadderPane::schedule);
    refresh();
}

void LadderPane::setTaking(Taking taking)
{
    m_ledger->setTaking(taking);
    m_view->setTaking(taking);
    schedule();
}

void LadderPane::resizeEvent(QResizeEvent* event)
{
    Pane::resizeEvent(event);
    schedule();
}

void LadderPane::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &LadderPane::refresh, Qt::QueuedConnection);
}

void LadderPane::selectEvent(quint64 event)
{
    const auto row = m_model.log().rowOf(EventSeq{event});
    if (row)
        m_model.selectRow(*row);
}

void LadderPane::refresh()
{
    m_scheduled = false;
    const auto selected = m_model.selectedConnection();
    const ConnectionRecord* record = selected ? m_model.connections().find(*selected) : nullptr;
    colour(m_footer, theme().faint);
    m_footer->setVisible(record != nullptr && m_view->hasGhosts() && height() >= leastHeightForFooter);
    m_banner->setVisible(record != nullptr);
    m_ledger->setVisible(record != nullptr);
    if (record != nullptr)
        m_ledger->show(record->ledger(m_ledger->taking()).totals(),
                       m_model.connections().resources(m_ledger->taking()));
    setSubtitle(record != nullptr ? ladderSubtitle(record->story) : QString());
    if (record != nullptr)
        m_banner->show(words::verdict(record->story, record->verdict, contractDuty),
                       toneOf(record->verdict.stage));
}

} // namespace lifeline
