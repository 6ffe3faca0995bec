// Bytes as a person types them: text with \r \n \t \\ \xNN \u{…} for what cannot be typed.
#pragma once

#include "wire/frame.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lifeline {

/// As escaped() writes them.
QString bytesInput(std::string_view bytes);
/// The way back; nullopt for an escape that is none.
std::optional<std::string> readBytes(const QString& text);

/// "text", "close", "reserved-3"; a number from 0 to 15 is read too.
QString opcodeInput(Opcode opcode);
std::optional<Opcode> readOpcode(const QString& text);

/// Numbers between commas or blanks, each at most `most`; "4xx" is read as 4 and so written for numbers
/// below 10.
QString numbersInput(const std::vector<int>& numbers);
std::optional<std::vector<int>> readNumbers(const QString& text, int most);

} // namespace lifeline
