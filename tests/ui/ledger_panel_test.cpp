#include "ui/ladder/ledger_panel.h"
#include "ui/story_log.h"
#include "ui/theme/fitted_label.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace lifeline;

namespace {

QLabel* label(const LedgerPanel& panel, const char* name)
{
    return panel.findChild<QLabel*>(QLatin1String(name));
}

} // namespace

class LedgerPanelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothSumsAreShown()
    {
        LedgerPanel panel;
        panel.show({.taken = 2, .released = 2}, {.taken = 12, .released = 8, .leaked = 3});
        QCOMPARE(label(panel, "ledger-connection")->text(),
                 QStringLiteral("connection: 2 taken · 2 released · 0 leaked · 0 held"));
        QCOMPARE(label(panel, "ledger-session")->text(),
                 QStringLiteral("⚠ session: 12 taken · 8 released · 3 leaked · 4 held"));
        QCOMPARE(label(panel, "ledger-session")->palette().color(QPalette::WindowText), theme().danger);
        QVERIFY(label(panel, "ledger-connection")->palette().color(QPalette::WindowText) != theme().danger);
    }

    void theHandlerIsAChoice()
    {
        LedgerPanel panel;
        const QSignalSpy chosen(&panel, &LedgerPanel::takingChosen);
        QCOMPARE(int(panel.taking()), int(Taking::UpgradeAndOpen));
        QTest::keyClick(panel.findChild<QComboBox*>(QStringLiteral("ledger-taking")), Qt::Key_Down);
        QCOMPARE(int(panel.taking()), int(Taking::OpenOnly));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(int(chosen.front().front().value<Taking>()), int(Taking::OpenOnly));
    }

    void whatIsSetElsewhereIsNoChoiceOfAPersons()
    {
        LedgerPanel panel;
        const QSignalSpy chosen(&panel, &LedgerPanel::takingChosen);
        panel.setTaking(Taking::OpenOnly);
        QCOMPARE(int(panel.taking()), int(Taking::OpenOnly));
        QVERIFY(chosen.isEmpty());
    }

    void itIsOneLineAtAnyWidth_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {360, 520, 860, 1400})
            QTest::addRow("%d", width) << width;
    }
    void itIsOneLineAtAnyWidth()
    {
        QFETCH(int, width);
        LedgerPanel panel;
        panel.show({.taken = 2, .released = 2}, {.taken = 1200, .released = 800, .leaked = 300});
        QVERIFY(panel.minimumSizeHint().width() <= 360);
        panel.resize(width, panel.sizeHint().height());
        panel.QWidget::show();
        for (const char* name : {"ledger-connection", "ledger-session"}) {
            const auto& fitted = static_cast<const FittedLabel&>(*label(panel, name));
            QVERIFY(fitted.height() <= panel.sizeHint().height());
            QVERIFY2(!fitted.fitting(fitted.width()).contains(u'…') || width < 520,
                     qPrintable(fitted.fitting(fitted.width())));
            QVERIFY(fitted.geometry().right() < width);
            QCOMPARE(fitted.toolTip(), fitted.text());
        }
    }

    void shorterTextsEndWithTheLeaks()
    {
        const QStringList texts = ledgerTexts({.taken = 12, .released = 8, .leaked = 3});
        QCOMPARE(texts.front(), QStringLiteral("12 taken · 8 released · 3 leaked · 4 held"));
        QCOMPARE(texts.back(), QStringLiteral("3 leaked"));
        for (qsizetype i = 1; i < texts.size(); ++i)
            QVERIFY(texts[i].size() < texts[i - 1].size());
    }
};

QTEST_MAIN(LedgerPanelTest)
#include "ledger_panel_test.moc"
