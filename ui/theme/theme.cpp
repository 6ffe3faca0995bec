#include "ui/theme/theme.h"

#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>
#include <QToolTip>

// The icons lie in a static library, whose resources register only when asked to.
static void registerResources() { Q_INIT_RESOURCE(lifeline); }

namespace lifeline {
namespace {

void fill(QPalette& palette, QPalette::ColorGroup group, const Theme& t)
{
    palette.setColor(group, QPalette::Window, t.window);
    palette.setColor(group, QPalette::WindowText, t.text);
    palette.setColor(group, QPalette::Base, t.panel);
    palette.setColor(group, QPalette::AlternateBase, t.raised);
    palette.setColor(group, QPalette::Text, t.text);
    palette.setColor(group, QPalette::Button, t.panel);
    palette.setColor(group, QPalette::ButtonText, t.text);
    palette.setColor(group, QPalette::ToolTipBase, t.raised);
    palette.setColor(group, QPalette::ToolTipText, t.text);
    palette.setColor(group, QPalette::PlaceholderText, t.muted);
    palette.setColor(group, QPalette::BrightText, t.danger);
    palette.setColor(group, QPalette::Link, t.link);
    palette.setColor(group, QPalette::Highlight, t.selection);
    palette.setColor(group, QPalette::HighlightedText, t.selectionText);
    palette.setColor(group, QPalette::Light, t.raised);
    palette.setColor(group, QPalette::Mid, t.panelBorder);
    palette.setColor(group, QPalette::Dark, t.separator);
}

QPalette paletteOf(const Theme& t)
{
    QPalette palette;
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
        fill(palette, group, t);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.faint);
    return palette;
}

/// The desktop's own palette, and what Fusion makes of the desktop's appearance, where Qt knows it.
bool systemIsDark()
{
    QApplication::setPalette(QPalette());
    constexpr int middle = 128;
    return QApplication::palette().color(QPalette::Window).lightness() < middle;
}

QFont sized(QFont font, int pixels, QFont::Weight weight)
{
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

} // namespace

ThemeManager& ThemeManager::instance()
{
    static ThemeManager manager;
    return manager;
}

ThemeManager::ThemeManager()
{
    registerResources();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    apply();
    qApp->installEventFilter(this);
}

void ThemeManager::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

void ThemeManager::apply()
{
    m_applying = true;
    const bool dark = m_choice == ThemeChoice::System ? systemIsDark() : m_choice == ThemeChoice::Dark;
    m_theme = dark ? Theme::darkTheme() : Theme::light();
    QApplication::setPalette(paletteOf(m_theme));
    QToolTip::setPalette(paletteOf(m_theme));
    QApplication::setFont(uiFont());
    qApp->setStyleSheet(styleSheet(m_theme));
    m_applying = false;
    Q_EMIT changed();
}

bool ThemeManager::eventFilter(QObject* watched, QEvent* event)
{
    const bool systemChanged = event->type() == QEvent::ThemeChange;
    if (systemChanged && m_choice == ThemeChoice::System && !m_applying && !m_scheduled) {
        m_scheduled = true; // one change of the desktop reaches every window
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_scheduled = false;
                apply();
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

QFont uiFont(int pixels, QFont::Weight weight)
{
    return sized(QFontDatabase::systemFont(QFontDatabase::GeneralFont), pixels, weight);
}

QFont monoFont(int pixels, QFont::Weight weight)
{
    return sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), pixels, weight);
}

} // namespace lifeline
