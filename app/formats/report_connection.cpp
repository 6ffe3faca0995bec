#include "formats/report_connection.h"

#include "base/byte_text.h"
#include "contracts/duties.h"

namespace lifeline {
namespace {

QString shown(std::string_view text) { return QString::fromStdString(escaped(text, 80)); }

} // namespace

void ReportConnection::take(const Event& event, const Event& original)
{
    const bool ends = event.side == Side::Server && isFinal(event.phase) && !isFinal(m_story.server.phase);
    if (const auto* callback = event.as<event::Callback>(); callback && event.side == Side::Server)
        m_ledger.take(*callback);
    if (ends)
        m_ledger.end();
    m_story.take(event);
    m_lines.take(event);
    m_ladder.take(event);
    m_check.take(original);
}

Explanation ReportConnection::why() const { return explain(m_story, contractDuty); }

words::Headline ReportConnection::headline() const
{
    return words::verdict(m_story, judge(m_story), contractDuty);
}

std::vector<words::ExplainedText> ReportConnection::evidence() const
{
    return words::evidence(m_story, why());
}

std::vector<ReportCallback> ReportConnection::callbacks(Side side) const
{
    std::vector<ReportCallback> out;
    const SideStory& told = m_story.of(side);
    for (std::size_t i = 0; i < callbackCount; ++i) {
        const auto name = static_cast<CallbackName>(i);
        if (!told.didFire(name))
            continue;
        const bool close = name == CallbackName::OnClose && told.onCloseCode;
        out.push_back({shown(told.nameOf(name)), told.timesFired(name),
                       close ? words::closeCode(*told.onCloseCode) : QString()});
    }
    for (const Ghost& ghost : ghosts(m_story, contractDuty)) {
        if (ghost.side == side && !told.scripted)
            out.push_back({shown(ghostName(ghost)), 0, words::ghost(ghost)});
    }
    return out;
}

std::vector<QString> ReportConnection::misses(MonotonicTime now) const
{
    std::vector<QString> out;
    const auto checks = m_check.checks(now);
    for (const Miss& miss : missesIn(checks)) {
        const QString stack = shown(miss.stack);
        out.push_back(words::side(miss.side) + QStringLiteral(": ") +
                      words::invariantMiss(stack, miss.result));
    }
    return out;
}

QString ledgerText(const ResourceTotals& totals)
{
    if (totals.taken == 0)
        return {};
    return QStringLiteral("taken %1, released %2, leaked %3, in use %4")
        .arg(totals.taken)
        .arg(totals.released)
        .arg(totals.leaked)
        .arg(totals.held() - totals.leaked);
}

} // namespace lifeline
