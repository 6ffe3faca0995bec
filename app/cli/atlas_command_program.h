// A program of an outside stack while it runs.
#pragma once

#include "wire/ws_url.h"

#include <QProcess>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lifeline {

/// Started in its folder with LIFELINE_BEACON and LIFELINE_TOKEN set; killed, by its own process id, when it
/// goes. Needs no event loop: pump() looks for what it wrote. All on one thread.
class StackProgram {
public:
    struct Beacon {
        std::uint16_t port = 0;
        std::string token;
    };

    StackProgram() = default;
    ~StackProgram();
    StackProgram(const StackProgram&) = delete;
    StackProgram& operator=(const StackProgram&) = delete;

    /// nullopt, or the sentence about why not.
    std::optional<std::string> start(const std::string& folder, const std::vector<std::string>& command,
                                     const Beacon& beacon);
    /// Reads what it wrote meanwhile, and sends what is still to be sent.
    void pump();
    bool running() const { return m_process.state() == QProcess::Running; }

    /// From its line "listening ws://127.0.0.1:PORT/"; nullopt until it came.
    const std::optional<WsUrl>& listening() const { return m_listening; }
    /// One line to its standard input.
    void tell(const std::string& line);
    /// The last of what it wrote to its standard error, safe to print; for a sentence about its end.
    std::string lastWords() const;

    /// Runs it to its end; false where it cannot be run, does not end within ten seconds, or fails.
    static bool succeeds(const std::string& folder, const std::vector<std::string>& command);

private:
    void readOutput();

    QProcess m_process;
    std::string m_output, m_errors; // not taken apart yet; the end of all
    std::optional<WsUrl> m_listening;
};

} // namespace lifeline
