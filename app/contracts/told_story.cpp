#include "contracts/told_story.h"

#include <algorithm>

namespace lifeline {

ToldStory::ToldStory(std::span<const Event> callbacks)
{
    for (const Event& event : callbacks) {
        const auto* callback = event.as<event::Callback>();
        if (callback == nullptr)
            continue;
        if (callback->name == CallbackName::OnOpen && !open)
            open = all.size();
        if (callback->name == CallbackName::OnClose && !close)
            close = all.size();
        all.push_back({callback->name, callback->code, event.seq});
    }
}

std::vector<EventSeq> ToldStory::of(CallbackName role, std::size_t from, std::size_t to) const
{
    std::vector<EventSeq> seqs;
    for (std::size_t i = from; i < std::min(to, all.size()); ++i) {
        if (all[i].role == role)
            seqs.push_back(all[i].seq);
    }
    return seqs;
}

bool ToldStory::comes(std::initializer_list<CallbackName> roles, std::size_t from) const
{
    for (std::size_t i = from; i < all.size(); ++i) {
        if (std::find(roles.begin(), roles.end(), all[i].role) != roles.end())
            return true;
    }
    return false;
}

} // namespace lifeline
