// Events to a file of JSON Lines, in slices, so that the window stays responsive however long the log is.
#pragma once

#include "session/event_log.h"

#include <QObject>
#include <QSaveFile>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace lifeline {

/// Rows of the log in the order they are to be written; nullopt: all there are when the export begins.
using ExportRows = std::optional<std::vector<std::uint64_t>>;

/// Writes beside the file and puts it in place at the very end: until then, after cancel(), and after any
/// failure an older file of that name is untouched and nothing new lies there. The log must outlive it.
class JsonLinesExport {
public:
    JsonLinesExport(const EventLog& log, ExportRows rows, const QString& path);

    /// Writes one slice; false when there is nothing left to do: done, failed, or cancelled.
    bool step();
    void cancel();

    /// 0 to 100.
    int progress() const;
    std::uint64_t written() const { return m_next; }
    bool finished() const { return m_state == State::Finished; }
    bool cancelled() const { return m_state == State::Cancelled; }
    /// A sentence for people; empty while nothing failed.
    QString error() const { return m_error; }

private:
    enum class State { NotBegun, Writing, Finished, Cancelled, Failed };

    bool begin();
    bool writeSlice();
    bool put(const std::string& bytes);
    bool commit();
    void fail(const QString& sentence);
    std::uint64_t rowAt(std::uint64_t position) const;

    const EventLog& m_log;
    ExportRows m_rows;
    std::uint64_t m_total;
    std::uint64_t m_next = 0;
    QSaveFile m_file;
    State m_state = State::NotBegun;
    QString m_error;
};

struct ExportOutcome {
    enum class Kind { Written, Cancelled, Failed } kind = Kind::Failed;
    std::uint64_t events = 0;
    QString error; // a sentence, where it failed
};

/// Runs an export on the GUI thread, slice by slice, and calls `finished` once; a progress dialog that can be
/// cancelled comes when it takes long. Going away, `parent` ends it without a call and without a file.
void runExport(QWidget* parent, const EventLog& log, ExportRows rows, const QString& path,
               std::function<void(const ExportOutcome&)> finished);

} // namespace lifeline
