// The connections that are under way, each with its story, until they are over on every side that is ours.
#pragma once

#include "lifecycle/connection_story.h"
#include "lifecycle/verdict.h"

#include <array>
#include <functional>
#include <unordered_map>
#include <vector>

namespace lifeline {

/// Whether TCP is over and every callback that was owed has fired; a side that a script plays fires none, and
/// is over when its script is too. `story` and the last event of that side decide.
class SideProgress {
public:
    void take(const Event& event);
    bool over(const SideStory& side, bool client) const;

private:
    bool m_finSent = false, m_finReceived = false, m_gone = false;
    bool m_scripted = false, m_scriptEnded = false;
};

/// Holds only what is under way, so that a server may run for long.
class ConnectionBook {
public:
    using Over = std::function<void(const ConnectionStory&)>;

    /// `over` is called once for each connection, with its last event taken.
    explicit ConnectionBook(Over over) : m_over(std::move(over)) {}

    void take(const Event& event);
    /// Whatever is still under way, told as over, by number.
    void finish();
    std::size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        ConnectionStory story;
        std::array<SideProgress, 2> progress; // client, server
    };

    static bool isOver(const Entry& entry);

    Over m_over;
    std::unordered_map<std::uint32_t, Entry> m_entries;
};

} // namespace lifeline
