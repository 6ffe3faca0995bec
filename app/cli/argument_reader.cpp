#include "cli/argument_reader.h"

#include "base/byte_text.h"

namespace lifeline {
namespace {

std::string namesOf(const OptionList& options)
{
    std::string names;
    for (const Option& option : options)
        names.append(names.empty() ? "" : ", ").append(option.name);
    return names;
}

} // namespace

Complaint ArgumentReader::read()
{
    for (m_next = 1; m_next < m_arguments.size();) {
        const std::string_view argument = m_arguments[m_next++];
        help = help || argument == "--help" || argument == "-h";
        if (help)
            return std::nullopt;
        if (argument.size() > 1 && argument.front() == '-') {
            if (auto complaint = readOption(argument))
                return complaint;
        } else {
            positional.push_back(argument);
        }
    }
    return std::nullopt;
}

Complaint ArgumentReader::readOption(std::string_view argument)
{
    const std::size_t equals = argument.find('=');
    const std::string_view name = argument.substr(0, equals);
    for (const Option& option : m_options) {
        if (option.name == name)
            return equals == std::string_view::npos ? apply(option)
                                                    : apply(option, argument.substr(equals + 1));
    }
    return escaped(name, 60) + " is not an option of " + std::string(m_command) +
           (m_options.empty() ? ", which has none." : ". Its options are " + namesOf(m_options) + ".");
}

Complaint ArgumentReader::apply(const Option& option)
{
    if (option.turnOn) {
        option.turnOn();
        return std::nullopt;
    }
    if (m_next == m_arguments.size())
        return std::string(option.name) + " needs a value after it.";
    return apply(option, m_arguments[m_next++]);
}

Complaint ArgumentReader::apply(const Option& option, std::string_view value)
{
    if (option.turnOn)
        return std::string(option.name) + " takes no value.";
    auto complaint = option.read(value);
    return complaint ? std::string(option.name) + ": " + *complaint : complaint;
}

} // namespace lifeline
