// The text an inspector shows for an event: payloads, heads, details; always safe to look at.
#pragma once

#include "ui/inspector/inspector_subject.h"
#include "ui/inspector/wire_bytes.h"

#include <QString>

#include <string_view>
#include <vector>

namespace lifeline {

struct InspectorText {
    QString text;
    std::vector<int> marked; // lines, from 0, that break a rule of HTTP
};

inline constexpr std::size_t mostInspectorText = std::size_t{128}
                                                 << 10; // bytes shown; a note stands behind the cut

/// Lines stay lines; every other byte that is not printable UTF-8 is escaped.
QString safeText(std::string_view bytes);

/// What "Text" shows.
InspectorText inspectorText(const InspectorSubject& subject);

/// What "JSON" shows; `reason` says why there is nothing.
QString inspectorJson(const InspectorSubject& subject, QString& reason);

/// The bytes as on the wire; none for events that are not made of bytes.
WireBytes inspectorBytes(const InspectorSubject& subject);
bool hasBytes(const InspectorSubject& subject);
/// What stands behind the bytes when they are not all: "… 64 bytes never arrived".
QString missingBytesNote(const InspectorSubject& subject);

/// What is copied: the payload of a frame, head and body of HTTP, else the text.
std::string copiedBytes(const InspectorSubject& subject);

} // namespace lifeline
