// A stack's contract as data: which callbacks it fires at which moment in which phase of its own, what of
// that it promises, and what it does not notice.
#pragma once

#include "base/file_problem.h"
#include "contracts/moment.h"
#include "lifecycle/event.h"

#include <array>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// What stands behind a rule or an invariant.
enum class Promise : std::uint8_t {
    Promised,    // written down by the stack's authors, or true by construction
    Observed,    // it merely does so
    NotPromised, // it may do otherwise, and has been seen to
};
/// "promised" "observed" "not-promised"
std::string_view promiseId(Promise promise);
std::optional<Promise> promiseFromId(std::string_view id);

/// One callback as a stack tells it.
struct ToldCallback {
    CallbackName role = CallbackName::Other;
    std::string called;     // the stack's own name
    std::uint16_t code = 0; // 0: none told
    Promise promise = Promise::Observed;
    std::size_t moment = 0; // which of the moments led to it
    std::string note;       // a sentence from the rule; may be empty

    friend bool operator==(const ToldCallback&, const ToldCallback&) = default;
};

/// The public notation of what a stack told, by role: "upgrade on-open on-message*3 on-error on-close:1006";
/// "-" for nothing. Notes and names do not show, nor do callbacks without one of the reference's as their
/// role.
std::string toldText(std::span<const ToldCallback> told);
std::string toldText(std::span<const Event> callbacks); // Callback events of one side

/// What a side's own stack does with the connection at a time.
enum class StackStage : std::uint8_t { Waiting, Open, Closing, Ended };
/// "waiting" "open" "closing" "ended"
std::string_view stageId(StackStage stage);

/// One way a connection goes by a contract.
struct Prediction {
    std::vector<ToldCallback> told;
    std::vector<StackStage> stages; // after each moment
};

/// Durations of a stack as it was set up, in place of those of its contract; zero turns a timer off.
using ContractTimers = std::map<std::string, Duration, std::less<>>;

struct ContractData;

/// Immutable once read; cheap to copy. See resources/schema/contract.schema.json for the file.
class StackContract {
public:
    explicit StackContract(std::shared_ptr<const ContractData> data) : m_data(std::move(data)) {}

    const std::string& id() const;    // "jetty-9.4-server", "chromium-client"
    const std::string& stack() const; // "jetty-9.4"
    const std::string& title() const; // "Jetty 9.4"
    Side side() const;
    /// Its own name for a role; empty where it has none.
    std::string_view called(CallbackName role) const;
    /// As beacons name it: "jetty 9.4", each a name and the beginning of a version.
    const std::vector<std::string>& names() const;
    /// Where its rules come from: documents, issues, "measured: …".
    const std::vector<std::string>& sources() const;
    const ContractTimers& timers() const;
    /// Of the invariant with that id; NotPromised where the contract does not name it.
    Promise invariant(std::string_view id) const;

    /// What the stack tells of these moments. Where a racy rule leaves a choice, each outcome that it names,
    /// the likeliest first; never empty. At most mostPredictions.
    std::vector<std::vector<ToldCallback>> predict(std::span<const Moment> moments,
                                                   const ContractTimers& setUp = {}) const;
    std::vector<Prediction> follow(std::span<const Moment> moments, const ContractTimers& setUp = {}) const;

    static constexpr std::size_t mostPredictions = 32;

private:
    std::shared_ptr<const ContractData> m_data;
};

struct ContractFile {
    std::vector<StackContract> contracts; // the good ones
    std::vector<FileProblem> problems;
};
/// Never throws; the limits are those of JsonReading.
ContractFile readContracts(std::string_view json, std::string file);

/// Compiled in from resources/contracts, in the order people should see them; the reference first.
const std::vector<StackContract>& builtInContracts();
const StackContract* findContract(std::string_view id);
/// The one that fits a stack as a beacon names it, "jetty 9.4.57", best: same name and the longest beginning
/// of the version. nullptr when none does.
const StackContract* contractFor(std::string_view stackName, Side side);

} // namespace lifeline
