// The thread behind a Recorder.
#pragma once

#include "store/connection_ages.h"
#include "store/recorder.h"
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

    std::uint64_t behind() const { return m_log.size() - m_written.load(std::memory_order_acquire); }
    bool recording() const { return m_recording.load(std::memory_order_acquire); }

    // on the thread
    void run();
    void start();
    bool waitForWork();
    void writeNew();
    bool writeBatch(std::uint64_t end);
    bool writeRows(std::uint64_t& row, std::uint64_t end);
    bool makeRoom();
    bool dropOldest();
    bool dropsOldest() const;
    bool addRow(std::uint64_t row);
    bool writeBlock();
    std::uint16_t calledOf(std::uint64_t row);
    void checkFile();
    void failed();
    void stop(State state, const std::string& problem);
    void published();
    void moveIfAsked();
    std::string move(const std::string& path);

    const EventLog& m_log;
    RecordingSettings m_settings; // the path: under the mutex
    SessionWriter m_writer;
    BlockBuilder m_block;
    ConnectionAges m_ages; // where the oldest are dropped
    std::uint64_t m_droppedConnections = 0, m_droppedEvents = 0;
    std::atomic<std::uint64_t> m_written{0}; // rows on disk
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
