// What the reports in HTML and in Markdown have in common: a list of all connections, then each one.
#pragma once

#include "formats/export_run.h"
#include "formats/report_connection.h"

#include <map>
#include <vector>

namespace lifeline {

/// A line of the list.
struct ReportSummary {
    std::uint32_t connection = 0;
    QString fromTo, stage, headline;
    Duration life = {};
    StageTone tone = StageTone::Neutral;
};

/// Positions of the events that a report shows of one connection: the first and the last of a long life.
struct ReportEvents {
    static constexpr std::size_t most = 600;

    explicit ReportEvents(const Positions& all);
    Positions first, last;
    std::size_t leftOut = 0;
};

class ReportRun {
public:
    explicit ReportRun(ExportRun& run);

    /// The first pass: a line for each connection; secrets are counted here.
    std::vector<ReportSummary> summaries();
    /// The second: one connection after the other; false once it should stop.
    bool gather(std::uint32_t connection, ReportConnection& to);

    const Positions& positions(std::uint32_t connection) const { return m_connections.at(connection); }
    MonotonicTime end() const { return m_end; }
    /// "7 connections, 324 events, recorded from 2026-11-22T18:54:00.000Z"
    QString title() const;
    /// "Secrets were taken out: 1 header field, …"
    QString redaction() const;

private:
    ExportRun& m_run;
    std::map<std::uint32_t, Positions> m_connections;
    MonotonicTime m_end;
};

} // namespace lifeline
