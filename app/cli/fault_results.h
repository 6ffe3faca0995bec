// What became of the faults of one run: counted, put into order, in lines for people.
#pragma once

#include "faults/fault_judge.h"

#include <array>
#include <string>
#include <vector>

namespace lifeline {

class FaultResults {
public:
    void add(const FaultReport& report);

    const std::vector<FaultReport>& reports() const { return m_reports; }
    std::size_t count(Outcome outcome) const { return m_counts[static_cast<std::size_t>(outcome)]; }
    std::size_t size() const { return m_reports.size(); }
    /// Those for which there was no TCP connection; they count as skipped too.
    std::size_t unreached() const;

    /// Nothing was played because there was no TCP connection.
    bool nobodyThere() const { return played() == 0 && unreached() > 0; }
    /// Nothing was played, for other reasons.
    bool nothingToPlay() const { return played() == 0 && unreached() == 0; }
    /// Something failed, or there was no TCP connection for it while there was one for others.
    bool anyFailed() const { return count(Outcome::Failed) > 0 || unreached() > 0; }

    /// From here on in the order of these faults; those that are not among them last.
    void sortLike(const std::vector<const Fault*>& order);

    /// A line for each fault: outcome, id, and what failed, was allowed or kept it from being played.
    std::string table(bool colors) const;
    /// "140 passed, 2 allowed, 1 failed, 3 skipped"
    std::string countsText() const;

private:
    std::size_t played() const;

    std::vector<FaultReport> m_reports;
    std::array<std::size_t, 4> m_counts{};
};

/// "failed   frame-rsv1  4 expect close 1002: nothing came" and a newline. What the other side sent is
/// escaped.
std::string resultLine(const FaultReport& report, std::size_t idWidth, bool colors);

/// Everything that was looked at in one play, a line each.
std::string checksText(const FaultReport& report, bool colors);

/// "4 expect close 1002: expected close 1002, seen nothing"; `why` where no check failed.
std::string failureText(const FaultReport& report);

} // namespace lifeline
