#include "base/quantity_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <span>

namespace lifeline {

namespace {

struct Unit {
    std::string_view name;
    std::uint64_t factor; // nanoseconds or bytes
};

constexpr std::array<Unit, 6> timeUnits{{{"h", 3'600'000'000'000},
                                         {"m", 60'000'000'000},
                                         {"s", 1'000'000'000},
                                         {"ms", 1'000'000},
                                         {"us", 1'000},
                                         {"ns", 1}}};

constexpr std::uint64_t kilo = 1000;
constexpr std::uint64_t kibi = 1024;
constexpr std::array<Unit, 10> sizeUnits{{{"", 1},
                                          {"B", 1},
                                          {"kB", kilo},
                                          {"MB", kilo* kilo},
                                          {"GB", kilo* kilo* kilo},
                                          {"TB", kilo* kilo* kilo* kilo},
                                          {"KiB", kibi},
                                          {"MiB", kibi* kibi},
                                          {"GiB", kibi* kibi* kibi},
                                          {"TiB", kibi* kibi* kibi* kibi}}};

constexpr std::uint64_t longestDuration = std::uint64_t{3650} * 24 * timeUnits[0].factor; // 10 years
constexpr auto largestSize = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view leadingDigits(std::string_view text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

/// digits * factor; nullopt above `most`.
std::optional<std::uint64_t> wholePart(std::string_view digits, std::uint64_t factor, std::uint64_t most)
{
    std::uint64_t value = 0;
    for (const char digit : digits) {
        value = value * 10 + static_cast<std::uint64_t>(digit - '0');
        if (value > most / factor)
            return std::nullopt;
    }
    return value * factor;
}

/// 0.digits * factor, from the last digit on; nullopt where that is no whole number.
std::optional<std::uint64_t> fractionPart(std::string_view digits, std::uint64_t factor)
{
    std::uint64_t value = 0; // stays below factor
    for (std::size_t i = digits.size(); i-- > 0;) {
        value += static_cast<std::uint64_t>(digits[i] - '0') * factor;
        if (value % 10 != 0)
            return std::nullopt;
        value /= 10;
    }
    return value;
}

/// "1.5" and a unit of the table, exactly.
std::optional<std::uint64_t> parseQuantity(std::string_view text, std::span<const Unit> units,
                                           std::uint64_t most)
{
    const std::string_view whole = leadingDigits(text);
    text.remove_prefix(whole.size());
    std::string_view fraction;
    if (text.starts_with('.')) {
        fraction = leadingDigits(text.substr(1));
        if (fraction.empty())
            return std::nullopt;
        text.remove_prefix(1 + fraction.size());
    }
    const auto unit =
        std::find_if(units.begin(), units.end(), [text](const Unit& u) { return u.name == text; });
    if (whole.empty() || unit == units.end())
        return std::nullopt;
    const auto big = wholePart(whole, unit->factor, most);
    const auto small = fractionPart(fraction, unit->factor);
    if (!big || !small || *small > most - *big)
        return std::nullopt;
    return *big + *small;
}

/// "1.5m" where the value is at least one unit and its decimals end; else empty.
std::string inUnit(std::uint64_t value, const Unit& unit)
{
    std::uint64_t rest = value % unit.factor;
    if (value < unit.factor)
        return {};
    std::string text = std::to_string(value / unit.factor);
    for (int place = 0; rest != 0 && place < 13; ++place) {
        if (place == 0)
            text += '.';
        text += static_cast<char>('0' + rest * 10 / unit.factor);
        rest = rest * 10 % unit.factor;
    }
    return rest == 0 ? text.append(unit.name) : std::string();
}

} // namespace

std::optional<Duration> parseDuration(std::string_view text)
{
    if (text == "0")
        return Duration::zero();
    const auto nanos = parseQuantity(text, timeUnits, longestDuration);
    return nanos ? std::optional(Duration(static_cast<std::int64_t>(*nanos))) : std::nullopt;
}

std::string durationText(Duration duration)
{
    if (duration == Duration::zero())
        return "0";
    const bool negative = duration < Duration::zero();
    const auto count = static_cast<std::uint64_t>(duration.count());
    const std::uint64_t magnitude = negative ? 0 - count : count;
    std::string best;
    for (const Unit& unit : timeUnits) {
        std::string text = inUnit(magnitude, unit);
        if (!text.empty() && (best.empty() || text.size() < best.size()))
            best = std::move(text);
    }
    return negative ? "-" + best : best;
}

std::optional<std::uint64_t> parseSize(std::string_view text)
{
    return parseQuantity(text, sizeUnits, largestSize);
}

std::string sizeText(std::uint64_t bytes)
{
    if (bytes < kilo)
        return std::to_string(bytes) + " B";
    constexpr std::array<std::string_view, 6> names{" KiB", " MiB", " GiB", " TiB", " PiB", " EiB"};
    double value = static_cast<double>(bytes) / static_cast<double>(kibi);
    std::size_t name = 0;
    for (; value >= 999.5 && name + 1 < names.size(); ++name)
        value /= static_cast<double>(kibi);
    std::array<char, 32> digits{}; // to_chars, because printf follows the locale's decimal sign
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::general, 3).ptr;
    return std::string(digits.data(), end).append(names[name]);
}

} // namespace lifeline
