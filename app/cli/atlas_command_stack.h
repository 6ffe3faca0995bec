// What is measured: one side of one stack, made ready on the lab.
#pragma once

#include "atlas/play_mail.h"
#include "atlas/stack_folder.h"
#include "atlas/stack_subject.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace lifeline {

/// All on the main thread. Lives no longer than the lab it was made ready on.
class MeasuredStack {
public:
    virtual ~MeasuredStack() = default;

    virtual Side side() const = 0;
    /// Name and version where it says none itself: "node-ws", "reference 0.1.0".
    virtual std::string name() const = 0;
    virtual std::string title() const = 0;
    /// Empty: the one that fits what it calls itself.
    virtual std::string contract() const { return {}; }
    virtual std::map<std::string, Duration, std::less<>> timers() const { return {}; }
    /// How many plays at once it can be asked for at most.
    virtual std::size_t parallel() const { return 16; }

    /// Begins; `lab` and `mail` are those of the measurement.
    virtual void prepare(Lab& lab, const std::shared_ptr<PlayMail>& mail) = 0;
    /// Looks after it; to be called every few milliseconds.
    virtual void pump() {}
    /// Once it can be measured; nullptr until then. Called until it gives something.
    virtual std::unique_ptr<StackSubject> subject() = 0;
    /// Why it cannot be measured, or can no longer; empty: nothing is wrong.
    virtual std::string trouble() const { return {}; }
};

/// "reference" or "qt": in this process.
std::unique_ptr<MeasuredStack> builtInStack(const std::string& name, Side side);
/// A program that reports through a beacon. `folder` is where it lies; it has that side.
std::unique_ptr<MeasuredStack> programStack(std::string folder, const StackFolder& stack, Side side);

} // namespace lifeline
