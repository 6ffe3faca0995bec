#include "cli/atlas_command_write.h"

#include "base/byte_text.h"
#include "cli/atlas_command_check.h"

#include <cstring>
#include <filesystem>

namespace lifeline {
namespace {

namespace fs = std::filesystem;

std::string quoted(const std::string& text) { return "\"" + escaped(text, 200) + "\""; }

fs::path fileFor(const AtlasColumn& column, const std::string& out)
{
    std::error_code error;
    if (out.empty() || fs::is_directory(out, error))
        return fs::path(out) / atlasFileName(column);
    return out;
}

bool writeColumn(const AtlasColumn& column, const std::string& out, const Console& console)
{
    const std::string path = fileFor(column, out).string();
    OutputStream file(path);
    file.write(writeAtlas(column));
    file.flush();
    if (!file.ok()) {
        console.complain("The file " + quoted(path) + " cannot be written: " + std::strerror(file.error()) +
                         ".");
        return false;
    }
    console.say(skippedText(column.left));
    console.announce(titleOf(column) + ": " + cellCount(column.cells.size()) + ", " +
                     std::to_string(column.left.size()) + " left, in " + escaped(path) + "\n");
    return true;
}

} // namespace

ExitCode writeColumns(const std::vector<AtlasColumn>& columns, const std::string& out, const Console& console)
{
    std::error_code error;
    if (columns.size() > 1 && !out.empty() && !fs::is_directory(out, error)) {
        console.complain(quoted(out) + " would take two files; name a folder, or one --side.");
        return ExitCode::Usage;
    }
    for (const AtlasColumn& column : columns) {
        if (!writeColumn(column, out, console))
            return ExitCode::Usage;
    }
    return ExitCode::Expected;
}

} // namespace lifeline
