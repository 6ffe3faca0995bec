#include "cli/fault_library.h"

#include "base/byte_text.h"

#include <cstdlib>
#include <system_error>

namespace lifeline {
namespace {

namespace fs = std::filesystem;

/// nullopt, or the sentence about a path that is not there.
std::optional<std::string> addPath(Catalogue& catalogue, const std::string& path)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        return "There is no file or folder \"" + escaped(path, 200) + "\".";
    if (fs::is_directory(status))
        catalogue.addFolder(path);
    else
        catalogue.addFile(path);
    return std::nullopt;
}

void tellProblems(const Catalogue& catalogue, std::size_t from, std::string_view before,
                  const Console& console)
{
    for (std::size_t i = from; i < catalogue.problems().size(); ++i)
        console.errors.buffer().append(before).append(escaped(catalogue.problems()[i].text())).append("\n");
    console.errors.flush();
}

bool addPaths(Catalogue& catalogue, const std::vector<std::string>& paths, const Console& console)
{
    for (const std::string& path : paths) {
        const std::size_t before = catalogue.problems().size();
        if (const auto sentence = addPath(catalogue, path)) {
            console.complain(*sentence);
            return false;
        }
        tellProblems(catalogue, before, "", console);
    }
    return true;
}

} // namespace

fs::path ownFaultsFolder()
{
    const auto fromEnvironment = [](const char* name) {
        const char* value = std::getenv(name);
        return fs::path(value ? value : "");
    };
    fs::path data = fromEnvironment("XDG_DATA_HOME");
    const fs::path home = fromEnvironment("HOME");
    if (!data.is_absolute())
        data = home.is_absolute() ? home / ".local" / "share" : fs::path();
    return data.empty() ? data : data / "lifeline" / "faults";
}

std::shared_ptr<const Catalogue> loadCatalogue(const std::vector<std::string>& paths, const Console& console)
{
    auto catalogue = std::make_shared<Catalogue>(Catalogue::builtIn());
    if (const fs::path own = ownFaultsFolder(); !own.empty()) {
        const std::size_t before = catalogue->problems().size();
        catalogue->addFolder(own);
        tellProblems(*catalogue, before, "warning: ", console);
    }
    return addPaths(*catalogue, paths, console) ? catalogue : nullptr;
}

std::shared_ptr<const Catalogue> loadForCheck(const std::vector<std::string>& paths, const Console& console)
{
    auto catalogue = std::make_shared<Catalogue>(Catalogue::builtIn());
    return addPaths(*catalogue, paths, console) ? catalogue : nullptr;
}

std::string unknownFault(const Catalogue& catalogue, std::string_view name, std::string_view kinds)
{
    std::string sentence = "\"" + escaped(name, 60) + "\" is no " + std::string(kinds) + ".";
    std::string close;
    for (const std::string& id : catalogue.similar(name))
        close.append(close.empty() ? " Close to it: " : ", ").append(id);
    return sentence + (close.empty() ? " lifeline-cli faults list names them all." : close + ".");
}

} // namespace lifeline
