// What the ladder says about the parts of a fault.
#include "base/byte_text.h"
#include "ui/ladder/ladder_captions.h"
#include "words/words.h"

namespace lifeline {
namespace {

constexpr std::size_t mostBytes = 80;

QString shown(std::string_view text) { return QString::fromStdString(escaped(text, mostBytes)); }

/// Of a step that waits: without the word that the sign before it says.
QString awaited(std::string_view what)
{
    constexpr std::string_view word = "expect ";
    return shown(what.starts_with(word) ? what.substr(word.size()) : what);
}

} // namespace

QString scriptCaption(const Event& event)
{
    if (const auto* injected = event.as<event::FaultInjected>())
        return QStringLiteral("⚡ ") + words::injection(injected->fault);
    if (const auto* step = event.as<event::FaultStep>())
        return shown(step->what);
    if (const auto* met = event.as<event::ExpectationMet>())
        return (met->allowed ? QStringLiteral("≈ ") : QStringLiteral("✓ ")) + awaited(met->what);
    if (const auto* missed = event.as<event::ExpectationMissed>())
        return QStringLiteral("✗ ") + awaited(missed->what);
    if (event.as<event::FaultEnded>() != nullptr)
        return QStringLiteral("✗ ") + LadderCaptions::tr("script ended");
    return QStringLiteral("⚡ ") + LadderCaptions::tr("script");
}

QString scriptNote(const Event& event)
{
    if (const auto* begun = event.as<event::FaultBegun>())
        return shown(begun->fault);
    if (event.as<event::FaultInjected>() != nullptr)
        return LadderCaptions::tr("injected");
    if (const auto* met = event.as<event::ExpectationMet>())
        return met->allowed ? LadderCaptions::tr("also right") : QString();
    if (const auto* missed = event.as<event::ExpectationMissed>())
        return missed->seen.empty() ? LadderCaptions::tr("nothing came in time")
                                    : LadderCaptions::tr("came: %1").arg(shown(missed->seen));
    return event.as<event::FaultEnded>() != nullptr ? LadderCaptions::tr("not as expected") : QString();
}

} // namespace lifeline
