// Callback events from the public notation: "on-open on-close:1006".
#pragma once

#include "lifecycle/event.h"

#include <QStringList>

namespace lifeline {

/// Numbered from `seq` on; a word that names no role is of the role other.
inline std::vector<Event> toldEvents(const QString& text, EventSeq seq = 1)
{
    std::vector<Event> events;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        event::Callback callback{.name = CallbackName::Other, .called = "named"};
        for (std::size_t i = 0; i < callbackCount; ++i) {
            const std::string_view name = callbackName(static_cast<CallbackName>(i));
            if (word.section(u':', 0, 0) == QLatin1String(name.data(), static_cast<qsizetype>(name.size())))
                callback.name = static_cast<CallbackName>(i);
        }
        callback.code = static_cast<std::uint16_t>(word.section(u':', 1).toUInt());
        Event event;
        event.seq = seq++;
        event.body = callback;
        events.push_back(event);
    }
    return events;
}

} // namespace lifeline
