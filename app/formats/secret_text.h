// Secrets inside heads and addresses, by the names they go under.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

struct Redaction;

/// How many values were taken out.
struct SecretCount {
    std::uint64_t fields = 0, parameters = 0;
    bool any() const { return fields + parameters > 0; }
};

/// Names as they are looked for: a field by its whole name, a parameter by a part of its name, any case.
class SecretNames {
public:
    explicit SecretNames(const Redaction& redaction);

    bool isField(std::string_view name) const;
    /// The name may be percent-encoded.
    bool isParameter(std::string_view name) const;

private:
    std::vector<std::string> m_fields, m_parameters; // lower case
};

/// The head of a request or response without its secrets, malformed ones too: lines that end with LF alone,
/// white space before a colon, values that go on in folded lines.
std::string headWithout(const SecretNames& names, std::string_view head, SecretCount& count);

/// An address, or a line that holds one: values behind "name=" after the first '?' or '#', and the user
/// before '@'.
std::string addressWithout(const SecretNames& names, std::string_view text, SecretCount& count);

} // namespace lifeline
