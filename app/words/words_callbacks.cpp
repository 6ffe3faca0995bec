#include "words/translate.h"
#include "words/words.h"

namespace lifeline::words {
namespace {

/// What the view's application was told, and what that rests on.
class Debt {
public:
    Debt(const ConnectionStory& story, const Explanation& why)
        : m_us(story.of(why.verdict.view)), m_told(why.callbacks(why.verdict.view)),
          m_onOpen(name(CallbackName::OnOpen)), m_onClose(name(CallbackName::OnClose))
    {
    }

    ExplainedText text() const
    {
        if (!m_told.seen)
            return m_us.forwarded
                       ? explained(translated("No stack has reported what this side's application was told."))
                       : ExplainedText();
        if (!m_told.opened)
            return m_us.wasOpen ? openUntold() : neverOpened();
        if (!isFinal(m_us.phase))
            return living();
        return m_told.duty == Duty::Owed ? owed() : notOwed();
    }

private:
    QString name(CallbackName role) const { return shown(m_us.nameOf(role), 64); }

    /// " with 1006"
    QString withCode() const
    {
        const std::uint16_t code = m_told.code.value_or(0);
        return code == 0 ? QString() : translated(" with %1").arg(code);
    }

    ExplainedText filled(const QString& pattern) const
    {
        return explained(pattern, {m_onOpen, m_onClose, withCode(), QString::number(m_told.closes)},
                         {m_told.onOpen, m_told.onClose});
    }

    ExplainedText owed() const
    {
        switch (m_told.closes) {
        case 0: return filled(translated("[1:%1] had fired, so %2 was owed; it has not fired."));
        case 1: return filled(translated("[1:%1] had fired, so %2 was owed; it [2:fired once]%3."));
        default:
            return filled(translated("[1:%1] had fired, so %2 was owed; it [2:fired %4 times], last%3."));
        }
    }

    ExplainedText notOwed() const
    {
        switch (m_told.closes) {
        case 0:
            return filled(
                m_told.duty == Duty::NotPromised
                    ? translated("[1:%1] had fired; this stack does not promise %2, and it did not come.")
                    : translated("[1:%1] had fired; %2 did not come."));
        case 1: return filled(translated("[1:%1] had fired; %2 [2:fired once]%3."));
        default: return filled(translated("[1:%1] had fired; %2 [2:fired %4 times], last%3."));
        }
    }

    ExplainedText living() const
    {
        if (m_told.duty != Duty::Owed)
            return filled(translated("[1:%1] fired."));
        return filled(m_us.phase == Phase::Open
                          ? translated("[1:%1] fired, so %2 is owed when this ends, however it ends.")
                          : translated("[1:%1] fired, so %2 is owed when TCP ends."));
    }

    ExplainedText openUntold() const
    {
        return filled(
            m_told.closes == 0
                ? translated("The stack never told that it had opened: no %1, and no %2.")
                : translated("The stack never told that it had opened: no %1, but %2 [2:fired]%3."));
    }

    /// What did fire of a connection that did not open.
    QString firedBeforeOpen() const
    {
        if (m_told.upgrade)
            return m_us.refusal.empty() ? translated("[1:%1] fired")
                                        : translated("[1:%1] fired with the refusal");
        return m_told.onError ? translated("[1:%1] fired alone") : QString();
    }

    QString restBeforeOpen(bool any) const
    {
        if (m_told.closes > 0)
            return any ? translated("; %2 never fired, and %3 [2:did] all the same%4.")
                       : translated("%2 never fired, and %3 [2:did] all the same%4.");
        if (!isFinal(m_us.phase))
            return any ? translated("; %2 has not, so %3 is not owed.")
                       : translated("No callback has fired yet, and none is owed.");
        return any ? translated("; %2 never fired, so %3 is not owed.")
                   : translated("No callback fired, and none was owed.");
    }

    ExplainedText neverOpened() const
    {
        const QString fired = firedBeforeOpen();
        const CallbackName first = m_told.upgrade ? CallbackName::Upgrade : CallbackName::OnError;
        return explained(fired + restBeforeOpen(!fired.isEmpty()),
                         {name(first), m_onOpen, m_onClose, withCode()},
                         {m_told.upgrade ? m_told.upgrade : m_told.onError, m_told.onClose});
    }

    const SideStory& m_us;
    const CallbackAccount& m_told;
    QString m_onOpen, m_onClose;
};

} // namespace

ExplainedText callbackDebt(const ConnectionStory& story, const Explanation& why)
{
    return Debt(story, why).text();
}

} // namespace lifeline::words
