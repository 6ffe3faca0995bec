#include "contracts/invariant_table.h"

#include <algorithm>
#include <array>

namespace lifeline {
namespace {

using enum Invariant;

// clang-format off
constexpr std::array<InvariantInfo, invariantCount> table{{
    {CloseAtMostOnce, "close-at-most-once", "Close is told at most once."},
    {CloseImpliesOpen, "close-implies-open", "Close is told only after open."},
    {OpenImpliesClose, "open-implies-close", "Open is followed by close once the connection is over."},
    {NoMessageBeforeOpen, "no-message-before-open", "No message is told before open."},
    {NoMessageAfterClose, "no-message-after-close", "No message is told after close."},
    {ErrorThenClose, "error-then-close", "An error is followed by close."},
    {NoErrorAfterClose, "no-error-after-close", "No error is told after close."},
    {NothingAfterTheEnd, "nothing-after-the-end", "Nothing at all is told after close."},
    {UpgradeImpliesOpenOrFailure, "upgrade-implies-open-or-failure", "What happens at the upgrade is followed by open, or by an error or close."},
    {CodeAsOnTheWire, "code-as-on-the-wire", "Close tells the code of the peer's close frame, or 1005 or 1006 where there was none."},
    {AbnormalEndReported, "abnormal-end-reported", "An end without a close frame is told as 1006."},
    {FailedHandshakeNeverOpens, "failed-handshake-never-opens", "A handshake that RFC 6455 lets fail never leads to open."},
    {EndsAgreeOnOpen, "ends-agree-on-open", "Both ends are told open, or neither."},
    {EndsAgreeOnCode, "ends-agree-on-code", "Both ends are told the same close code."},
}};
// clang-format on

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].invariant) != i)
            return false;
    }
    return true;
}
static_assert(inOrder());

} // namespace

std::span<const InvariantInfo> invariants() { return table; }

const InvariantInfo& info(Invariant invariant) { return table[static_cast<std::size_t>(invariant)]; }

std::optional<Invariant> invariantFromId(std::string_view id)
{
    const auto row =
        std::find_if(table.begin(), table.end(), [id](const InvariantInfo& each) { return each.id == id; });
    return row == table.end() ? std::nullopt : std::optional(row->invariant);
}

} // namespace lifeline
