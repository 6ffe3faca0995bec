// The files of --json and --junit about cells while a command runs.
#pragma once

#include "cli/cell_report.h"
#include "cli/console.h"

#include <memory>

namespace lifeline {

/// Opened at once, so that a wrong name is told before what takes minutes.
class CellReportFiles {
public:
    /// Paths; empty: none.
    CellReportFiles(const std::string& json, const std::string& junit);

    void write(const std::vector<CellReport>& cells, const CellRunFacts& facts);
    /// False, and the sentence written, where one could not be opened or written.
    bool good(const Console& console) const;

private:
    struct File {
        std::string path;
        std::unique_ptr<OutputStream> stream;
        void write(const std::string& text) const;
    };
    static File opened(const std::string& path);

    File m_json, m_junit;
};

} // namespace lifeline
