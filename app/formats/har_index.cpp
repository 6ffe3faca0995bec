#include "formats/har_index.h"

namespace lifeline {
namespace {

constexpr std::size_t maxMessages = 20'000'000; // of all entries
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

struct EntryKey {
    std::string_view key;
    TextRange HarEntryIndex::*range;
};

constexpr EntryKey entryKeys[] = {
    {"request", &HarEntryIndex::request},
    {"startedDateTime", &HarEntryIndex::startedDateTime},
    {"timings", &HarEntryIndex::timings},
    {"serverIPAddress", &HarEntryIndex::serverIPAddress},
    {"_resourceType", &HarEntryIndex::resourceType},
    {"_webSocketClose", &HarEntryIndex::webSocketClose},
    {"_lifeline", &HarEntryIndex::lifeline},
};

constexpr EntryKey responseKeys[] = {
    {"status", &HarEntryIndex::status},           {"statusText", &HarEntryIndex::statusText},
    {"httpVersion", &HarEntryIndex::httpVersion}, {"headers", &HarEntryIndex::headers},
    {"content", &HarEntryIndex::content},         {"_error", &HarEntryIndex::error},
};

class HarIndexer final : public JsonScanner::Handler {
public:
    HarIndexer(ByteSource& source, HarIndex& out) : m_source(source), m_out(out) {}

    void setScanner(const JsonScanner& scanner) { m_scanner = &scanner; }

    void begin(std::size_t depth, std::string_view key, std::uint64_t offset) override
    {
        if (depth >= m_keys.size())
            return;
        m_keys[depth] = key;
        m_begins[depth] = offset;
        if (depth == 3 && inEntries()) {
            m_entry = HarEntryIndex();
            m_entry.line = m_scanner->line();
        }
        if (depth == 4 && inEntries() && key == "_webSocketMessages")
            m_entry.hasMessages = true;
    }

    void end(std::size_t depth, std::uint64_t offset) override
    {
        if (depth >= m_keys.size())
            return;
        const TextRange range{m_begins[depth], offset - m_begins[depth]};
        if (depth == 2 && m_keys[1] == "log" && m_keys[2] == "creator")
            m_out.creator = range;
        if (!inEntries())
            return;
        if (depth == 3)
            keepEntry();
        else if (depth == 4)
            keep(entryKeys, m_keys[4], range);
        else if (depth == 5 && m_keys[4] == "response")
            keep(responseKeys, m_keys[5], range);
        else if (depth == 5 && m_keys[4] == "_webSocketMessages")
            keepMessage(range);
    }

private:
    bool inEntries() const { return m_keys[1] == "log" && m_keys[2] == "entries"; }

    template <std::size_t count>
    void keep(const EntryKey (&keys)[count], std::string_view key, const TextRange& range)
    {
        for (const EntryKey& each : keys) {
            if (each.key == key)
                m_entry.*each.range = range;
        }
    }

    void keepMessage(const TextRange& range)
    {
        if (m_messages++ < maxMessages)
            m_entry.messages.push_back(range);
        else
            ++m_out.messagesLeftOut;
    }

    bool isWebSocket() const
    {
        return m_entry.hasMessages ||
               textAt(m_source, m_entry.resourceType, 32) == std::string("\"websocket\"") ||
               textAt(m_source, m_entry.status, 8) == std::string("101");
    }

    void keepEntry()
    {
        if (isWebSocket())
            m_out.entries.push_back(std::move(m_entry));
        else
            ++m_out.others;
        m_entry = HarEntryIndex();
    }

    ByteSource& m_source;
    HarIndex& m_out;
    const JsonScanner* m_scanner = nullptr;
    std::array<std::string, 6> m_keys;
    std::array<std::uint64_t, 6> m_begins{};
    HarEntryIndex m_entry;
    std::size_t m_messages = 0;
};

std::uint64_t byteOrderMarkSize(ByteSource& source)
{
    char start[3];
    return source.readAt(0, start, sizeof start) == sizeof start &&
                   std::string_view(start, sizeof start) == byteOrderMark
               ? byteOrderMark.size()
               : 0;
}

} // namespace

std::optional<std::string> textAt(ByteSource& source, const TextRange& range, std::size_t most)
{
    if (!range || range.size > most)
        return std::nullopt;
    std::string text(static_cast<std::size_t>(range.size), '\0');
    if (source.readAt(range.offset, text.data(), text.size()) != text.size())
        return std::nullopt;
    return text;
}

HarIndex indexHar(ByteSource& source, const Progress& progress, std::uint64_t total)
{
    HarIndex out;
    HarIndexer indexer(source, out);
    JsonScanner scanner(indexer, byteOrderMarkSize(source));
    indexer.setScanner(scanner);
    SourceReader in(source);
    in.skip(scanner.offset());
    while (in.left() > 0 && !out.cancelled) {
        const std::string_view some = in.readSome();
        if (some.empty() || !scanner.feed(some))
            break;
        out.cancelled = !goOn(progress, in.position(), total);
    }
    if (!out.cancelled && !scanner.finish()) {
        out.problem = scanner.problem();
        out.line = scanner.line();
        out.column = scanner.column();
    }
    return out;
}

} // namespace lifeline
