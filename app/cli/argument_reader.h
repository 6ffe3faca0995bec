// Options with and without values, and the walk through the arguments of one command.
#pragma once

#include "cli/option_values.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// One option: its name and what to do with its value. An option without a value has no reader but a switch.
struct Option {
    std::string_view name;
    std::function<Complaint(std::string_view)> read;
    std::function<void()> turnOn = {};
};
using OptionList = std::vector<Option>;

/// The last one given counts. `target` must live while arguments are read.
template <class Target>
Option valued(std::string_view name, Complaint (*read)(std::string_view, Target&), Target& target)
{
    return {name, [read, &target](std::string_view text) { return read(text, target); }};
}

/// May be given more than once; each value is appended.
template <class Target>
Option repeated(std::string_view name, Complaint (*read)(std::string_view, Target&),
                std::vector<Target>& list)
{
    return {name, [read, &list](std::string_view text) {
                Target value{};
                auto complaint = read(text, value);
                if (!complaint)
                    list.push_back(std::move(value));
                return complaint;
            }};
}

inline Option flag(std::string_view name, bool& target)
{
    return {name, {}, [&target] { target = true; }};
}

/// "--option value" and "--option=value"; the first mistake ends the walk with a sentence.
class ArgumentReader {
public:
    /// All must outlive it. The first argument is the command itself.
    ArgumentReader(std::string_view command, const OptionList& options,
                   const std::vector<std::string_view>& arguments)
        : m_command(command), m_options(options), m_arguments(arguments)
    {
    }

    Complaint read();

    std::vector<std::string_view> positional;
    bool help = false; // asked for; nothing after it was looked at

private:
    Complaint readOption(std::string_view argument);
    Complaint apply(const Option& option);
    static Complaint apply(const Option& option, std::string_view value);

    std::string_view m_command;
    const OptionList& m_options;
    const std::vector<std::string_view>& m_arguments;
    std::size_t m_next = 1;
};

} // namespace lifeline
