// What a stack of Qt's told, in its order, for tests on the thread that it lives on.
#pragma once

#include "stacks/qt_error_signal.h"
#include "stacks/qt_socket.h"
#include "told_reports.h"

#include <QTest>

#include <atomic>
#include <thread>

namespace lifeline {

class ToldSignals {
public:
    StackTeller teller()
    {
        return [this](StackReport report) { m_reports.push_back(std::move(report)); };
    }

    const std::vector<StackReport>& reports() const { return m_reports; }

    /// "newConnection textMessageReceived disconnected:1000", without those named.
    QByteArray names(const QByteArrayList& without = {}) const
    {
        QByteArray text;
        for (const StackReport& report : m_reports) {
            const auto name = QByteArray::fromStdString(report.callback);
            if (without.contains(name))
                continue;
            text += (text.isEmpty() ? "" : " ") + name;
            if (report.code != 0)
                text += ":" + QByteArray::number(report.code);
        }
        return text;
    }

    const StackReport* find(std::string_view callback) const
    {
        for (const StackReport& report : m_reports) {
            if (report.callback == callback)
                return &report;
        }
        return nullptr;
    }

    /// Runs the event loop until it was told; false after a while.
    bool waitFor(std::string_view callback) const
    {
        return QTest::qWaitFor([&] { return find(callback) != nullptr; }, 60'000);
    }

private:
    std::vector<StackReport> m_reports;
};

/// Does what blocks on another thread while this one runs its event loop.
template <class Work> auto besides(Work work)
{
    decltype(work()) result{};
    std::atomic<bool> done = false;
    std::thread worker([&] {
        result = work();
        done = true;
    });
    [[maybe_unused]] const bool inTime = QTest::qWaitFor([&] { return done.load(); }, 60'000);
    worker.join();
    return result;
}

/// The own name of the error signal.
inline constexpr const char* errorSignalCalled = errorSignalName<QWebSocket>();

} // namespace lifeline
