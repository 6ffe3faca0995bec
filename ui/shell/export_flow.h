// From "Export…" to a file: asks where to, writes, says how it went.
#pragma once

#include "session/connection_table.h"
#include "ui/shell/exporter.h"
#include "ui/table/event_model.h"

#include <QWidget>

#include <functional>

namespace lifeline {

/// Asks for a file and exports the rows to it. `tell` gets one sentence when it is done or failed;
/// cancelling, at the question or while writing, tells nothing. The log must outlive `parent`'s export.
void exportEvents(QWidget* parent, const EventLog& log, ExportRows rows, const QString& what,
                  std::function<void(const QString& sentence, bool failed)> tell);

/// What the table shows now.
ExportRows rowsOf(const EventModel& shown);
ExportRows rowsOf(const ConnectionRecord& record);

/// "lifeline-2026-11-22-1854-connection-6.jsonl": of when the session began (ISO 8601, UTC) and what is
/// exported.
QString exportFileName(const std::string& startedUtc, const QString& what);

} // namespace lifeline
