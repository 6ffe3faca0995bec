#include "cli/show_command.h"

#include "cli/human_output.h"
#include "cli/log_input.h"
#include "cli/log_output.h"
#include "cli/show_fields.h"
#include "formats/text_ladder.h"
#include "session/connection_table.h"

#include <cerrno>
#include <cstring>
#include <set>

namespace lifeline {
namespace {

constexpr std::uint64_t linesAtOnce = 1024;

class Showing {
public:
    Showing(const LogSlice& slice, const ShowOptions& options, const Console& console)
        : m_slice(slice), m_options(options), m_console(console)
    {
    }

    void run()
    {
        switch (m_options.as) {
        case ShowOptions::As::Text:
            return lines([&](std::uint64_t row) {
                m_console.out.write(eventLine(m_slice.log().event(row), m_console.colors));
            });
        case ShowOptions::As::Fields:
            return lines([&](std::uint64_t row) {
                m_console.out.write(fieldsLine(m_slice.log(), row, m_options.fields));
            });
        case ShowOptions::As::Json: return json();
        case ShowOptions::As::Ladder: return ladders();
        }
    }

private:
    /// Ends where nobody reads them any more.
    template <class Line> void lines(Line line)
    {
        for (std::uint64_t i = 0; i < m_slice.size() && m_console.out.ok(); ++i) {
            line(m_slice.row(i));
            if (i % linesAtOnce == linesAtOnce - 1)
                m_console.out.flush();
        }
        m_console.out.flush();
    }

    void json()
    {
        LogOutput out(m_console.out, m_slice.log().startedUtc());
        lines([&](std::uint64_t row) { out.write(m_slice.log().event(row)); });
    }

    /// A ladder needs the whole life: what is chosen is the connections.
    void ladders()
    {
        std::set<std::uint32_t> chosen;
        for (std::uint64_t i = 0; i < m_slice.size(); ++i)
            chosen.insert(m_slice.log().entry(m_slice.row(i)).connection);
        ConnectionTable table(m_slice.log());
        table.update();
        for (std::size_t i = 0; i < table.size() && m_console.out.ok(); ++i) {
            if (!chosen.contains(number(table.at(i).story.id)))
                continue;
            TextLadder ladder;
            for (const std::uint32_t row : table.at(i).rows)
                ladder.take(m_slice.log().event(row));
            m_console.announce(ladder.text(table.at(i).story, m_console.colors) + "\n");
        }
    }

    const LogSlice& m_slice;
    const ShowOptions& m_options;
    const Console& m_console;
};

} // namespace

ExitCode showLog(const ShowOptions& options, StandardStreams streams)
{
    OutputStream out(streams.out), errors(streams.errors);
    const Console console{out, errors, colorsWanted(out.isTerminal(), options.noColor), false};
    const OpenedLog opened = readLog(options.file, console);
    if (!opened.log)
        return ExitCode::Unreadable;
    const auto slice = selected(*opened.log, options.selection, console);
    if (!slice)
        return opened.whole() ? ExitCode::Usage : ExitCode::Unreadable;
    Showing(*slice, options, console).run();
    if (!out.ok() && out.error() != EPIPE) {
        console.complain(std::string("The output cannot be written: ") + std::strerror(out.error()) + ".");
        return ExitCode::Internal;
    }
    return opened.whole() ? ExitCode::Expected : ExitCode::Unreadable;
}

} // namespace lifeline
