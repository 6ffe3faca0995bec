// Measures stacks one after the other, each with all the faults that were chosen.
#pragma once

#include "atlas/stack_measure.h"
#include "cli/atlas_command_stack.h"
#include "cli/command.h"
#include "cli/console.h"

#include <QCoreApplication>

#include <memory>
#include <vector>

namespace lifeline {

class MeasureCommand final : public Command {
public:
    struct Task {
        std::vector<std::unique_ptr<MeasuredStack>> stacks; // at least one
        std::vector<std::shared_ptr<const Fault>> faults;
        MeasureSettings settings;
        std::string date; // of today: "2026-11-28"
    };

    /// `console` must outlive it. `inPlace`: the terminal can erase a line.
    MeasureCommand(Task task, const Console& console, bool inPlace);

    void start(Lab& lab) override;
    void take(const Event& event) override;
    void over(const ConnectionStory&) override {}
    std::optional<MonotonicTime> wakeAt() const override;
    void woken(MonotonicTime now) override;
    void stop(int times, MonotonicTime now) override;
    bool done() const override { return m_done; }
    ExitCode exitCode() const override { return m_exit; }
    bool showsEvents() const override { return false; }
    /// The caller writes the files.
    std::optional<Reports> reports(std::string_view) const override { return Reports{}; }

    /// Of the stacks that were measured to the end, in their order.
    const std::vector<AtlasColumn>& columns() const { return m_columns; }

private:
    MeasuredStack& current() { return *m_task.stacks[m_index]; }
    void prepare();
    void begin(MonotonicTime now);
    void finishStack();
    void fail(ExitCode exit, const std::string& why);
    void endStack();
    void tellProgress(const std::string& fault, std::size_t finished, std::size_t all);

    std::unique_ptr<QCoreApplication> m_application; // Qt's part of the stacks needs one
    Task m_task;
    const Console& m_console;
    bool m_inPlace;
    Lab* m_lab = nullptr;
    std::size_t m_index = 0;
    std::shared_ptr<PlayMail> m_mail;
    std::unique_ptr<StackMeasure> m_measure;
    std::optional<MonotonicTime> m_patienceEnds; // for a stack that is not ready yet
    MonotonicTime m_now;
    std::vector<AtlasColumn> m_columns;
    bool m_done = false;
    ExitCode m_exit = ExitCode::Expected;
};

} // namespace lifeline
