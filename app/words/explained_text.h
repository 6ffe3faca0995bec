// Text whose parts point at the events they rest on.
#pragma once

#include "lifecycle/close_story.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace lifeline::words {

struct ExplainedText {
    struct Link {
        int begin = 0, length = 0; // in UTF-16 units of `text`
        EventSeq event = 0;
        friend bool operator==(const Link&, const Link&) = default;
    };
    QString text;
    std::vector<Link> links; // in the order of the text, apart from each other

    bool empty() const { return text.isEmpty(); }
    /// The other text follows, after a space where both have words.
    void append(const ExplainedText& other);
};

/// A translated pattern with its blanks filled: %1 to %9 stand for `values`, and [1:words] links its words to
/// the first of `marks`, where that is an event of a log. What stands in for a blank is never taken for a
/// pattern.
///
///     explained("The client [1:sent] %1.", {"4 B"}, {mark})
ExplainedText explained(const QString& pattern, const QStringList& values = {},
                        const std::vector<std::optional<Mark>>& marks = {});

/// "The client reset the connection [#412]": each linked part with the number of its event behind it.
QString withReferences(const ExplainedText& text);

} // namespace lifeline::words
