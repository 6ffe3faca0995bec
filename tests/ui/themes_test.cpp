#include "ui/theme/theme.h"

#include <QSet>
#include <QTest>

#include <cmath>

namespace lifeline {
namespace {

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) +
           0.0722 * channel(colour.blueF());
}

/// As WCAG 2 defines it: 1 to 21.
double contrast(const QColor& a, const QColor& b)
{
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

constexpr double readable = 4.5; // WCAG 2 AA, text
constexpr double visible = 3.0;  // and graphics
constexpr StageTone tones[] = {StageTone::Neutral, StageTone::Upgrading, StageTone::Open, StageTone::Closing,
                               StageTone::Failed};

void bothThemes()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

Theme chosen(bool dark) { return dark ? Theme::darkTheme() : Theme::light(); }

} // namespace

class ThemesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textCanBeRead_data() { bothThemes(); }
    void textCanBeRead();
    void chipsCanBeRead_data() { bothThemes(); }
    void chipsCanBeRead();
    void aPhaseHasTheColourOfItsTone_data() { bothThemes(); }
    void aPhaseHasTheColourOfItsTone();
    void meaningsDiffer_data() { bothThemes(); }
    void meaningsDiffer();
    void darkIsDarkAndLightIsLight();
};

void ThemesTest::textCanBeRead()
{
    QFETCH(bool, dark);
    const Theme t = chosen(dark);
    for (const QColor& ground : {t.window, t.panel, t.raised, t.selection}) {
        QVERIFY(contrast(t.text, ground) >= readable);
        QVERIFY2(contrast(t.muted, ground) >= 4.0, qPrintable(ground.name()));
    }
    for (const QColor& strong : {t.sent, t.received, t.danger, t.link, t.callbackText, t.muted})
        QVERIFY2(contrast(strong, t.panel) >= 4.0, qPrintable(strong.name()));
    QVERIFY(contrast(t.accentText, t.accent) >= readable);
    QVERIFY(contrast(t.dangerText, t.danger) >= readable);
    QVERIFY(contrast(t.goodText, t.good) >= visible); // bold
    QVERIFY(contrast(t.callbackText, t.callback) >= readable);
    QVERIFY(contrast(t.warning, t.panel) >= readable);
}

void ThemesTest::chipsCanBeRead()
{
    QFETCH(bool, dark);
    const Theme t = chosen(dark);
    for (const StageTone tone : tones)
        QVERIFY(contrast(t.text, t.toneFill(tone)) >= readable);
}

void ThemesTest::aPhaseHasTheColourOfItsTone()
{
    QFETCH(bool, dark);
    const Theme t = chosen(dark);
    QCOMPARE(t.phase(Phase::Upgrading), t.tone(StageTone::Upgrading));
    QCOMPARE(t.phase(Phase::Open), t.tone(StageTone::Open));
    QCOMPARE(t.phase(Phase::ClosingByUs), t.tone(StageTone::Closing));
    QCOMPARE(t.phase(Phase::ClosingByPeer), t.tone(StageTone::Closing));
    QCOMPARE(t.phase(Phase::Failed), t.tone(StageTone::Failed));
    for (std::size_t phase = 0; phase < phaseCount; ++phase)
        QVERIFY(t.phase(static_cast<Phase>(phase)).isValid());
    for (std::size_t layer = 0; layer < layerCount; ++layer)
        QVERIFY(t.layer(static_cast<Layer>(layer)).isValid());
}

void ThemesTest::meaningsDiffer()
{
    QFETCH(bool, dark);
    const Theme t = chosen(dark);
    QSet<QRgb> seen;
    for (const StageTone tone : tones)
        seen.insert(t.tone(tone).rgb());
    QCOMPARE(seen.size(), qsizetype{5});
    QVERIFY(t.sent != t.received);
    QVERIFY(t.sent != t.fault);
    QVERIFY(t.layer(Layer::Callback) != t.layer(Layer::Ws));
}

void ThemesTest::darkIsDarkAndLightIsLight()
{
    QVERIFY(luminance(Theme::darkTheme().panel) < 0.05);
    QVERIFY(luminance(Theme::light().panel) > 0.9);
    QVERIFY(Theme::darkTheme().dark);
    QVERIFY(!Theme::light().dark);
}

} // namespace lifeline

QTEST_APPLESS_MAIN(lifeline::ThemesTest)
#include "themes_test.moc"
