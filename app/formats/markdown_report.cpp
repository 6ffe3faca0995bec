#include "formats/exporters.h"
#include "formats/html_text.h"
#include "formats/report_run.h"

namespace lifeline {
namespace {

/// Long, so that no line of a ladder ends the block.
constexpr std::string_view fence = "``````";

class MarkdownReport {
public:
    explicit MarkdownReport(ExportRun& run) : m_run(run), m_report(run) {}

    void write()
    {
        const auto summaries = m_report.summaries();
        out() += "# WebSocket connections\n\n" + markdownText(m_report.title()) + ". " +
                 markdownText(m_report.redaction()) + "\n\n";
        writeList(summaries);
        for (const ReportSummary& summary : summaries) {
            if (!writeConnection(summary))
                return;
        }
        out() += "\nWritten by Lifeline " LIFELINE_VERSION "\n";
    }

private:
    std::string& out() { return m_run.out().buffer(); }

    void writeList(const std::vector<ReportSummary>& summaries)
    {
        out() += "| # | From → to | How it went | Verdict | Life |\n| ---: | --- | --- | --- | ---: |\n";
        for (const ReportSummary& summary : summaries)
            out() += "| " + std::to_string(summary.connection) + " | " + markdownText(summary.fromTo) +
                     " | " + markdownText(summary.stage) + " | " + markdownText(summary.headline) + " | " +
                     markdownText(words::life(summary.life)) + " |\n";
    }

    bool writeConnection(const ReportSummary& summary)
    {
        ReportConnection connection;
        if (!m_report.gather(summary.connection, connection))
            return false;
        out() += "\n## #" + std::to_string(summary.connection) + " " + markdownText(summary.fromTo) + "\n\n";
        writeVerdict(connection);
        out() += "\n" + std::string(fence) + "text\n" + connection.ladder().text(connection.story(), false) +
                 std::string(fence) + "\n";
        writeTold(connection, Side::Client);
        writeTold(connection, Side::Server);
        writeRest(connection);
        writeEvents(ReportEvents(m_report.positions(summary.connection)));
        return true;
    }

    void writeVerdict(const ReportConnection& connection)
    {
        const words::Headline headline = connection.headline();
        out() += "**" + markdownText(headline.bold) + "** " +
                 markdownText(words::withReferences(headline.rest)) + "\n\n";
        for (const words::ExplainedText& fact : connection.evidence())
            out() += "- " + markdownText(words::withReferences(fact)) + "\n";
    }

    void writeTold(const ReportConnection& connection, Side side)
    {
        const auto callbacks = connection.callbacks(side);
        if (callbacks.empty())
            return;
        out() += "\n### What the " + markdownText(words::side(side)) + " was told\n\n";
        for (const ReportCallback& callback : callbacks) {
            out() += callback.ghost() ? "- *no " : "- ";
            out() += markdownText(callback.name);
            out() += callback.ghost()     ? "*"
                     : callback.times > 1 ? " × " + std::to_string(callback.times)
                                          : "";
            if (!callback.told.isEmpty())
                out() += (callback.ghost() ? ": " : " ") + markdownText(callback.told);
            out() += "\n";
        }
    }

    void writeRest(const ReportConnection& connection)
    {
        if (const QString ledger = ledgerText(connection.resources()); !ledger.isEmpty())
            out() += "\nResources of a handler that takes one in upgrade and one in on-open: " +
                     markdownText(ledger) + "\\.\n";
        const auto misses = connection.misses(m_report.end());
        if (!misses.empty())
            out() += "\n### Invariants that did not hold\n\n";
        for (const QString& miss : misses)
            out() += "- " + markdownText(miss) + "\n";
    }

    void writeEvents(const ReportEvents& events)
    {
        out() += "\n### Events\n\n| # | Time | Side | Event | Phase |\n| ---: | ---: | --- | --- | --- |\n";
        for (const std::uint32_t position : events.first)
            writeEvent(m_run.peek(position));
        if (events.leftOut > 0)
            out() += "| … | | | " + std::to_string(events.leftOut) +
                     " events left out; an export as CSV has all | |\n";
        for (const std::uint32_t position : events.last)
            writeEvent(m_run.peek(position));
    }

    void writeEvent(const Event& event)
    {
        out() += "| " + std::to_string(event.seq) + " | " + markdownText(words::timestamp(event.at)) + " | " +
                 markdownText(words::side(event.side)) + " | " + markdownText(words::eventTitle(event)) +
                 " " + markdownText(words::eventDetail(event)) + " | " +
                 markdownText(words::phase(event.phase)) + " |\n";
    }

    ExportRun& m_run;
    ReportRun m_report;
};

} // namespace

void writeMarkdownReport(ExportRun& run) { MarkdownReport(run).write(); }

} // namespace lifeline
