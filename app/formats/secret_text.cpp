#include "formats/secret_text.h"

#include "base/byte_text.h"
#include "formats/redaction.h"

#include <algorithm>
#include <optional>

namespace lifeline {
namespace {

std::vector<std::string> lowered(const std::vector<std::string>& names)
{
    std::vector<std::string> out;
    for (const std::string& name : names) {
        if (!name.empty())
            out.push_back(asciiLower(name));
    }
    return out;
}

std::string percentDecoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte =
            text[i] == '%' && i + 2 < text.size() ? fromHex(text.substr(i + 1, 2)) : std::nullopt;
        if (byte && byte->size() == 1)
            i += 2;
        out += byte && byte->size() == 1 ? byte->front() : text[i];
    }
    return out;
}

// Addresses ---------------------------------------------------------------------------------------

/// "name=value" or a name alone.
void appendParameter(std::string& out, const SecretNames& names, std::string_view parameter,
                     SecretCount& count)
{
    const std::size_t equals = parameter.find('=');
    if (equals == std::string_view::npos || equals + 1 == parameter.size() ||
        !names.isParameter(parameter.substr(0, equals))) {
        out += parameter;
        return;
    }
    ++count.parameters;
    out.append(parameter.substr(0, equals + 1)).append(redactedMark);
}

/// What stands between '?' or '#' and the end of an address.
void appendQuery(std::string& out, const SecretNames& names, std::string_view query, SecretCount& count)
{
    constexpr std::string_view between = "&;?#";
    while (!query.empty()) {
        const std::size_t end = std::min(query.find_first_of(between), query.size());
        appendParameter(out, names, query.substr(0, end), count);
        if (end < query.size())
            out += query[end];
        query.remove_prefix(std::min(end + 1, query.size()));
    }
}

/// "ws://user:password@host/": the user goes with the password.
std::string_view appendUser(std::string& out, std::string_view text, SecretCount& count)
{
    const std::size_t slashes = text.find("//");
    if (slashes == std::string_view::npos)
        return text;
    const std::size_t end = std::min(text.find_first_of("/?# \t", slashes + 2), text.size());
    const std::size_t at = text.substr(0, end).rfind('@');
    if (at == std::string_view::npos || at < slashes + 2)
        return text;
    ++count.parameters;
    out.append(text.substr(0, slashes + 2)).append(redactedMark);
    return text.substr(at);
}

/// A request line goes on with the version, also where its target holds a space.
std::size_t endOfAddress(std::string_view text, std::size_t from)
{
    const std::size_t version = text.rfind(" HTTP/");
    if (version != std::string_view::npos && version >= from)
        return version;
    return std::min(text.find_first_of(" \t", from), text.size());
}

// Heads -------------------------------------------------------------------------------------------

struct Line {
    std::string_view text, ending; // ending: CRLF, LF, or nothing
};

Line takeLine(std::string_view& rest)
{
    const std::size_t lf = rest.find('\n');
    const std::size_t whole = lf == std::string_view::npos ? rest.size() : lf + 1;
    std::size_t text = lf == std::string_view::npos ? rest.size() : lf;
    if (text < whole && text > 0 && rest[text - 1] == '\r')
        --text;
    const Line line{rest.substr(0, text), rest.substr(text, whole - text)};
    rest.remove_prefix(whole);
    return line;
}

bool isFolded(std::string_view line) { return line.starts_with(' ') || line.starts_with('\t'); }

bool holdsAddress(std::string_view name)
{
    constexpr std::string_view names[] = {"referer", "location", "content-location",
                                          "origin",  "refresh",  "link"};
    const std::string lower = asciiLower(name);
    return std::find(std::begin(names), std::end(names), lower) != std::end(names);
}

class HeadCleaner {
public:
    HeadCleaner(const SecretNames& names, SecretCount& count) : m_names(names), m_count(count) {}

    std::string clean(std::string_view head)
    {
        for (bool first = true; !head.empty(); first = false) {
            const Line line = takeLine(head);
            if (first)
                m_out += addressWithout(m_names, line.text, m_count);
            else
                take(line.text);
            m_out += line.ending;
        }
        return std::move(m_out);
    }

private:
    void take(std::string_view line)
    {
        if (isFolded(line) && m_secret)
            secretFold(line);
        else if (isFolded(line))
            m_out += m_address ? addressWithout(m_names, line, m_count) : std::string(line);
        else
            takeField(line);
    }

    void secretFold(std::string_view line)
    {
        m_out.append(line.substr(0, 1)).append(redactedMark);
        m_count.fields += m_counted ? 0 : 1;
        m_counted = true;
    }

    void takeField(std::string_view line)
    {
        m_counted = false;
        const std::size_t colon = line.find(':');
        const std::string_view name = trimmed(line.substr(0, colon));
        m_secret = colon != std::string_view::npos && m_names.isField(name);
        m_address = colon != std::string_view::npos && holdsAddress(name);
        if (m_secret)
            secret(line, colon);
        else
            m_out += m_address ? addressWithout(m_names, line, m_count) : std::string(line);
    }

    void secret(std::string_view line, std::size_t colon)
    {
        if (trimmed(line.substr(colon + 1)).empty() || line.substr(colon + 1) == redactedMark) {
            m_out += line; // it may go on in a folded line
            return;
        }
        ++m_count.fields;
        m_counted = true;
        m_out.append(line.substr(0, colon + 1)).append(" ").append(redactedMark);
    }

    const SecretNames& m_names;
    SecretCount& m_count;
    std::string m_out;
    // Of the field that a folded line goes on with.
    bool m_secret = false, m_address = false, m_counted = false;
};

} // namespace

SecretNames::SecretNames(const Redaction& redaction)
    : m_fields(lowered(redaction.fields)), m_parameters(lowered(redaction.parameters))
{
}

bool SecretNames::isField(std::string_view name) const
{
    return std::find(m_fields.begin(), m_fields.end(), asciiLower(name)) != m_fields.end();
}

bool SecretNames::isParameter(std::string_view name) const
{
    const std::string lower = asciiLower(percentDecoded(name));
    return std::ranges::any_of(m_parameters,
                               [&](const std::string& part) { return lower.find(part) != lower.npos; });
}

std::string headWithout(const SecretNames& names, std::string_view head, SecretCount& count)
{
    return HeadCleaner(names, count).clean(head);
}

std::string addressWithout(const SecretNames& names, std::string_view text, SecretCount& count)
{
    std::string out;
    text = appendUser(out, text, count);
    const std::size_t query = text.find_first_of("?#");
    out += text.substr(0, query);
    if (query == std::string_view::npos)
        return out;
    const std::size_t end = endOfAddress(text, query);
    appendQuery(out, names, text.substr(query, end - query), count);
    return out.append(text.substr(end));
}

} // namespace lifeline
