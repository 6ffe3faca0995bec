// One of the two logs a comparison looks at.
#pragma once

#include "session/connection_table.h"

#include <QString>

#include <memory>

namespace lifeline {

struct CompareSource {
    QString name; // of the file; empty: the session that is live
    std::shared_ptr<const EventLog> log;
    std::shared_ptr<const ConnectionTable> connections; // nullptr: not read yet

    /// Reads its connections, as far as the log is now; blocks.
    void read()
    {
        auto table = std::make_shared<ConnectionTable>(*log);
        table->update();
        connections = std::move(table);
    }
};

} // namespace lifeline
