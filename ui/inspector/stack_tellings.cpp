#include "ui/inspector/stack_tellings.h"

#include "contracts/would_have.h"
#include "ui/matrix/matrix_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace lifeline {
namespace {

QString say(const char* source) { return QCoreApplication::translate("StackTellings", source); }

Roles rolesOf(const StackContract& contract)
{
    Roles roles{};
    for (std::size_t i = 0; i < roles.size(); ++i)
        roles[i] = !contract.called(static_cast<CallbackName>(i)).empty();
    return roles;
}

bool isTraffic(const QString& callback)
{
    return callback.startsWith(u"message") || callback.startsWith(u"ping") || callback.startsWith(u"pong");
}

/// What tells stacks apart: once open, how it ended. "upgrade · open · message ×3 · close 1006" is "close
/// 1006".
QString shortened(const QString& told)
{
    static const QString between = QStringLiteral(" · ");
    QStringList callbacks = told.split(between);
    const auto open = callbacks.indexOf(QStringLiteral("open"));
    if (open >= 0 && open + 1 < callbacks.size())
        callbacks = callbacks.mid(open + 1);
    callbacks.removeIf(isTraffic);
    return callbacks.isEmpty() ? QStringLiteral("open") : callbacks.join(between);
}

QString remarkOf(const WouldHave& would)
{
    if (would.diverged)
        return say("From some point on that stack would have gone another way, and so would the connection.");
    if (!would.certain)
        return say("That stack does not always tell the same here; this is the likeliest.");
    for (auto told = would.told.rbegin(); told != would.told.rend(); ++told) {
        if (!told->note.empty())
            return QString::fromStdString(told->note);
    }
    return {};
}

/// What was measured of that contract's stack at that fault; nullptr: nothing.
const AtlasColumn* measuredBy(const std::vector<AtlasColumn>& atlas, const StackContract& contract,
                              const std::string& fault)
{
    const auto found = std::ranges::find_if(atlas, [&](const AtlasColumn& column) {
        return column.contract == contract.id() && column.find(fault) != nullptr;
    });
    return found == atlas.end() || fault.empty() ? nullptr : &*found;
}

void showMeasured(StackTelling& telling, const AtlasColumn& column, const AtlasCell& cell)
{
    telling.measured = true;
    telling.stack = QString::fromStdString(column.title + " " + column.version);
    telling.told = shortened(toldWords(cell.outcomes.front().told));
    telling.sure = !cell.racy();
    telling.remark = cell.racy() ? say("Measured: this is its most frequent outcome of several.")
                                 : say("Measured with this fault.");
}

StackTelling tellingOf(const WouldHave& would, const std::string& reference, const std::string& fault,
                       const std::vector<AtlasColumn>& atlas)
{
    StackTelling telling;
    telling.stack = QString::fromStdString(would.contract->title());
    std::string told = toldText(would.told);
    telling.told = shortened(toldWords(told));
    telling.remark = remarkOf(would);
    telling.sure = would.certain && !would.diverged;
    if (const AtlasColumn* column = measuredBy(atlas, *would.contract, fault)) {
        const AtlasCell& cell = *column->find(fault);
        showMeasured(telling, *column, cell);
        told = cell.outcomes.front().told;
    }
    telling.agreement = would.contract->stack() == "reference"
                            ? Agreement::Reference
                            : compareTold(told, reference, rolesOf(*would.contract));
    return telling;
}

} // namespace

std::vector<StackTelling> stackTellings(const std::vector<Moment>& moments, Side side,
                                        const std::string& fault, const std::vector<AtlasColumn>& atlas)
{
    std::vector<StackTelling> all;
    const auto would = whatEachWouldHaveBeenTold(moments, side);
    const std::string reference = would.empty() ? std::string() : toldText(would.front().told);
    for (const WouldHave& each : would)
        all.push_back(tellingOf(each, reference, fault, atlas));
    return all;
}

} // namespace lifeline
