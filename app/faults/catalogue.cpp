#include "faults/catalogue.h"

#include "base/byte_text.h"
#include "base/embedded_text.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

namespace lifeline {

std::span<const EmbeddedText> builtInFaultFiles(); // written by the build from resources/faults

namespace {

constexpr std::string_view partsFile = "parts.json";
constexpr std::size_t mostSimilar = 3;

bool isNamed(const Fault& fault, std::string_view name)
{
    return fault.id == name ||
           std::find(fault.aliases.begin(), fault.aliases.end(), name) != fault.aliases.end();
}

std::optional<std::string> fileText(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    return file.good() || file.eof() ? std::optional(std::move(text)) : std::nullopt;
}

// Search
// -----------------------------------------------------------------------------------------------------

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    constexpr std::string_view blanks = " \t\r\n";
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
        if (text.empty())
            return words;
        const std::size_t end = std::min(text.find_first_of(blanks), text.size());
        words.push_back(asciiLower(text.substr(0, end)));
        text.remove_prefix(end);
    }
}

bool holds(std::string_view text, std::string_view lowerWord)
{
    return asciiLower(text).find(lowerWord) != std::string::npos;
}

/// "4.2" names "4.2" and "4.2.1"; a section of another document is named by its number too.
bool isSectionOrBelow(std::string_view section, std::string_view wanted)
{
    if (section.starts_with("RFC ") && section.rfind(' ') > 3)
        section.remove_prefix(section.rfind(' ') + 1);
    return section == wanted || (section.starts_with(wanted) && section[wanted.size()] == '.');
}

bool matchesSection(const Fault& fault, std::string_view word)
{
    constexpr std::string_view sign = "§";
    if (word.starts_with(sign))
        word.remove_prefix(sign.size());
    return !word.empty() && std::any_of(fault.sections.begin(), fault.sections.end(),
                                        [word](const std::string& s) { return isSectionOrBelow(s, word); });
}

bool matches(const Fault& fault, const std::string& word)
{
    const auto holdsWord = [&word](std::string_view text) { return holds(text, word); };
    const std::string_view side = fault.side == Side::Client ? "client" : "server";
    return word == side || word == faultGroupId(fault.group) || matchesSection(fault, word) ||
           std::any_of(fault.codes.begin(), fault.codes.end(),
                       [&word](std::uint16_t code) { return std::to_string(code) == word; }) ||
           holdsWord(fault.id) || std::any_of(fault.aliases.begin(), fault.aliases.end(), holdsWord) ||
           holdsWord(fault.title) || holdsWord(fault.does) || holdsWord(fault.must);
}

// Names that are close
// ---------------------------------------------------------------------------------------

/// Levenshtein's distance.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({changed, row[j] + 1, row[j - 1] + 1}));
        }
    }
    return row.back();
}

} // namespace

// Loading
// ----------------------------------------------------------------------------------------------------

Catalogue Catalogue::builtIn()
{
    Catalogue all;
    const auto files = builtInFaultFiles();
    for (const EmbeddedText& each : files) {
        if (each.name == partsFile)
            all.m_parts = readScenarios(each.text, std::string(each.name)).parts;
    }
    for (const EmbeddedText& each : files) {
        if (each.name != partsFile)
            all.addText(each.text, std::string(each.name));
    }
    for (Fault& fault : all.m_faults)
        fault.file.clear();
    std::stable_sort(all.m_faults.begin(), all.m_faults.end(),
                     [](const Fault& a, const Fault& b) { return a.group < b.group; });
    return all;
}

void Catalogue::addText(std::string_view json, std::string name)
{
    ScenarioFile file = readScenarios(json, std::move(name), m_parts);
    std::move(file.problems.begin(), file.problems.end(), std::back_inserter(m_problems));
    for (Fault& fault : file.faults) {
        std::vector<std::string> names = fault.aliases;
        names.insert(names.begin(), fault.id);
        const auto taken = std::find_if(names.begin(), names.end(),
                                        [this](const std::string& n) { return find(n) != nullptr; });
        if (taken == names.end())
            m_faults.push_back(std::move(fault));
        else
            m_problems.push_back({fault.file, fault.line, 1, "\"" + *taken + "\" is taken by another fault",
                                  "another id or alias"});
    }
}

void Catalogue::addFile(const std::filesystem::path& path)
{
    if (const auto text = fileText(path))
        addText(*text, path.string());
    else
        m_problems.push_back({path.string(), 1, 1, "the file cannot be read", {}});
}

void Catalogue::addFolder(const std::filesystem::path& folder)
{
    std::error_code error; // a missing folder, or one that may not be read, adds nothing
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator at(folder, error); !error && at != decltype(at)();
         at.increment(error)) {
        std::error_code unknown;
        if (at->path().extension() == ".json" && !at->is_directory(unknown))
            files.push_back(at->path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files)
        addFile(file);
}

// Finding
// ----------------------------------------------------------------------------------------------------

const Fault* Catalogue::find(std::string_view idOrAlias) const
{
    const auto found = std::find_if(m_faults.begin(), m_faults.end(),
                                    [idOrAlias](const Fault& fault) { return isNamed(fault, idOrAlias); });
    return found != m_faults.end() ? &*found : nullptr;
}

std::vector<std::size_t> Catalogue::search(std::string_view text) const
{
    const std::vector<std::string> words = wordsOf(text);
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < m_faults.size(); ++i) {
        if (std::all_of(words.begin(), words.end(),
                        [&](const std::string& word) { return matches(m_faults[i], word); }))
            found.push_back(i);
    }
    return found;
}

std::vector<const Fault*> Catalogue::select(std::string_view name) const
{
    const auto group = faultGroupFromId(name);
    std::vector<const Fault*> chosen;
    if (const Fault* one = group ? nullptr : find(name))
        chosen.push_back(one);
    for (const Fault& fault : m_faults) {
        if (name == "all" || group == fault.group)
            chosen.push_back(&fault);
    }
    return chosen;
}

std::vector<std::string> Catalogue::similar(std::string_view name) const
{
    const std::string lower = asciiLower(name.substr(0, 100));
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const Fault& fault : m_faults) {
        const bool part = !lower.empty() && fault.id.find(lower) != std::string::npos;
        const std::size_t far = part ? 1 : distance(lower, fault.id);
        if (far <= 2 + lower.size() / 4)
            near.emplace_back(far, fault.id);
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < std::min(near.size(), mostSimilar); ++i)
        ids.push_back(near[i].second);
    return ids;
}

} // namespace lifeline
