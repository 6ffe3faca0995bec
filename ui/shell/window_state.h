// What the window remembers from one run to the next.
#pragma once

#include "ui/theme/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

namespace lifeline {

/// Stored values are not trusted: what does not fit gets its default.
struct WindowState {
    QByteArray geometry, layout;
    ThemeChoice theme = ThemeChoice::System;
    QString url; // empty: the local server's
    QStringList recentUrls;

    static WindowState load(const QSettings& from);
    void save(QSettings& to) const;
};

QString themeName(ThemeChoice choice);
/// "system", "light", "dark"
std::optional<ThemeChoice> themeFromName(const QString& name);

} // namespace lifeline
