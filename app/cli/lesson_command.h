// lifeline-cli lesson: the window's first lesson, in the terminal.
#pragma once

#include "cli/command.h"
#include "cli/console.h"
#include "cli/options.h"
#include "formats/text_ladder.h"

#include <map>

namespace lifeline {

/// Three lives, one after the other, each told as a ladder with a paragraph on what fired and why: a
/// connection that opens and closes, a request for an upgrade without key and version, and one that asks for
/// no upgrade.
class LessonCommand final : public Command {
public:
    /// Both must outlive it.
    LessonCommand(const LessonOptions& options, const Console& console)
        : m_options(options), m_console(console)
    {
    }

    void start(Lab& lab) override;
    void take(const Event& event) override;
    void over(const ConnectionStory& story) override;
    void stop(int times, MonotonicTime now) override;
    bool done() const override { return m_done; }
    ExitCode exitCode() const override { return m_exit; }
    bool showsEvents() const override { return false; }

    enum class Act { Open, Refused, Plain, Over };

private:
    void listen(std::uint16_t port);
    void listenFailed(const event::ListenFailed& failed);
    void begin(Act act);
    void beginRaw(std::string_view request);
    void playClient(const event::Callback& callback);
    void tell(const ConnectionStory& story);

    const LessonOptions& m_options;
    const Console& m_console;
    Lab* m_lab = nullptr;
    std::uint16_t m_port = 0;
    Act m_act = Act::Open;
    ConnectionId m_client = ConnectionId::None; // of the first act
    std::string m_peer;                         // of the act on the stage, where the client is not ours
    std::map<std::uint32_t, TextLadder> m_ladders;
    bool m_done = false;
    bool m_wentAsTold = true;
    ExitCode m_exit = ExitCode::Failed;
};

/// Whether a connection went as the lesson says.
bool wentAsTold(LessonCommand::Act act, const ConnectionStory& story);

} // namespace lifeline
