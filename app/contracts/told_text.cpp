#include "contracts/contract.h"

namespace lifeline {
namespace {

/// Words one after the other; the same several times in a row is written once, with how often.
class ToldWords {
public:
    void add(CallbackName role, std::uint16_t code)
    {
        if (role == CallbackName::Other)
            return;
        std::string word(callbackName(role));
        if (role == CallbackName::OnClose && code != 0)
            word += ':' + std::to_string(code);
        if (word == m_word) {
            ++m_times;
            return;
        }
        flush();
        m_word = std::move(word);
        m_times = 1;
    }

    std::string text()
    {
        flush();
        return m_text.empty() ? "-" : m_text;
    }

private:
    void flush()
    {
        if (m_times == 0)
            return;
        m_text += (m_text.empty() ? "" : " ") + m_word;
        if (m_times > 1)
            m_text += '*' + std::to_string(m_times);
        m_times = 0;
    }

    std::string m_text, m_word;
    std::size_t m_times = 0;
};

} // namespace

std::string toldText(std::span<const ToldCallback> told)
{
    ToldWords words;
    for (const ToldCallback& each : told)
        words.add(each.role, each.code);
    return words.text();
}

std::string toldText(std::span<const Event> callbacks)
{
    ToldWords words;
    for (const Event& event : callbacks) {
        if (const auto* callback = event.as<event::Callback>())
            words.add(callback->name, callback->code);
    }
    return words.text();
}

} // namespace lifeline
