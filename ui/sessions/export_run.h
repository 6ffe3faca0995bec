// An export as ordered: written on a thread of its own, told about when it is over.
#pragma once

#include "ui/sessions/export_dialog.h"

#include <functional>

class QWidget;

namespace lifeline {

/// One sentence, and whether it is a failure. Nothing is told of what was cancelled.
using Tell = std::function<void(const QString& sentence, bool failed)>;

/// Pictures are painted on the GUI thread, everything else is not. `window` shows how far it is; going away
/// it ends it without a call and without a file.
void runExport(QWidget* window, const ExportSubject& subject, const ExportOrder& order, const Tell& tell);

/// Asks what, as what and where to, and runs it.
void askAndExport(QWidget* window, const ExportSubject& subject, ExportWhat what, const Tell& tell);

/// "1,284 events written to X · taken out: 2 header fields, 1 parameter, 40 payloads".
QString exportSentence(const ExportOutcome& outcome, const Redaction& redaction, const QString& path);

/// The slice as text, without its secrets; of Mermaid or the plain ladder.
QString exportedText(const LogSlice& slice, ExportFormat format);

} // namespace lifeline
