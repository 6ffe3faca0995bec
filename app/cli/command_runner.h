// Runs a command: a lab, the log, the reports, Ctrl-C, and the order in which all of that ends.
#pragma once

#include "cli/command.h"
#include "cli/connection_book.h"
#include "cli/console.h"
#include "cli/log_output.h"
#include "cli/options.h"
#include "cli/report.h"

#include <memory>
#include <string_view>
#include <vector>

namespace lifeline {

/// The descriptors a program starts with; tests hand in others.
struct StandardStreams {
    int out = 1;
    int errors = 2;
};

class CommandRunner {
public:
    CommandRunner(std::string_view name, const CommonOptions& options, StandardStreams streams = {});
    ~CommandRunner();
    CommandRunner(const CommandRunner&) = delete;
    CommandRunner& operator=(const CommandRunner&) = delete;

    /// Opens the files of the options. False, and the sentence written, when one cannot be.
    bool open();
    /// For the command.
    const Console& console() const { return m_console; }
    /// Until the command is done and everything is written. open() must have succeeded.
    ExitCode run(Command& command);

private:
    bool openFile(const std::string& path, std::unique_ptr<OutputStream>& file);
    bool openSession(class Session& session);
    void closeSession(class Session& session);
    bool sessionGone(const class Session& session);
    bool openBeacon(class Session& session);
    void closeBeacon(class Session& session);
    void tellReports();
    void loop(Command& command, class Session& session);
    void take(Command& command, const Event& event);
    void over(Command& command, const ConnectionStory& story);
    void flush();
    bool outputGone();
    bool anythingGone(const class Session& session);
    void writeReports(const Command& command, std::string_view startedUtc);
    void writeReport(OutputStream* file, const std::string& path, const std::string& text);

    std::string m_name;
    const CommonOptions& m_options;
    OutputStream m_out, m_errors;
    Console m_console;
    std::unique_ptr<OutputStream> m_logFile, m_jsonFile, m_junitFile;
    OutputStream* m_logStream = nullptr;
    std::unique_ptr<LogOutput> m_log;
    std::unique_ptr<ConnectionBook> m_book;
    std::vector<ConnectionResult> m_results; // only where a report is wanted
    /// What came through the beacon; nullopt where there was none.
    struct Reports {
        std::uint64_t taken = 0, refused = 0; // by its port
        std::uint64_t notLaid = 0;            // of all, as the log tells
    };
    std::optional<Reports> m_reports;
    bool m_sessionFailed = false;
    bool m_outputFailed = false; // for another reason than that nobody reads it
};

} // namespace lifeline
