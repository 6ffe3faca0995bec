// All faults: the built-in ones and a person's own.
#pragma once

#include "faults/scenario_reader.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// Immutable once loaded; may be read from any thread.
class Catalogue {
public:
    /// Those compiled in. They are proved good by a test, so there are no problems.
    static Catalogue builtIn();

    /// Adds every *.json of the folder, in the order of names; a missing folder adds nothing. An id or alias
    /// that is taken is a problem, and that fault is left out.
    void addFolder(const std::filesystem::path& folder);
    void addFile(const std::filesystem::path& file);
    /// The same for text that is in no file yet.
    void addText(std::string_view json, std::string name);

    const std::vector<Fault>& faults() const { return m_faults; }
    const std::vector<FileProblem>& problems() const { return m_problems; }
    /// The parts every file may include.
    const StepParts& parts() const { return m_parts; }

    /// By id or alias; nullptr when there is none.
    const Fault* find(std::string_view idOrAlias) const;

    /// Indices of the faults that match all words: each in id, alias, title, sentence, "§4.2.1" or "4.2.1" (a
    /// section and what is below it), a close code, "client"/"server", or a group's id; case does not count.
    /// In catalogue order; all of them for no words.
    std::vector<std::size_t> search(std::string_view words) const;

    /// One id or alias, a group's id, or "all": what the command line names. A group comes before an alias of
    /// the same name. Empty for an unknown name.
    std::vector<const Fault*> select(std::string_view name) const;
    /// Ids close to a name that was not found, best first, at most three.
    std::vector<std::string> similar(std::string_view name) const;

private:
    std::vector<Fault> m_faults;
    std::vector<FileProblem> m_problems;
    StepParts m_parts;
};

} // namespace lifeline
