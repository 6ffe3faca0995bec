#include "ui/ladder/verdict_banner.h"
#include "ui/story_log.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace lifeline;

class VerdictBannerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itsBarAndFillHaveTheColourOfHowItWent_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::addColumn<StageTone>("tone");
        for (const StageTone tone :
             {StageTone::Neutral, StageTone::Open, StageTone::Closing, StageTone::Failed}) {
            QTest::addRow("dark %d", static_cast<int>(tone)) << ThemeChoice::Dark << tone;
            QTest::addRow("light %d", static_cast<int>(tone)) << ThemeChoice::Light << tone;
        }
    }
    void itsBarAndFillHaveTheColourOfHowItWent()
    {
        QFETCH(ThemeChoice, choice);
        QFETCH(StageTone, tone);
        ThemeManager::instance().setChoice(choice);
        VerdictBanner banner;
        banner.show({QStringLiteral("Opened."), {QStringLiteral("And so on."), {}}}, tone);
        banner.resize(500, 30);
        QVERIFY(hasColour(pictureOf(banner), QPointF(1, 15), theme().tone(tone), 0));
        QVERIFY(!hasColour(pictureOf(banner), QPointF(490, 15), theme().tone(tone), 0));
    }

    void longWordsWrapAndAreNeverCut()
    {
        QWidget host;
        auto* layout = new QVBoxLayout(&host);
        auto* banner = new VerdictBanner(&host);
        layout->addWidget(banner);
        layout->addStretch(1);
        banner->show(
            {QStringLiteral("Never opened: the upgrade was refused."),
             {QStringLiteral("missing-key, missing-version: upgrade fired with the refusal; on-open never "
                             "fired, so on-close is not owed."),
              {}}},
            StageTone::Failed);
        host.resize(1000, 300);
        host.show();
        settle();
        const int wide = banner->height();
        host.resize(320, 300);
        settle();
        auto* text = banner->findChild<QLabel*>(QStringLiteral("verdict-text"));
        QVERIFY(banner->height() > wide);
        QVERIFY(text->height() >= text->heightForWidth(text->width()));
    }

    void wordsAreNotMarkup()
    {
        VerdictBanner banner;
        banner.show({QStringLiteral("<i>a</i>"), {QStringLiteral("<b>c</b>"), {{0, 3, 7}}}}, StageTone::Open);
        const QString html = banner.findChild<QLabel*>(QStringLiteral("verdict-text"))->text();
        QVERIFY(html.contains(QStringLiteral("&lt;i&gt;")));
        QVERIFY2(html.contains(QStringLiteral(">&lt;b&gt;</a>c&lt;/b&gt;")), qPrintable(html));
    }

    void aLinkIsFollowedByKeyboard()
    {
        VerdictBanner banner;
        banner.show(
            {QStringLiteral("Reset."), {QStringLiteral("It ended after a frame."), {{3, 5, 12}, {15, 7, 9}}}},
            StageTone::Failed);
        banner.resize(500, 40);
        banner.setVisible(true);
        banner.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&banner));
        auto* text = banner.findChild<QLabel*>(QStringLiteral("verdict-text"));
        QVERIFY(text->focusPolicy() & Qt::TabFocus);
        text->setFocus(Qt::TabFocusReason);
        QSignalSpy picked(&banner, &VerdictBanner::eventPicked);
        QTest::keyClick(text, Qt::Key_Tab);
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(picked.size(), 1);
        const quint64 first = picked.front().front().toULongLong();
        QVERIFY(first == 12 || first == 9);
    }
};

QTEST_MAIN(VerdictBannerTest)
#include "verdict_banner_test.moc"
