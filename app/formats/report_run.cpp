#include "formats/report_run.h"

#include "contracts/duties.h"
#include "words/translate.h"

namespace lifeline {
namespace {

ReportSummary summaryOf(const ConnectionStory& story)
{
    const Verdict verdict = judge(story);
    ReportSummary out;
    out.connection = number(story.id);
    out.fromTo = words::fromTo(story);
    out.stage = words::stage(story, verdict);
    out.headline = words::verdict(story, verdict, contractDuty).bold;
    out.life = story.lastEvent - story.began;
    out.tone = toneOf(verdict.stage);
    return out;
}

QString counted(std::uint64_t count, const QString& one)
{
    return QString::number(count) + u' ' + one + (count == 1 ? QString() : QStringLiteral("s"));
}

} // namespace

ReportEvents::ReportEvents(const Positions& all)
{
    if (all.size() <= most) {
        first = all;
        return;
    }
    first.assign(all.begin(), all.begin() + most / 2);
    last.assign(all.end() - most / 2, all.end());
    leftOut = all.size() - most;
}

ReportRun::ReportRun(ExportRun& run) : m_run(run)
{
    run.setPasses(3);
    m_connections = run.byConnection();
    if (run.size() > 0)
        m_end = monotonicTime(run.entry(run.size() - 1).at);
}

std::vector<ReportSummary> ReportRun::summaries()
{
    std::vector<ReportSummary> out;
    for (const auto& [connection, positions] : m_connections) {
        ConnectionStory story;
        for (const std::uint32_t position : positions) {
            if (!m_run.step())
                return out;
            story.take(m_run.event(position));
        }
        out.push_back(summaryOf(story));
    }
    return out;
}

bool ReportRun::gather(std::uint32_t connection, ReportConnection& to)
{
    for (const std::uint32_t position : positions(connection)) {
        if (!m_run.step())
            return false;
        to.take(m_run.peek(position), m_run.slice().event(position));
    }
    return true;
}

QString ReportRun::title() const
{
    return counted(m_connections.size(), QStringLiteral("connection")) + QStringLiteral(", ") +
           counted(m_run.size(), QStringLiteral("event")) + QStringLiteral(", recorded from ") +
           words::fromUtf8(m_run.slice().log().startedUtc());
}

QString ReportRun::redaction() const
{
    if (!m_run.options().redaction.on)
        return QStringLiteral("Nothing was taken out: secrets that passed stand in this report.");
    const Redactor& redactor = m_run.redactor();
    return QStringLiteral("Secrets were taken out: ") +
           counted(redactor.fields(), QStringLiteral("header field")) + QStringLiteral(", ") +
           counted(redactor.parameters(), QStringLiteral("parameter")) + QStringLiteral(", ") +
           counted(redactor.payloads(), QStringLiteral("payload")) + u'.';
}

} // namespace lifeline
