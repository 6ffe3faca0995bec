#include "formats/exporters.h"
namespace lifeline {
void writeHtmlReport(ExportRun&) {}
void writeMarkdownReport(ExportRun&) {}
} // namespace lifeline
