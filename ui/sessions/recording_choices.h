// What a person set up for the recording of sessions, and where it is kept.
#pragma once

#include "store/recorder.h"

#include <QSettings>
#include <QString>

#include <optional>

namespace lifeline {

/// Stored values are not trusted: what is malformed or out of range gets its default.
struct RecordingChoices {
    bool on = true;
    std::uint64_t maxBytes = std::uint64_t{10} << 30; // of a session's file; 0: as much as the disk holds
    WhenFull whenFull = WhenFull::Stop;
    std::uint64_t maxPayload = LogLimits{}.maxPayload; // bytes of one payload that are kept

    static RecordingChoices load(const QSettings& from);
    void save(QSettings& to) const;

    static RecordingChoices off()
    {
        RecordingChoices choices;
        choices.on = false;
        return choices;
    }
};

/// "10GiB"; "0" is no limit. Less than 1 MiB holds no session.
std::optional<std::uint64_t> readSizeLimit(const QString& text);
/// "64KiB"; at most 16 MiB.
std::optional<std::uint64_t> readMaxPayload(const QString& text);
/// The form that reads back as the same.
QString sizeInput(std::uint64_t bytes);

} // namespace lifeline
