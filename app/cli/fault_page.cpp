#include "cli/fault_page.h"

#include "base/byte_text.h"
#include "base/quantity_text.h"
#include "cli/column_text.h"
#include "cli/fault_list.h"
#include "cli/human_output.h"
#include "faults/step_text.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::size_t pageWidth = 100;
constexpr std::size_t nameWidth = 12;

/// "  does        Asks for an upgrade …"; nothing for no value.
std::string line(std::string_view name, std::string_view value)
{
    if (value.empty())
        return {};
    return "  " + padded(name, nameWidth) + wrapped(value, pageWidth - nameWidth - 2, nameWidth + 2) + "\n";
}

std::string safeLine(std::string_view name, std::string_view value) { return line(name, escaped(value)); }

std::string heading(std::string_view text, bool colors)
{
    return "\n" + inked(text, Ink::Cyan, colors) + "\n";
}

template <class Items, class Text> std::string listed(const Items& items, Text text)
{
    std::string out;
    for (const auto& item : items)
        out.append(out.empty() ? "" : ", ").append(text(item));
    return out;
}

std::string sequenceText(const std::vector<ExpectedCallback>& callbacks)
{
    return callbacks.empty() ? "none" : listed(callbacks, expectedCallbackText);
}

bool names(const std::vector<ExpectedCallback>& sequence, CallbackName name)
{
    return std::any_of(sequence.begin(), sequence.end(),
                       [name](const ExpectedCallback& callback) { return callback.name == name; });
}

/// Those of a connection's life that no right answer has.
std::string notOwed(const Fault& fault)
{
    std::vector<CallbackName> candidates{CallbackName::OnOpen, CallbackName::OnError, CallbackName::OnClose};
    if (fault.side == Side::Client)
        candidates.insert(candidates.begin(), CallbackName::Upgrade);
    std::erase_if(candidates, [&](CallbackName name) {
        const auto& allowed = fault.expect.allowed;
        return names(fault.expect.callbacks, name) ||
               std::any_of(allowed.begin(), allowed.end(),
                           [name](const auto& sequence) { return names(sequence, name); });
    });
    return listed(candidates, callbackName);
}

std::string stepLines(const std::vector<Step>& steps, std::size_t indent)
{
    std::string text;
    std::size_t number = 0;
    for (const Step& step : steps) {
        const std::string count = std::to_string(++number);
        text.append(indent + (count.size() < 4 ? 4 - count.size() : 0), ' ');
        text.append(count).append("  ").append(escaped(stepText(step))).append("\n");
        if (const auto* loop = std::get_if<Loop>(&step.what))
            text += stepLines(loop->steps, indent + 4);
    }
    return text;
}

std::string reachText(Reach reach)
{
    switch (reach) {
    case Reach::FullBacklog: return "listens, and never completes a TCP connection";
    case Reach::Nobody: return "nobody listens on that port";
    case Reach::Normal: break;
    }
    return {};
}

std::string actText(const SubjectAct& act)
{
    constexpr std::string_view names[] = {"text", "binary", "ping", "close", "fin", "reset"};
    std::string text(names[static_cast<std::size_t>(act.what)]);
    if (act.code)
        text += " " + std::to_string(*act.code);
    if (act.size > 0)
        text += " " + sizeText(act.size);
    else if (!act.bytes.empty())
        text += " \"" + escaped(act.bytes, 24) + "\"";
    return act.after > Duration::zero() ? text + " after " + durationText(act.after) : text;
}

std::string factsOf(const Fault& fault, bool colors)
{
    const std::string_view other = sideName(otherEnd(fault.side));
    std::string text = inked(escaped(fault.id), Ink::Bold, colors) + ": " + escaped(fault.title) + "\n";
    text += line("group", faultGroupId(fault.group));
    text += line("side", std::string(sideName(fault.side)) + " misbehaves, the " + std::string(other) +
                             " is under test");
    text += safeLine("aliases", listed(fault.aliases, [](const std::string& alias) { return alias; }));
    text += line("rfc", sectionsText(fault));
    text += line("codes", listed(fault.codes, [](std::uint16_t code) { return std::to_string(code); }));
    text += line("legal", fault.legal ? "nothing is wrong with it: it must work" : "");
    text += safeLine("does", fault.does) + safeLine("must", fault.must);
    return text + (fault.file.empty() ? "" : safeLine("file", fault.file + ":" + std::to_string(fault.line)));
}

std::string scriptOf(const Fault& fault, bool colors)
{
    const std::string title =
        "script of the " + std::string(sideName(fault.side)) + ", at most " + durationText(fault.limit);
    return heading(title, colors) + line("reach", reachText(fault.reach)) + stepLines(fault.steps, 0);
}

std::string expectationOf(const Fault& fault, bool colors)
{
    const SubjectExpectation& expect = fault.expect;
    std::string text = heading("a correct " + std::string(sideName(otherEnd(fault.side))), colors);
    text += line("acts", listed(fault.subject.acts, actText));
    text += line("callbacks", sequenceText(expect.callbacks));
    for (const auto& allowed : expect.allowed)
        text += line("or", sequenceText(allowed));
    text += safeLine("because", expect.allowedWhy);
    text += line("not owed", notOwed(fault));
    text += line("ends", expect.phase ? phaseName(*expect.phase) : "");
    text += line("deadline", expect.deadline ? deadlineName(*expect.deadline) : "");
    return text + safeLine("notices", expect.finding);
}

} // namespace

std::string faultPage(const Fault& fault, bool colors)
{
    return factsOf(fault, colors) + scriptOf(fault, colors) + expectationOf(fault, colors);
}

} // namespace lifeline
