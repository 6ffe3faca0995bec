// What the application on top of an outside stack is asked to do, in the words of its program.
#pragma once

#include "faults/scenario.h"

#include <array>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lifeline {

/// "close:1000", "text:hello", "big:4096", "ping:x", "drop", several with commas between; empty where nothing
/// is asked. Words are percent-encoded (RFC 3986 §2.1) but for letters, digits, "-", "." and "_". A pause
/// before the first act is not part of it: it stands behind, as "after=50". A reason of a close is left out.
/// An end of TCP, by FIN or by RST, is "drop": the stack's own call for it decides which.
///
/// The alternative says why a program cannot be asked.
struct NoActWords {
    std::string why;
};
std::variant<std::string, NoActWords> actWords(const std::vector<SubjectAct>& acts);

/// The acts there are words for.
inline constexpr std::array<std::string_view, 5> actNames{"text", "big", "ping", "close", "drop"};
/// Why a program that lacks some of them cannot be asked; empty where it can.
std::string whyLacking(const std::vector<SubjectAct>& acts, const std::vector<std::string>& lacks);

/// The request's target that asks a server program: "/", "/?act=close:1000", "/?act=text:hi&after=50".
std::string actTarget(const std::vector<SubjectAct>& acts);
/// What follows name and address in the line for a client program: "", " act=close:1000 after=50".
std::string actLine(const std::vector<SubjectAct>& acts);

} // namespace lifeline
