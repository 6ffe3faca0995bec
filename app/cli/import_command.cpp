#include "cli/import_command.h"

#include "cli/log_input.h"
#include "cli/session_recording.h"

namespace lifeline {

ExitCode importFile(const ImportOptions& options, StandardStreams streams)
{
    OutputStream out(streams.out), errors(streams.errors);
    const Console console{out, errors, false, false};
    const OpenedLog opened = readLog(options.file, console);
    if (!opened.log)
        return ExitCode::Unreadable;
    RecordingStatus status;
    {
        Recorder recorder(*opened.log, {options.output});
        recorder.flush();
        status = recorder.status();
    }
    if (hasStopped(status)) {
        console.complain(stoppedText(options.output, status));
        return status.events == 0 ? ExitCode::Usage : ExitCode::Internal;
    }
    console.say(recordedText(options.output, status));
    return opened.whole() ? ExitCode::Expected : ExitCode::Unreadable;
}

} // namespace lifeline
