// The sample session as something to export, with connection 6 picked. For tests.
#pragma once

#include "support/sample_session.h"
#include "ui/sessions/export_subject.h"

namespace lifeline {

inline ExportSubject sampleSubject()
{
    auto log = std::make_shared<EventLog>("2026-11-22T18:54:00.000Z");
    fillSampleSession(*log);
    ExportSubject subject;
    subject.log = log;
    subject.connection = ConnectionId{6};
    for (std::uint64_t row = 0; row < log->size(); ++row) {
        if (log->entry(row).connection == 6)
            subject.connectionRows.push_back(row);
    }
    return subject;
}

} // namespace lifeline
