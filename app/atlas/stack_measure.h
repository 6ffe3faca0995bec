// Plays the catalogue's faults against one stack, over real sockets, and makes a column of the atlas of it.
#pragma once

#include "atlas/atlas.h"
#include "atlas/play_record.h"
#include "atlas/stack_subject.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace lifeline {

struct MeasureSettings {
    std::uint32_t runs = 3;       // of each fault
    std::uint32_t racyRuns = 30;  // where they differ, or are known to; at least `runs`
    std::size_t parallel = 16;    // plays at once
    std::size_t racyParallel = 4; // while faults are played that depend on who is faster
    PlayPatience patience;
};

/// Used on one thread, which also hands it every event of the lab, in order. Faults that race wait until the
/// others are over, so that a busy machine does not decide them.
class StackMeasure {
public:
    /// `finished`: how many faults are over, of how many; called from take() and woken().
    using Progress = std::function<void(const std::string& fault, std::size_t finished, std::size_t all)>;

    /// What `subject` puts there is read from `mail`.
    StackMeasure(Lab& lab, std::unique_ptr<StackSubject> subject, std::shared_ptr<PlayMail> mail,
                 MeasureSettings settings, Progress progress = {});
    ~StackMeasure();
    StackMeasure(const StackMeasure&) = delete;
    StackMeasure& operator=(const StackMeasure&) = delete;

    /// One whose misbehaving side is not the other one is passed over.
    void measure(std::shared_ptr<const Fault> fault, MonotonicTime now);

    void take(const Event& event);
    std::optional<MonotonicTime> wakeAt() const;
    void woken(MonotonicTime now);
    /// Drops what runs; faults that were not measured wholly are left, with this reason.
    void stop(const std::string& why);

    bool idle() const;
    std::size_t faults() const;

    /// Cells and what was left, in the order in which the faults were given. Stack and version are what the
    /// stack called itself; title, contract and date are the caller's to say.
    AtlasColumn column() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

/// "jetty 9.4.57" as name and version; a version begins with a digit behind the last blank.
std::pair<std::string, std::string> stackAndVersion(std::string_view text);

} // namespace lifeline
