#include "cli/atlas_command_stack.h"

#include "atlas/play_doors.h"
#include "atlas/program_subject.h"
#include "atlas/qt_subject.h"
#include "atlas/reference_subject.h"
#include "cli/atlas_command_program.h"
#include "stacks/beacon_port.h"

#include <atomic>

namespace lifeline {
namespace {

class ReferenceStack final : public MeasuredStack {
public:
    explicit ReferenceStack(Side side) : m_side(side) {}

    Side side() const override { return m_side; }
    std::string name() const override { return "reference " LIFELINE_VERSION; }
    std::string title() const override { return "Reference"; }
    void prepare(Lab& lab, const std::shared_ptr<PlayMail>& mail) override
    {
        m_subject = std::make_unique<ReferenceSubject>(lab, m_side, mail);
    }
    std::unique_ptr<StackSubject> subject() override { return std::move(m_subject); }

private:
    Side m_side;
    std::unique_ptr<StackSubject> m_subject;
};

class QtStack final : public MeasuredStack {
public:
    explicit QtStack(Side side) : m_side(side) {}

    Side side() const override { return m_side; }
    std::string name() const override { return StackHost::qtName(); }
    std::string title() const override { return "Qt"; }
    /// It reports by the address of the client's end, and two connections to different ports may have the
    /// same.
    std::size_t parallel() const override { return 4; }
    void prepare(Lab& lab, const std::shared_ptr<PlayMail>& mail) override
    {
        m_host = std::make_unique<StackHost>(lab);
        m_doors = std::make_shared<PlayDoors>(lab, mail);
    }
    std::unique_ptr<StackSubject> subject() override
    {
        return std::make_unique<QtSubject>(*m_host, m_side, m_doors);
    }

private:
    Side m_side;
    std::unique_ptr<StackHost> m_host;
    std::shared_ptr<PlayDoors> m_doors;
};

class ProgramStack final : public MeasuredStack {
public:
    ProgramStack(std::string folder, const StackFolder& stack, Side side)
        : m_folder(std::move(folder)), m_name(stack.stack), m_title(stack.title),
          m_program(*stack.side(side)), m_side(side)
    {
    }

    Side side() const override { return m_side; }
    std::string name() const override { return m_name; }
    std::string title() const override { return m_title; }
    std::string contract() const override { return m_program.contract; }
    std::map<std::string, Duration, std::less<>> timers() const override { return m_program.timers; }
    void prepare(Lab& lab, const std::shared_ptr<PlayMail>& mail) override;
    void pump() override;
    std::unique_ptr<StackSubject> subject() override;
    std::string trouble() const override { return m_trouble; }

private:
    struct Port { // filled on the beacon's thread
        std::atomic<std::uint32_t> number = 0;
        std::atomic<bool> failed = false;
    };

    std::string m_folder, m_name, m_title;
    StackProgramSide m_program;
    Side m_side;
    std::string m_token = BeaconPort::newToken();
    std::shared_ptr<Port> m_port = std::make_shared<Port>();
    std::unique_ptr<BeaconPort> m_beacon;
    std::shared_ptr<PlayDoors> m_doors;
    std::unique_ptr<StackProgram> m_running; // goes before the beacon
    std::string m_trouble;
};

void ProgramStack::prepare(Lab& lab, const std::shared_ptr<PlayMail>& mail)
{
    m_doors = std::make_shared<PlayDoors>(lab, mail);
    m_beacon = std::make_unique<BeaconPort>(
        lab, m_token, std::uint16_t{0},
        [port = m_port](const std::variant<std::uint16_t, BeaconPort::Failure>& result) {
            if (const auto* number = std::get_if<std::uint16_t>(&result))
                port->number = *number;
            else
                port->failed = true;
        });
}

void ProgramStack::pump()
{
    if (!m_trouble.empty())
        return;
    if (m_port->failed) {
        m_trouble = "there is no port for the beacon";
    } else if (m_running == nullptr && m_port->number != 0) {
        m_running = std::make_unique<StackProgram>();
        const auto beacon = StackProgram::Beacon{static_cast<std::uint16_t>(m_port->number.load()), m_token};
        m_trouble = m_running->start(m_folder, m_program.run, beacon).value_or("");
    } else if (m_running != nullptr) {
        m_running->pump();
        if (!m_running->running())
            m_trouble = "the program ended: " + m_running->lastWords();
    }
}

std::unique_ptr<StackSubject> ProgramStack::subject()
{
    if (m_running == nullptr || !m_trouble.empty())
        return nullptr;
    if (m_side == Side::Client) {
        return std::make_unique<ClientProgramSubject>(
            [program = m_running.get()](const std::string& line) { program->tell(line); }, m_doors,
            m_program.lacks);
    }
    if (!m_running->listening())
        return nullptr;
    return std::make_unique<ServerProgramSubject>(*m_running->listening(), m_doors, m_program.lacks);
}

} // namespace

std::unique_ptr<MeasuredStack> builtInStack(const std::string& name, Side side)
{
    if (name == "qt")
        return std::make_unique<QtStack>(side);
    return std::make_unique<ReferenceStack>(side);
}

std::unique_ptr<MeasuredStack> programStack(std::string folder, const StackFolder& stack, Side side)
{
    return std::make_unique<ProgramStack>(std::move(folder), stack, side);
}

} // namespace lifeline
