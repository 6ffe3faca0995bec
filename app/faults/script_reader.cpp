#include "faults/script_reader.h"

#include "faults/await_reader.h"
#include "faults/head_reader.h"
#include "faults/pace_reader.h"
#include "faults/payload_reader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lifeline {
namespace {

constexpr std::array<std::string_view, 13> stepKeys{
    "send-request", "send-response", "send-bytes",   "send-frame",     "send-close",   "expect", "wait",
    "fin",          "reset",         "stop-reading", "resume-reading", "answer-pings", "loop"};
constexpr std::string_view allStepKeys =
    "send-request, send-response, send-bytes, send-frame, send-close, expect, wait, fin, reset, "
    "stop-reading, resume-reading, answer-pings, loop or include";

/// The one key that says which step it is; empty where there is none or more than one.
std::string stepKey(const Json::Value& object)
{
    std::string found;
    for (const std::string& key : keysInOrder(object)) {
        if (key != "include" && std::find(stepKeys.begin(), stepKeys.end(), key) == stepKeys.end())
            continue;
        if (!found.empty())
            return {};
        found = key;
    }
    return found;
}

std::optional<Step::What> bareStep(std::string_view word)
{
    if (word == "fin")
        return step::Fin{};
    if (word == "reset")
        return step::Reset{};
    if (word == "stop-reading")
        return step::StopReading{};
    if (word == "resume-reading")
        return step::ResumeReading{};
    if (word == "send-request")
        return step::SendRequest{};
    return std::nullopt;
}

/// What of it does not belong into a script of that side; empty when all does.
std::string_view misfit(const Awaited& awaited, Side side)
{
    if (side == Side::Client && std::holds_alternative<await::Request>(awaited))
        return "expect request";
    return side == Side::Server && std::holds_alternative<await::Response>(awaited) ? "expect response"
                                                                                    : std::string_view();
}

std::string_view misfit(const Step& step, Side side)
{
    if (side == Side::Client && std::holds_alternative<step::SendResponse>(step.what))
        return "send-response";
    if (side == Side::Server && std::holds_alternative<step::SendRequest>(step.what))
        return "send-request";
    const auto* expect = std::get_if<step::Expect>(&step.what);
    if (expect == nullptr)
        return {};
    std::string_view found = misfit(expect->what, side);
    for (const Awaited& other : expect->allowed)
        found = found.empty() ? misfit(other, side) : found;
    return found;
}

/// The first misfit in it, also inside loops.
std::string_view firstMisfit(const std::vector<Step>& steps, Side side)
{
    for (const Step& each : steps) {
        const auto* loop = std::get_if<Loop>(&each.what);
        const std::string_view found = loop != nullptr ? firstMisfit(loop->steps, side) : misfit(each, side);
        if (!found.empty())
            return found;
    }
    return {};
}

} // namespace

ScriptReader::ScriptReader(JsonReading& reading, const Json::Value* parts, const StepParts& shared)
    : m_reading(reading), m_json(parts), m_shared(shared)
{
    if (parts == nullptr)
        return;
    if (!parts->isObject()) {
        reading.problem(*parts, "parts is no object", "{\"name\": [steps]}");
        m_json = nullptr;
        return;
    }
    for (const std::string& name : keysInOrder(*parts))
        m_parts.try_emplace(name);
}

StepParts ScriptReader::parts()
{
    StepParts good;
    for (auto& [name, part] : m_parts) {
        if (part.state == Part::State::Unread)
            readPart(name, part);
        if (part.state == Part::State::Good)
            good.emplace(name, part.steps);
    }
    return good;
}

std::vector<Step> ScriptReader::script(const Json::Value& list, Side side)
{
    if (fileIsFull(list))
        return {};
    m_side = side;
    std::vector<Step> out = steps(list);
    m_side.reset();
    m_file += sizeOf(out);
    return fileIsFull(list) ? std::vector<Step>() : out;
}

std::vector<Step> ScriptReader::steps(const Json::Value& list)
{
    std::vector<Step> out;
    if (!m_reading.array(list, "steps", "a list of steps"))
        return out;
    ScriptSize size;
    for (const Json::Value& each : list) {
        const std::size_t before = out.size();
        readStep(each, out);
        size += sizeOf(std::span<const Step>(out).subspan(before));
        if (!enoughRoom(size, each))
            break;
    }
    return out;
}

void ScriptReader::readStep(const Json::Value& value, std::vector<Step>& out)
{
    if (value.isString()) {
        if (auto what = readWord(value))
            out.push_back({std::move(*what), m_reading.lineOf(value)});
        return;
    }
    const std::string key = value.isObject() ? stepKey(value) : std::string();
    if (key.empty()) {
        m_reading.problem(value, "no step, or more than one in one object", std::string(allStepKeys));
    } else if (key == "include") {
        include(value, out);
    } else if (auto what = readObject(value, key)) {
        out.push_back({std::move(*what), m_reading.lineOf(value)});
        if (m_side && !misfit(out.back(), *m_side).empty())
            checkSide({out.back()}, value);
    }
}

std::optional<Step::What> ScriptReader::readWord(const Json::Value& value)
{
    const std::string word = m_reading.text(value, "a step");
    auto what = bareStep(word);
    if (!what)
        m_reading.problem(value, quoted(word) + " is no step that stands alone",
                          "send-request, fin, reset, stop-reading, resume-reading, or an object");
    else if (m_side)
        checkSide({{*what, 0}}, value);
    return what;
}

std::optional<Step::What> ScriptReader::readObject(const Json::Value& value, const std::string& key)
{
    const Json::Value& inner = *member(value, key);
    if (key.starts_with("send-")) {
        m_reading.object(value, "a " + key + " step", {key, "split", "every", "cut", "glue"});
        const Pace pace = readPace(m_reading, value);
        if (key == "send-request")
            return step::SendRequest{readSendRequest(m_reading, inner).edit, pace};
        if (key == "send-response") {
            step::SendResponse response = readSendResponse(m_reading, inner);
            response.pace = pace;
            return response;
        }
        if (key == "send-bytes")
            return step::SendBytes{readBytes(m_reading, inner), pace};
        return step::SendFrame{
            key == "send-frame" ? readFrameSpec(m_reading, inner) : readCloseSpec(m_reading, inner), pace};
    }
    if (key == "expect") {
        m_reading.object(value, "an expect step", {"expect", "within", "or"});
        return readExpect(m_reading, value);
    }
    m_reading.object(value, "a " + key + " step", {key});
    if (key == "wait")
        return step::Wait{m_reading.duration(inner, "wait")};
    if (key == "answer-pings")
        return step::AnswerPings{m_reading.truth(inner, "answer-pings")};
    if (key == "loop")
        return readLoop(inner);
    if (!m_reading.truth(inner, key) && inner.isBool())
        m_reading.problem(inner, key + " is false", "true, or no such step");
    return bareStep(key);
}

Loop ScriptReader::readLoop(const Json::Value& value)
{
    Loop loop;
    if (!m_reading.object(value, "loop", {"times", "steps"}))
        return loop;
    const Json::Value* times = member(value, "times");
    const Json::Value* list = member(value, "steps");
    if (times == nullptr || list == nullptr || (list->isArray() && list->empty())) {
        m_reading.problem(value, "a loop without times or steps", "{\"times\": 20, \"steps\": […]}");
        return loop;
    }
    loop.times = static_cast<std::uint32_t>(m_reading.count(*times, "times", 1, maxTimes));
    loop.steps = steps(*list);
    return loop;
}

// Parts
// ------------------------------------------------------------------------------------------------------

void ScriptReader::include(const Json::Value& value, std::vector<Step>& out)
{
    if (!m_reading.object(value, "an include step", {"include"}))
        return;
    const Json::Value& inner = *member(value, "include");
    const std::vector<Step>* part = partNamed(inner, m_reading.line(inner, "include"));
    if (part == nullptr)
        return;
    if (m_side)
        checkSide(*part, inner);
    if (out.size() + part->size() > maxSteps)
        m_reading.problem(inner, "too many steps", "at most 10000 in a script");
    else
        out.insert(out.end(), part->begin(), part->end());
}

const std::vector<Step>* ScriptReader::partNamed(const Json::Value& value, const std::string& name)
{
    const auto own = m_parts.find(name);
    const auto common = m_shared.find(name);
    if (own == m_parts.end() && common == m_shared.end()) {
        if (value.isString())
            m_reading.problem(value, "there is no part " + quoted(name),
                              "a part of this file or a shared one");
        return nullptr;
    }
    if (own == m_parts.end())
        return &common->second;
    Part& part = own->second;
    if (part.state == Part::State::BeingRead)
        m_reading.problem(value, "the part " + quoted(name) + " includes itself", "parts without a circle");
    else if (part.state == Part::State::Unread ? !readPart(name, part) : part.state == Part::State::Bad)
        m_reading.problem(value, "the part " + quoted(name) + " is wrong itself", "a part without problems");
    m_deepest = std::max(m_deepest, part.depth + 1);
    if (part.state == Part::State::Good && m_depth + part.depth + 1 > maxIncludeDepth) {
        m_reading.problem(value, "too many includes inside each other", "at most 16 deep");
        return nullptr;
    }
    return part.state == Part::State::Good ? &part.steps : nullptr;
}

bool ScriptReader::readPart(const std::string& name, Part& part)
{
    const Json::Value& list = *member(*m_json, name);
    const std::size_t before = m_reading.problemCount();
    const std::size_t outerDeepest = std::exchange(m_deepest, 0);
    const std::optional<Side> outerSide = std::exchange(m_side, std::nullopt);
    part.state = Part::State::BeingRead;
    if (m_depth >= maxIncludeDepth) {
        m_reading.problem(list, "too many includes inside each other", "at most 16 deep");
    } else if (!fileIsFull(list)) {
        ++m_depth;
        part.steps = steps(list);
        --m_depth;
        m_file += sizeOf(part.steps);
    }
    part.depth = m_deepest;
    part.state = m_reading.problemCount() == before ? Part::State::Good : Part::State::Bad;
    m_deepest = outerDeepest;
    m_side = outerSide;
    return part.state == Part::State::Good;
}

// Limits
// -----------------------------------------------------------------------------------------------------

bool ScriptReader::fileIsFull(const Json::Value& at)
{
    const bool full = m_file.bytes > maxFileBytes || m_file.steps > maxFileSteps;
    if (full)
        m_reading.problem(at, "the scripts of this file are too large together",
                          "at most 64 MiB and 100000 steps");
    return full;
}

bool ScriptReader::enoughRoom(const ScriptSize& size, const Json::Value& at)
{
    const std::size_t before = m_reading.problemCount();
    if (size.steps > maxSteps)
        m_reading.problem(at, "too many steps", "at most 10000 in a script");
    if (size.bytes > maxFileBytes)
        m_reading.problem(at, "too many bytes in one script", "at most 64 MiB");
    if (size.depth > maxLoopDepth)
        m_reading.problem(at, "too many loops inside each other", "at most 8 deep");
    if (size.times > maxTimes)
        m_reading.problem(at, "loops inside each other play too often", "at most 100000 times together");
    return m_reading.problemCount() == before;
}

void ScriptReader::checkSide(const std::vector<Step>& script, const Json::Value& at)
{
    const std::string_view found = firstMisfit(script, *m_side);
    if (found.empty())
        return;
    const bool client = *m_side == Side::Client;
    m_reading.problem(
        at, std::string(found) + " makes no sense in a " + (client ? "client" : "server") + "'s script",
        client ? "send-request, expect response" : "expect request, send-response");
}

} // namespace lifeline
