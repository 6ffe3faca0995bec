#include "cli/cell_report_files.h"

#include "base/byte_text.h"

#include <cstring>

namespace lifeline {

CellReportFiles::CellReportFiles(const std::string& json, const std::string& junit)
    : m_json(opened(json)), m_junit(opened(junit))
{
}

CellReportFiles::File CellReportFiles::opened(const std::string& path)
{
    return {path, path.empty() ? nullptr : std::make_unique<OutputStream>(path)};
}

void CellReportFiles::File::write(const std::string& text) const
{
    if (stream == nullptr)
        return;
    stream->write(text);
    stream->flush();
}

void CellReportFiles::write(const std::vector<CellReport>& cells, const CellRunFacts& facts)
{
    m_json.write(cellsJson(cells, facts));
    m_junit.write(cellsJunit(cells, facts));
}

bool CellReportFiles::good(const Console& console) const
{
    for (const File* file : {&m_json, &m_junit}) {
        if (file->stream == nullptr || file->stream->ok())
            continue;
        console.complain("The file \"" + escaped(file->path, 200) +
                         "\" cannot be written: " + std::strerror(file->stream->error()) + ".");
        return false;
    }
    return true;
}

} // namespace lifeline
