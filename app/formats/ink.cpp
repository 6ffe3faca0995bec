#include "formats/ink.h"

namespace lifeline {
namespace {

std::string_view codeOf(Ink ink)
{
    switch (ink) {
    case Ink::Dim: return "\x1b[2m";
    case Ink::Bold: return "\x1b[1m";
    case Ink::Red: return "\x1b[31m";
    case Ink::Green: return "\x1b[32m";
    case Ink::Yellow: return "\x1b[33m";
    case Ink::Blue: return "\x1b[34m";
    case Ink::Cyan: return "\x1b[36m";
    case Ink::Plain: break;
    }
    return {};
}

} // namespace

std::string inked(std::string_view text, Ink ink, bool colors)
{
    const std::string_view code = colors ? codeOf(ink) : std::string_view();
    return code.empty() ? std::string(text) : std::string(code).append(text).append("\x1b[0m");
}

} // namespace lifeline
