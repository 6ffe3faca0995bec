// The thread behind a Recorder.
#pragma once

#include "store/recorder.h"
#include "store/room_keeper.h"
#include "store/row_writer.h"
#include "store/session_writer.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace lifeline {

class Recorder::Work {
public:
    Work(const EventLog& log, RecordingSettings settings);
    ~Work();

    RecordingStatus status() const;
    std::string path() const;
    void flush();
    std::string moveTo(const std::string& path);
    Duration waitForRoom();

private:
    using State = RecordingStatus::State;

    std::uint64_t behind() const { return m_log.size() - m_rows.written(); }
    bool recording() const { return m_recording.load(std::memory_order_acquire); }

    // on the thread
    void run();
    void start();
    bool waitForWork();
    void writeNew();
    bool writeBatch(std::uint64_t end);
    void finish();
    void checkFile();
    void vanished();
    void failed();
    void stop(State state, const std::string& problem);
    void published();
    // the same, in recorder_move.cpp
    void moveIfAsked();
    std::string move(const std::string& path);
    std::string startAnew(const std::string& path);
    void goOnAt(const std::string& path);

    const EventLog& m_log;
    RecordingSettings m_settings; // the path: under the mutex
    SessionWriter m_writer;
    RoomKeeper m_room;
    RowWriter m_rows;
    std::atomic<bool> m_recording{true};

    mutable std::mutex m_mutex; // guards what follows
    std::condition_variable m_wake, m_done;
    RecordingStatus m_status;
    int m_waiting = 0; // gates
    bool m_hurry = false, m_over = false, m_started = false;
    std::optional<std::string> m_moveTo;
    std::string m_moveProblem;

    std::thread m_thread;
};

} // namespace lifeline
