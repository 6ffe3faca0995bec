#include "formats/open_log.h"

#include "base/byte_text.h"
#include "formats/byte_source.h"
#include "formats/capture_reader.h"
#include "formats/open_capture.h"
#include "formats/open_har.h"
#include "session/json_lines_reader.h"
#include "store/open_session.h"

namespace lifeline {
namespace {

constexpr std::size_t beginningSize = 4096;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view whatIsRead =
    "a Lifeline session, JSON Lines of Lifeline, a HAR, or a pcap or pcapng capture";

std::string_view withoutBlanks(std::string_view text)
{
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return text;
}

/// Its first key names the format.
FileFormat jsonFormatOf(std::string_view beginning)
{
    std::string_view text = withoutBlanks(beginning);
    if (!text.starts_with('{'))
        return FileFormat::Unknown;
    text = withoutBlanks(text.substr(1));
    if (text.starts_with("\"lifeline\""))
        return FileFormat::JsonLines;
    if (text.starts_with("\"log\"") || text.find("\"log\"") != std::string_view::npos)
        return FileFormat::Har;
    return FileFormat::Unknown;
}

struct KnownBeginning {
    std::string_view bytes, what;
};

/// Of files that people take for one of ours.
constexpr KnownBeginning otherFiles[] = {
    {"\x1F\x8B", "the file is packed with gzip: unpack it first"},
    {"\x28\xB5\x2F\xFD", "the file is packed with zstd: unpack it first"},
    {"\xFD\x37\x7A\x58\x5A", "the file is packed with xz: unpack it first"},
    {"PK\x03\x04", "the file is a ZIP archive: unpack it first"},
};

std::string unknownText(std::string_view beginning)
{
    for (const KnownBeginning& other : otherFiles) {
        if (beginning.starts_with(other.bytes))
            return std::string(other.what);
    }
    return "the file is of no kind that is read here";
}

OpenedLog failed(const std::string& path, std::string what, std::string expected = {})
{
    OpenedLog out;
    out.problems.push_back({path, 1, 1, std::move(what), std::move(expected)});
    return out;
}

OpenedLog openJsonLines(ByteSource& source, const std::string& path, const Progress& progress)
{
    OpenedLog out;
    SourceReader in(source);
    JsonLinesReader reader(path);
    bool goesOn = true;
    while (goesOn && in.left() > 0) {
        const std::string_view some = in.readSome();
        goesOn = !some.empty() && reader.feed(some);
        out.cancelled = !goOn(progress, in.position(), source.size());
        goesOn = goesOn && !out.cancelled;
    }
    JsonLinesFile file = out.cancelled ? reader.stop() : reader.finish();
    out.log = std::move(file.log);
    out.app = std::move(file.app);
    out.problems = std::move(file.problems);
    return out;
}

OpenedLog openSessionFile(const std::string& path, const Progress& progress)
{
    OpenedSession session = openSession(path, progress);
    OpenedLog out;
    out.log = std::move(session.log);
    out.app = std::move(session.app);
    out.problems = std::move(session.problems);
    out.notes = std::move(session.notes);
    out.cancelled = session.cancelled;
    return out;
}

OpenedLog openAs(FileFormat format, FileSource& source, const std::string& path, const Progress& progress)
{
    switch (format) {
    case FileFormat::JsonLines: return openJsonLines(source, path, progress);
    case FileFormat::Har: return openHar(source, path, progress);
    case FileFormat::Pcap: return openCapture(source, path, progress);
    default: return openSessionFile(path, progress);
    }
}

} // namespace

FileFormat fileFormatOf(std::string_view beginning)
{
    if (isSessionFile(beginning))
        return FileFormat::Session;
    if (isPcap(beginning) || isPcapng(beginning))
        return FileFormat::Pcap;
    return jsonFormatOf(beginning);
}

OpenedLog openLog(const std::string& path, const Progress& progress)
{
    FileSource source(path);
    if (!source.problem().empty())
        return failed(path, source.problem());
    if (source.size() == 0)
        return failed(path, "the file is empty", std::string(whatIsRead));
    std::string beginning(beginningSize, '\0');
    beginning.resize(source.readAt(0, beginning.data(), beginning.size()));
    if (!source.error().empty())
        return failed(path, "the file cannot be read: " + source.error());
    const FileFormat format = fileFormatOf(beginning);
    if (format == FileFormat::Unknown)
        return failed(path, unknownText(beginning), std::string(whatIsRead));
    OpenedLog out = openAs(format, source, path, progress);
    out.format = format;
    if (!source.error().empty())
        out.problems.push_back({path, 1, 1, "the file cannot be read: " + source.error(), {}});
    return out;
}

} // namespace lifeline
