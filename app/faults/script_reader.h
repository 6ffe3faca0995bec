// Reads scripts: steps, loops, and the named parts that scripts include.
#pragma once

#include "base/json_reading.h"
#include "faults/scenario.h"
#include "faults/scenario_reader.h"
#include "faults/script_size.h"

namespace lifeline {

/// `parts`: the file's own, an object or nullptr; `shared`: the ones any file may include. Both must outlive
/// it.
class ScriptReader {
public:
    static constexpr std::size_t maxSteps = 10'000;
    static constexpr std::uint64_t maxTimes = 100'000; // of a loop, and of loops in loops together
    static constexpr std::size_t maxLoopDepth = 8;
    static constexpr std::size_t maxIncludeDepth = 16;
    static constexpr std::size_t maxFileBytes = std::size_t{64} << 20; // of all scripts and parts of a file
    static constexpr std::size_t maxFileSteps = 100'000;               // the same

    ScriptReader(JsonReading& reading, const Json::Value* parts, const StepParts& shared);

    /// A list of steps; those that make no sense on that side are problems.
    std::vector<Step> script(const Json::Value& list, Side side);
    /// Every part of the file that is right.
    StepParts parts();

private:
    struct Part {
        enum class State : std::uint8_t { Unread, BeingRead, Good, Bad };
        State state = State::Unread;
        std::vector<Step> steps;
        std::size_t depth = 0; // of includes inside it
    };

    std::vector<Step> steps(const Json::Value& list);
    void readStep(const Json::Value& value, std::vector<Step>& out);
    std::optional<Step::What> readWord(const Json::Value& value);
    std::optional<Step::What> readObject(const Json::Value& value, const std::string& key);
    Loop readLoop(const Json::Value& value);
    void include(const Json::Value& value, std::vector<Step>& out);
    const std::vector<Step>* partNamed(const Json::Value& value, const std::string& name);
    bool readPart(const std::string& name, Part& part);
    bool enoughRoom(const ScriptSize& size, const Json::Value& at);
    bool fileIsFull(const Json::Value& at);
    void checkSide(const std::vector<Step>& script, const Json::Value& at);

    JsonReading& m_reading;
    const Json::Value* m_json;
    const StepParts& m_shared;
    std::map<std::string, Part, std::less<>> m_parts;
    std::optional<Side> m_side;             // of the script now being read; none in a part
    std::size_t m_depth = 0, m_deepest = 0; // of includes: now, and the deepest one inside this part
    ScriptSize m_file;                      // all scripts and parts so far
};

} // namespace lifeline
