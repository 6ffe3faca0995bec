// A JSON file with the place of each value, and typed looks into it: what does not fit becomes a problem.
#pragma once

#include "base/file_problem.h"
#include "base/time.h"

#include <cstdint>
#include <initializer_list>
#include <json/json.h>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// Holds the text, its values and the problems found so far. Every reader of a part of the format takes one
/// of these, adds a problem where something is wrong, and gives back whatever is harmless; whoever uses the
/// result compares problemCount() before and after.
class JsonReading {
public:
    static constexpr std::size_t maxSize = std::size_t{4} << 20;
    static constexpr int maxDepth = 64;
    static constexpr Duration longest = std::chrono::hours(1);
    static constexpr std::size_t maxProblems = 1000; // told, each once; more are only counted

    /// `text` must outlive it. Text that is no JSON is one problem, and root() is null then.
    JsonReading(std::string_view text, std::string file);

    bool good() const { return m_good; }
    const Json::Value& root() const { return m_root; }
    const std::string& file() const { return m_file; }
    std::uint32_t lineOf(const Json::Value& value) const;

    void problem(const Json::Value& at, std::string what, std::string expected = {});
    std::size_t problemCount() const { return m_count; }
    std::vector<FileProblem> takeProblems() { return std::move(m_problems); }

    // Each takes what the value is called in a problem. -----------------------------------------------------
    /// Whether it is an object with no other keys than these.
    bool object(const Json::Value& value, std::string_view name,
                std::initializer_list<std::string_view> keys);
    bool array(const Json::Value& value, std::string_view name, std::string_view expected);
    /// Valid UTF-8.
    std::string text(const Json::Value& value, std::string_view name);
    /// Not empty, no control characters.
    std::string line(const Json::Value& value, std::string_view name);
    std::vector<std::string> lines(const Json::Value& value, std::string_view name);
    bool truth(const Json::Value& value, std::string_view name);
    std::uint64_t count(const Json::Value& value, std::string_view name, std::uint64_t least,
                        std::uint64_t most);
    /// "200ms", or 0.
    Duration duration(const Json::Value& value, std::string_view name);
    /// "64KiB", or a number of bytes.
    std::uint64_t size(const Json::Value& value, std::string_view name, std::uint64_t least,
                       std::uint64_t most);
    std::string hex(const Json::Value& value, std::string_view name);

private:
    void tell(std::size_t offset, std::string what, std::string expected);
    void parse();
    void tellSyntax(const std::string& errors);
    std::size_t lineIndex(std::size_t offset) const;

    std::string_view m_text;
    std::string m_file;
    std::vector<std::size_t> m_lineStarts;
    Json::Value m_root;
    bool m_good = false;
    std::vector<FileProblem> m_problems;
    std::size_t m_count = 0;
};

/// The value under that key; nullptr when there is none.
const Json::Value* member(const Json::Value& object, std::string_view key);
/// The keys in the order of the file.
std::vector<std::string> keysInOrder(const Json::Value& object);
/// "\"name\"" for a problem, safe to print.
std::string quoted(std::string_view name);
std::string joined(const std::vector<std::string>& words, std::string_view between = ", ");

} // namespace lifeline
