#include "cli/atlas_command_measure.h"

#include "base/byte_text.h"
#include "contracts/contract.h"

#include <algorithm>
#include <tuple>

namespace lifeline {
namespace {

constexpr Duration pumpInterval = std::chrono::milliseconds(20);
constexpr Duration readyPatience = std::chrono::seconds(60); // until a program listens
constexpr std::string_view eraseLine = "\r\x1b[K";           // ECMA-48 EL

/// nullptr where there is one already.
std::unique_ptr<QCoreApplication> applicationIfNone()
{
    static int count = 1;
    static char name[] = "lifeline-cli";
    static char* arguments[] = {name, nullptr};
    return QCoreApplication::instance() ? nullptr : std::make_unique<QCoreApplication>(count, arguments);
}

std::string contractOf(const AtlasColumn& column, const std::string& asked)
{
    const StackContract* contract = asked.empty() ? nullptr : findContract(asked);
    if (contract == nullptr)
        contract = contractFor(column.name(), column.side);
    return contract != nullptr ? contract->id() : asked;
}

} // namespace

MeasureCommand::MeasureCommand(Task task, const Console& console, bool inPlace)
    : m_application(applicationIfNone()), m_task(std::move(task)), m_console(console), m_inPlace(inPlace)
{
}

void MeasureCommand::start(Lab& lab)
{
    m_lab = &lab;
    prepare();
}

void MeasureCommand::prepare()
{
    m_mail = std::make_shared<PlayMail>();
    m_patienceEnds.reset();
    current().prepare(*m_lab, m_mail);
}

std::optional<MonotonicTime> MeasureCommand::wakeAt() const
{
    if (m_done)
        return std::nullopt;
    const MonotonicTime pump = m_now + pumpInterval;
    const auto measure = m_measure ? m_measure->wakeAt() : std::nullopt;
    return measure ? std::min(*measure, pump) : pump;
}

void MeasureCommand::take(const Event& event)
{
    if (m_measure)
        m_measure->take(event);
}

void MeasureCommand::woken(MonotonicTime now)
{
    if (m_done)
        return;
    m_now = now;
    if (!m_patienceEnds)
        m_patienceEnds = now + readyPatience;
    current().pump();
    if (const std::string trouble = current().trouble(); !trouble.empty())
        return fail(ExitCode::NotConnected, trouble);
    if (!m_measure)
        return begin(now);
    m_measure->woken(now);
    if (m_measure->idle())
        finishStack();
}

void MeasureCommand::begin(MonotonicTime now)
{
    auto subject = current().subject();
    if (!subject) {
        if (now >= *m_patienceEnds)
            fail(ExitCode::TimedOut, "the program does not say that it is listening");
        return;
    }
    MeasureSettings settings = m_task.settings;
    settings.parallel = std::min(settings.parallel, current().parallel());
    m_measure =
        std::make_unique<StackMeasure>(*m_lab, std::move(subject), m_mail, settings,
                                       [this](const std::string& fault, std::size_t finished,
                                              std::size_t all) { tellProgress(fault, finished, all); });
    for (const auto& fault : m_task.faults)
        m_measure->measure(fault, now);
    if (m_measure->idle())
        finishStack();
}

void MeasureCommand::tellProgress(const std::string& fault, std::size_t finished, std::size_t all)
{
    if (!m_inPlace)
        return;
    m_console.say(std::string(eraseLine) + escaped(current().title()) + ", " +
                  std::string(sideName(current().side())) + ": " + std::to_string(finished) + " of " +
                  std::to_string(all) + ", " + escaped(fault));
}

void MeasureCommand::finishStack()
{
    AtlasColumn column = m_measure->column();
    if (column.version.empty()) // it said nothing, or only its name
        std::tie(column.stack, column.version) = stackAndVersion(current().name());
    column.title = current().title();
    column.contract = contractOf(column, current().contract());
    column.timers = current().timers();
    column.date = m_task.date;
    m_columns.push_back(std::move(column));
    endStack();
    if (++m_index < m_task.stacks.size())
        prepare();
    else
        m_done = true;
}

/// All that is the stack's goes while the lab is still there.
void MeasureCommand::endStack()
{
    if (m_inPlace && m_measure)
        m_console.say(eraseLine);
    m_measure.reset();
    m_task.stacks[m_index].reset();
    m_mail.reset();
}

void MeasureCommand::fail(ExitCode exit, const std::string& why)
{
    const std::string name = escaped(current().title()) + " as a " + std::string(sideName(current().side()));
    endStack();
    m_console.complain(name + " cannot be measured: " + why);
    m_exit = exit;
    m_done = true;
}

void MeasureCommand::stop(int /*times*/, MonotonicTime /*now*/)
{
    if (!m_done)
        fail(ExitCode::Failed, "stopped.");
}

} // namespace lifeline
