// A stack's contract as data: which callbacks it fires at which moment in which phase of its own, what of
// that it promises, and what it does not notice.
#pragma once

#include "base/file_problem.h"
#include "contracts/moment.h"
#include "lifecycle/event.h"

#include <array>
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
/// "-" for nothing. Notes and names do not show.
std::string toldText(std::span<const ToldCallback> told);
std::string toldText(std::span<const Event> callbacks); // Callback events of one side

/// Immutable once read. See resources/schema/contract.schema.json for the file.
class StackContract {
public:
    const std::string& id() const;    // "jetty-9.4-server", "chromium-client"
    const std::string& stack() const; // "jetty-9.4"
    const std::string& title() const; // "Jetty 9.4"
    Side side() const;
    /// Its own name for a role; empty where it has none.
    std::string_view called(CallbackName role) const;

    /// What the stack tells of these moments. Where a racy rule leaves a choice, each outcome that it names,
    /// the likeliest first; never empty.
    std::vector<std::vector<ToldCallback>> predict(std::span<const Moment> moments) const;
};

struct ContractFile {
    std::vector<StackContract> contracts; // the good ones
    std::vector<FileProblem> problems;
};
ContractFile readContracts(std::string_view json, std::string file);

/// Compiled in from resources/contracts, in the order people should see them; the reference first.
const std::vector<StackContract>& builtInContracts();
const StackContract* findContract(std::string_view id);

} // namespace lifeline
