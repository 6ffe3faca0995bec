// What the inspector says about an event in lines, before its bytes.
#pragma once

#include "ui/inspector/inspector_subject.h"

#include <QString>

#include <vector>

namespace lifeline {

struct Theme;

struct InspectorFact {
    enum class Tone : std::uint8_t { Plain, Warning, Bad };
    QString name;  // "masking key"; may be empty
    QString value; // "a1 5f 02 9c"
    QString note;  // "§5.3"
    Tone tone = Tone::Plain;

    friend bool operator==(const InspectorFact&, const InspectorFact&) = default;
};

std::vector<InspectorFact> inspectorFacts(const InspectorSubject& subject);

/// The facts as rich text in the theme's colours, one a line. Nothing a peer sent is read as markup.
QString factsHtml(const std::vector<InspectorFact>& facts, const Theme& theme);

} // namespace lifeline
