// One of the two logs a comparison looks at.
#pragma once

#include "base/progress.h"
#include "session/connection_table.h"

#include <QString>

#include <memory>

namespace lifeline {

struct CompareSource {
    QString name; // of the file; empty: the session that is live
    std::shared_ptr<const EventLog> log;
    std::shared_ptr<const ConnectionTable> connections; // nullptr: not read yet

    /// Reads its connections, as far as the log is now; blocks. False: it was cancelled.
    bool read(const Progress& progress = {})
    {
        constexpr std::uint64_t slice = 16'384; // rows
        auto table = std::make_shared<ConnectionTable>(*log);
        for (const std::uint64_t size = log->size(); table->rowsRead() < size;) {
            if (!goOn(progress, table->rowsRead(), size))
                return false;
            table->update(slice);
        }
        connections = std::move(table);
        return true;
    }
};

} // namespace lifeline
