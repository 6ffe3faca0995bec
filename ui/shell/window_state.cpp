#include "ui/shell/window_state.h"

#include "ui/shell/url_field.h"

#include <array>
#include <utility>

namespace lifeline {
namespace {

const auto geometryKey = QStringLiteral("window/geometry");
const auto layoutKey = QStringLiteral("window/layout");
const auto themeKey = QStringLiteral("window/theme");
const auto urlKey = QStringLiteral("client/url");
const auto recentKey = QStringLiteral("client/recent-urls");
constexpr int longestUrl = 4096;

constexpr std::array themeNames{
    std::pair{ThemeChoice::System, "system"},
    std::pair{ThemeChoice::Light, "light"},
    std::pair{ThemeChoice::Dark, "dark"},
};

} // namespace

QString themeName(ThemeChoice choice)
{
    return QString::fromLatin1(themeNames[static_cast<std::size_t>(choice)].second);
}

std::optional<ThemeChoice> themeFromName(const QString& name)
{
    for (const auto& [choice, known] : themeNames) {
        if (name == QLatin1String(known))
            return choice;
    }
    return std::nullopt;
}

WindowState WindowState::load(const QSettings& from)
{
    WindowState state;
    state.geometry = from.value(geometryKey).toByteArray();
    state.layout = from.value(layoutKey).toByteArray();
    state.theme = themeFromName(from.value(themeKey).toString()).value_or(ThemeChoice::System);
    state.url = from.value(urlKey).toString().left(longestUrl);
    for (const QString& url : from.value(recentKey).toStringList().mid(0, UrlField::mostRecent))
        state.recentUrls.append(url.left(longestUrl));
    return state;
}

void WindowState::save(QSettings& to) const
{
    to.setValue(geometryKey, geometry);
    to.setValue(layoutKey, layout);
    to.setValue(themeKey, themeName(theme));
    to.setValue(urlKey, url);
    to.setValue(recentKey, recentUrls);
}

} // namespace lifeline
