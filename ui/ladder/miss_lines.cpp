#include "ui/ladder/miss_lines.h"

#include "base/byte_text.h"
#include "ui/theme/theme.h"
#include "words/words.h"

#include <QTimer>

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::size_t longestStack = 40; // characters of a reported name
constexpr int pause = 150;               // milliseconds between two looks at a connection that goes on
constexpr int lookAgain = 1000;          // the same at one that is over, while something owed may still come

bool mayStillCome(const std::vector<SideCheck>& checks)
{
    return std::ranges::any_of(checks, [](const SideCheck& check) {
        return std::ranges::any_of(check.results,
                                   [](const auto& result) { return result.holding == Holding::NotYet; });
    });
}

QString link(const QString& target, const QString& text, const QColor& colour)
{
    return QStringLiteral("<a href=\"%1\" style=\"color:%2; text-decoration:none\">%3</a>")
        .arg(target, colour.name(), text.toHtmlEscaped());
}

QString sentenceOf(const Miss& miss)
{
    return words::invariantMiss(QString::fromStdString(escaped(miss.stack, longestStack)), miss.result);
}

bool isSame(const Miss& a, const Miss& b)
{
    return a.side == b.side && a.stack == b.stack && a.result.invariant == b.result.invariant &&
           a.result.events == b.result.events;
}

const auto moreTarget = QStringLiteral("more");

} // namespace

MissLines::MissLines(const SessionModel& model, QWidget* parent)
    : QLabel(parent), m_model(model), m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("miss-lines"));
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setFont(uiFont());
    setContentsMargins(metrics::grid + 4, 0, metrics::grid, 0);
    setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_timer->setSingleShot(true);
    connect(this, &QLabel::linkActivated, this, &MissLines::follow);
    connect(m_timer, &QTimer::timeout, this, &MissLines::look);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &MissLines::refresh);
    connect(&model, &SessionModel::selectionChanged, this, &MissLines::look);
    connect(&model, &SessionModel::connectionsChanged, this, &MissLines::schedule);
    hide();
    look();
}

void MissLines::schedule()
{
    if (!m_timer->isActive() || m_timer->remainingTime() > pause)
        m_timer->start(pause);
}

/// Time passes on the session's clock, and at least as far as the connection's last event.
void MissLines::look()
{
    const auto id = m_model.selectedConnection();
    const ConnectionRecord* record = id ? m_model.connections().find(*id) : nullptr;
    if (record == nullptr)
        return show({});
    m_follower.follow(m_model.log(), *record);
    const auto checks = m_follower.check().checks(std::max(m_model.now(), record->story.lastEvent));
    show(missesIn(checks));
    if (isFinal(record->story.main().phase) && mayStillCome(checks))
        m_timer->start(lookAgain);
}

void MissLines::show(std::vector<Miss> misses)
{
    if (std::ranges::equal(misses, m_misses, isSame))
        return;
    m_misses = std::move(misses);
    m_all = false;
    refresh();
    setVisible(!m_misses.empty()); // polished then, which is a change of style
}

void MissLines::follow(const QString& link)
{
    if (link != moreTarget) {
        Q_EMIT eventPicked(link.toULongLong());
        return;
    }
    m_all = true;
    refresh();
}

void MissLines::refresh()
{
    QStringList lines, plain;
    const std::size_t shown = m_all ? m_misses.size() : std::min(m_misses.size(), mostAtFirst);
    for (std::size_t i = 0; i < shown; ++i) {
        const QString sentence = QStringLiteral("⚠ ") + sentenceOf(m_misses[i]);
        lines << link(QString::number(m_misses[i].event()), sentence, theme().warning);
        plain << sentence;
    }
    if (const std::size_t more = m_misses.size() - shown; more > 0)
        lines << link(moreTarget, tr("and %1 more …").arg(more), theme().link);
    setText(lines.join(QStringLiteral("<br>")));
    setAccessibleName(plain.join(u' '));
}

} // namespace lifeline
