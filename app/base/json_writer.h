// Writes JSON text straight into a string: no tree, keys in the order they are given, byte-exact.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace lifeline {

/// Appends `text` as a JSON string with quotes. Valid UTF-8 stays as it is; control characters are escaped;
/// each byte that is not part of valid UTF-8 becomes \ufffd. U+2028 and U+2029 are escaped so that a line
/// stays a line.
void appendJsonString(std::string& out, std::string_view text);

/// A writer for one JSON value. The caller keeps begin/end balanced; commas are placed by the writer.
/// Owns nothing: `out` must outlive it.
class JsonWriter {
public:
    /// Spaced: a space after each comma and colon, for files that people read.
    enum class Style : std::uint8_t { Compact, Spaced };

    explicit JsonWriter(std::string& out, Style style = Style::Compact) : m_out(out), m_style(style) {}

    JsonWriter& beginObject() { return open('{'); }
    JsonWriter& endObject() { return close('}'); }
    JsonWriter& beginArray() { return open('['); }
    JsonWriter& endArray() { return close(']'); }
    JsonWriter& key(std::string_view name);

    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(bool truth);
    JsonWriter& value(std::int64_t number);
    JsonWriter& value(std::uint64_t number);
    // No <concepts> here: moc 6.4 cannot read that header, and it reads what tests include.
    template <class Number, std::enable_if_t<std::is_integral_v<Number>, int> = 0>
    JsonWriter& value(Number number)
    {
        if constexpr (std::is_signed_v<Number>)
            return value(static_cast<std::int64_t>(number));
        else
            return value(static_cast<std::uint64_t>(number));
    }
    JsonWriter& null();
    /// A value that is JSON already, or the beginning of one that the caller goes on with.
    JsonWriter& raw(std::string_view json);

    template <class Value> JsonWriter& member(std::string_view name, const Value& v)
    {
        return key(name).value(v);
    }

private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    void separate();

    std::string& m_out;
    Style m_style;
    bool m_needComma = false;
};

} // namespace lifeline
