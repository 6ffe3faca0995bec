#include "base/embedded_text.h"
#include "formats/exporters.h"
#include "formats/html_text.h"
#include "formats/report_run.h"
#include "formats/svg_ladder.h"

#include <set>

namespace lifeline {

std::span<const EmbeddedText> builtInReportFiles();

namespace {

std::string styleText()
{
    std::string out;
    for (const EmbeddedText& file : builtInReportFiles())
        out += file.text;
    return out;
}

std::string_view toneId(StageTone tone)
{
    constexpr std::string_view ids[] = {"neutral", "upgrading", "open", "closing", "failed"};
    return ids[static_cast<std::size_t>(tone)];
}

/// Nothing runs in it and nothing is fetched, whatever stands in the text.
constexpr std::string_view before = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>WebSocket connections</title>
<style>
)";

class HtmlReport {
public:
    explicit HtmlReport(ExportRun& run) : m_run(run), m_report(run) {}

    void write()
    {
        const auto summaries = m_report.summaries();
        out() +=
            std::string(before) + styleText() + "</style>\n</head>\n<body>\n<h1>WebSocket connections</h1>\n";
        out() += "<p class=\"about\">" + htmlText(m_report.title()) + ". " + htmlText(m_report.redaction()) +
                 "</p>\n";
        writeList(summaries);
        for (const ReportSummary& summary : summaries) {
            if (!writeConnection(summary))
                return;
        }
        out() += "<footer>Written by Lifeline " LIFELINE_VERSION "</footer>\n</body>\n</html>\n";
    }

private:
    std::string& out() { return m_run.out().buffer(); }

    void writeList(const std::vector<ReportSummary>& summaries)
    {
        out() += "<table class=\"list\">\n<thead><tr><th>#</th><th>From → to</th><th>How it went</th>"
                 "<th>Verdict</th><th>Life</th></tr></thead>\n<tbody>\n";
        for (const ReportSummary& summary : summaries) {
            const std::string id = std::to_string(summary.connection);
            out() += "<tr><td><a href=\"#c" + id + "\">" + id + "</a></td><td>" + htmlText(summary.fromTo) +
                     "</td><td>" + chip(summary) + "</td><td>" + htmlText(summary.headline) + "</td><td>" +
                     htmlText(words::life(summary.life)) + "</td></tr>\n";
        }
        out() += "</tbody>\n</table>\n";
    }

    static std::string chip(const ReportSummary& summary)
    {
        return "<span class=\"chip " + std::string(toneId(summary.tone)) + "\">" + htmlText(summary.stage) +
               "</span>";
    }

    bool writeConnection(const ReportSummary& summary)
    {
        ReportConnection connection;
        if (!m_report.gather(summary.connection, connection))
            return false;
        const ReportEvents events(m_report.positions(summary.connection));
        noteShown(events);
        const std::string id = std::to_string(summary.connection);
        out() += "<section id=\"c" + id + "\">\n<h2>#" + id + " " + htmlText(summary.fromTo) + " " +
                 chip(summary) + "</h2>\n";
        writeVerdict(connection);
        out() += "<h3>Ladder</h3>\n<div class=\"ladders\">\n" +
                 svgLadder(connection.lines(), connection.story()) + "</div>\n";
        writeTold(connection);
        writeEvents(events);
        out() += "</section>\n";
        return true;
    }

    void noteShown(const ReportEvents& events)
    {
        m_shown.clear();
        for (const Positions& some : {events.first, events.last}) {
            for (const std::uint32_t position : some)
                m_shown.insert(m_run.peek(position).seq);
        }
    }

    std::string linked(const words::ExplainedText& text) const
    {
        return linkedHtml(text, [this](EventSeq seq) { return m_shown.contains(seq); });
    }

    void writeVerdict(const ReportConnection& connection)
    {
        const words::Headline headline = connection.headline();
        out() += "<p class=\"verdict\"><strong>" + htmlText(headline.bold) + "</strong> " +
                 linked(headline.rest) + "</p>\n<ul class=\"evidence\">\n";
        for (const words::ExplainedText& fact : connection.evidence())
            out() += "<li>" + linked(fact) + "</li>\n";
        out() += "</ul>\n";
    }

    void writeTold(const ReportConnection& connection)
    {
        out() += "<h3>What the applications were told</h3>\n<div class=\"told\">\n";
        writeSide(connection, Side::Client);
        writeSide(connection, Side::Server);
        out() += "</div>\n";
        if (const QString ledger = ledgerText(connection.resources()); !ledger.isEmpty())
            out() +=
                "<p class=\"ledger\">Resources of a handler that takes one in upgrade and one in on-open: " +
                htmlText(ledger) + ".</p>\n";
        const auto misses = connection.misses(m_report.end());
        if (misses.empty())
            return;
        out() += "<h3>Invariants that did not hold</h3>\n<ul class=\"misses\">\n";
        for (const QString& miss : misses)
            out() += "<li>" + htmlText(miss) + "</li>\n";
        out() += "</ul>\n";
    }

    void writeSide(const ReportConnection& connection, Side side)
    {
        const auto callbacks = connection.callbacks(side);
        out() += "<div><h4>" + htmlText(words::side(side)) + "</h4>\n<ul>\n";
        for (const ReportCallback& callback : callbacks) {
            out() += callback.ghost() ? "<li class=\"ghost\">no " : "<li>";
            out() += htmlText(callback.name);
            if (callback.times > 1)
                out() += " × " + std::to_string(callback.times);
            if (!callback.told.isEmpty())
                out() += (callback.ghost() ? ": " : " ") + htmlText(callback.told);
            out() += "</li>\n";
        }
        out() +=
            callbacks.empty() ? "<li class=\"ghost\">nothing is known</li>\n</ul></div>\n" : "</ul></div>\n";
    }

    void writeEvents(const ReportEvents& events)
    {
        out() += "<h3>Events</h3>\n<table class=\"events\">\n<thead><tr><th>#</th><th>Time</th><th>Side</th>"
                 "<th>Event</th><th>Phase</th></tr></thead>\n<tbody>\n";
        for (const std::uint32_t position : events.first)
            writeEvent(m_run.peek(position));
        if (events.leftOut > 0)
            out() += "<tr><td colspan=\"5\" class=\"ghost\">… " + std::to_string(events.leftOut) +
                     " events left out; an export as CSV has all …</td></tr>\n";
        for (const std::uint32_t position : events.last)
            writeEvent(m_run.peek(position));
        out() += "</tbody>\n</table>\n";
    }

    void writeEvent(const Event& event)
    {
        const std::string seq = std::to_string(event.seq);
        out() += "<tr id=\"e" + seq + "\"><td>" + seq + "</td><td>" + htmlText(words::timestamp(event.at)) +
                 "</td><td>" + htmlText(words::side(event.side)) + "</td><td><b>" +
                 htmlText(words::eventTitle(event)) + "</b> " + htmlText(words::eventDetail(event)) +
                 "</td><td>" + htmlText(words::phase(event.phase)) + "</td></tr>\n";
    }

    ExportRun& m_run;
    ReportRun m_report;
    std::set<EventSeq> m_shown; // of the connection being told
};

} // namespace

void writeHtmlReport(ExportRun& run) { HtmlReport(run).write(); }

} // namespace lifeline
