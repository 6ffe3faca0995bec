// One session: its log and the model the panes read; live with a clock, a lab and a recording, or opened from
// a file.
#pragma once

#include "base/steady_clock.h"
#include "endpoints/lab.h"
#include "session/event_log.h"
#include "stacks/stack_host.h"
#include "store/recorder.h"
#include "ui/sessions/recording_choices.h"
#include "ui/shell/session_model.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace lifeline {

/// GUI thread only. Ends with everything that is open dropped, without waiting; its recording is written to
/// the end and closed.
class Session {
public:
    /// A live one, in which nothing has happened yet.
    explicit Session(const RecordingChoices& recording = RecordingChoices::off());
    /// One from a file: nothing happens in it any more.
    explicit Session(std::shared_ptr<const EventLog> opened);
    ~Session();

    SessionModel& model() { return *m_model; }
    const EventLog& log() const { return *m_log; }
    /// The log outlives its session where somebody still reads it.
    std::shared_ptr<const EventLog> sharedLog() const { return m_log; }

    bool isLive() const { return m_live != nullptr; }
    /// nullptr: it is not recorded.
    Recorder* recorder() const;

    // Of a live session only.
    Lab& lab();
    /// Other stacks than the reference; their thread begins when it is first asked for.
    StackHost& stacks();
    /// Lets one side of a connection send, whichever stack of this process plays it.
    void send(ConnectionId connection, Side side, const Outgoing& outgoing);

private:
    struct Live;

    std::shared_ptr<const EventLog> m_log;
    std::unique_ptr<Live> m_live; // writes the log until it is gone
    std::unique_ptr<SessionModel> m_model;
    QTimer m_poll;
};

} // namespace lifeline
