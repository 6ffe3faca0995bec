#include "support/temporary_settings.h"
#include "ui/shell/url_field.h"
#include "ui/shell/window_state.h"

#include <QTest>

namespace lifeline {

class WindowStateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsSavedIsLoaded();
    void nothingSavedGivesTheDefaults();
    void whatMakesNoSenseGivesTheDefaults();
    void themesHaveNamesBothWays();
};

void WindowStateTest::whatIsSavedIsLoaded()
{
    const TemporarySettings place;
    WindowState state;
    state.geometry = "g";
    state.layout = "l";
    state.theme = ThemeChoice::Dark;
    state.url = QStringLiteral("ws://localhost/a");
    state.recentUrls = {QStringLiteral("ws://localhost/a"), QStringLiteral("ws://localhost/b")};
    QSettings settings;
    state.save(settings);
    const WindowState loaded = WindowState::load(QSettings());
    QCOMPARE(loaded.geometry, state.geometry);
    QCOMPARE(loaded.layout, state.layout);
    QCOMPARE(loaded.theme, state.theme);
    QCOMPARE(loaded.url, state.url);
    QCOMPARE(loaded.recentUrls, state.recentUrls);
}

void WindowStateTest::nothingSavedGivesTheDefaults()
{
    const TemporarySettings place;
    const WindowState state = WindowState::load(QSettings());
    QVERIFY(state.geometry.isEmpty() && state.layout.isEmpty());
    QCOMPARE(state.theme, ThemeChoice::System);
    QVERIFY(state.url.isEmpty() && state.recentUrls.isEmpty());
}

void WindowStateTest::whatMakesNoSenseGivesTheDefaults()
{
    const TemporarySettings place;
    QSettings settings;
    settings.setValue(QStringLiteral("window/theme"), QStringLiteral("pink"));
    settings.setValue(QStringLiteral("client/url"), QString(10'000, u'x'));
    QStringList many;
    for (int i = 0; i < 50; ++i)
        many.append(QString(10'000, u'y'));
    settings.setValue(QStringLiteral("client/recent-urls"), many);
    const WindowState state = WindowState::load(settings);
    QCOMPARE(state.theme, ThemeChoice::System);
    QVERIFY(state.url.size() < 5'000);
    QCOMPARE(state.recentUrls.size(), qsizetype{UrlField::mostRecent});
    QVERIFY(state.recentUrls[0].size() < 5'000);
}

void WindowStateTest::themesHaveNamesBothWays()
{
    for (const auto choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        QCOMPARE(themeFromName(themeName(choice)), std::optional(choice));
    QVERIFY(!themeFromName(QStringLiteral("Dark")));
    QVERIFY(!themeFromName({}));
}

} // namespace lifeline

QTEST_GUILESS_MAIN(lifeline::WindowStateTest)
#include "window_state_test.moc"
