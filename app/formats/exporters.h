// One function a format; each writes the whole file's content, and stops where run.step() says so.
#pragma once

#include "formats/export_run.h"

namespace lifeline {

void writeJsonLines(ExportRun& run);
void writeCsv(ExportRun& run);
void writeHar(ExportRun& run);
void writePcapng(ExportRun& run);
void writeMermaid(ExportRun& run);
void writeLadders(ExportRun& run);
void writeHtmlReport(ExportRun& run);
void writeMarkdownReport(ExportRun& run);

} // namespace lifeline
