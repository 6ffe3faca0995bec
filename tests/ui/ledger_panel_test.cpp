#include "ui/ladder/ledger_panel.h"
#include "ui/story_log.h"

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
        QSignalSpy changed(&panel, &LedgerPanel::takingChanged);
        QCOMPARE(int(panel.taking()), int(Taking::UpgradeAndOpen));
        panel.findChild<QComboBox*>(QStringLiteral("ledger-taking"))->setCurrentIndex(1);
        QCOMPARE(int(panel.taking()), int(Taking::OpenOnly));
        QCOMPARE(changed.size(), 1);
    }
};

QTEST_MAIN(LedgerPanelTest)
#include "ledger_panel_test.moc"
