// The look: colours by meaning, type scale, grid. Meaning has one colour everywhere, in light and in dark.
#pragma once

#include "lifecycle/event.h"
#include "lifecycle/verdict.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QString>

namespace lifeline {

enum class ThemeChoice { System, Light, Dark };

/// Every colour the program paints with.
struct Theme {
    bool dark = true;

    // Surfaces and lines
    QColor window, panel, panelBorder, raised, raisedBorder, hover, separator, gridLine;
    // Text
    QColor text, muted, faint, link;
    // States
    QColor accent, accentText, selection, selectionText, good, goodText, warning, danger, dangerText,
        validInput, invalidInput;
    // Meaning
    QColor sent, received, fault, callback, callbackText;

    QColor phase(Phase phase) const;       // bars and lifelines
    QColor tone(StageTone tone) const;     // the strong colour of a chip's row mark
    QColor toneFill(StageTone tone) const; // behind a chip's or banner's text
    QColor layer(Layer layer) const;       // the mark before an event's name

    static Theme light();
    static Theme darkTheme();
};

/// One 8-pixel grid, one radius, one type scale.
namespace metrics {
inline constexpr int grid = 8;
inline constexpr int radius = 5;
inline constexpr int rowHeight = 26;
inline constexpr int smallText = 11; // pixels
inline constexpr int text = 12;
inline constexpr int titleText = 13;
} // namespace metrics

/// Owns the current theme, applies palette and style sheet to the application, follows the system where asked
/// to. GUI thread only.
class ThemeManager : public QObject {
    Q_OBJECT
public:
    static ThemeManager& instance();

    const Theme& theme() const { return m_theme; }
    ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; // palette changes of the system

private:
    ThemeManager();
    void apply();

    Theme m_theme;
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_applying = false, m_scheduled = false;
};

inline const Theme& theme() { return ThemeManager::instance().theme(); }

/// The interface font at a size of the type scale; monospaced digits and bytes in monoFont.
QFont uiFont(int pixels = metrics::text, QFont::Weight weight = QFont::Normal);
QFont monoFont(int pixels = metrics::text, QFont::Weight weight = QFont::Normal);

/// An icon of resources/icons by name ("play", "square", "download"), drawn in the given colour (theme().text
/// when invalid), sharp at every scale.
QIcon themedIcon(const QString& name, const QColor& colour = {});

} // namespace lifeline
