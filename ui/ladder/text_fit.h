// Text made to fit the room there is, by a measure given from outside so that it needs no window.
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

namespace lifeline {

/// Width of a text in pixels; never less for a longer text.
using TextWidth = std::function<double(const QString&)>;

/// The text, or as much of its beginning as fits with "…" behind it. Empty when not even one letter fits.
QString elided(const QString& text, double room, const TextWidth& width);

/// Lines broken at spaces, at most `most`; the last one is elided.
QStringList wrapped(const QString& text, double room, int most, const TextWidth& width);

} // namespace lifeline
