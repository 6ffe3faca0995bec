#include "ui/shell/settings_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace lifeline;

namespace {

template <class Widget = QLineEdit> Widget& find(const QWidget& dialog, const QString& name)
{
    auto* widget = dialog.findChild<Widget*>(name);
    if (widget == nullptr)
        qFatal("no %s", qPrintable(name));
    return *widget;
}

template <class Widget = QLineEdit> Widget& find(const QWidget& dialog, const char* name)
{
    return find<Widget>(dialog, QString::fromLatin1(name));
}

void type(QLineEdit& field, const QString& text)
{
    field.selectAll();
    QTest::keyClicks(&field, text);
}

LabSettings unusual()
{
    LabSettings settings;
    settings.server.bindAddress = "::1";
    settings.server.port = 0;
    settings.server.echo = false;
    settings.server.policy = {{"chat"}, {"http://a"}};
    settings.server.peer.pongTimeout = std::chrono::milliseconds(1500);
    settings.client.peer.connectTimeout = Duration::zero();
    settings.client.peer.maxMessage = 4096;
    settings.client.subprotocols = {"v1", "v2"};
    settings.client.headers = {{"X-A", "one"}, {"X-B", "two"}};
    settings.client.origin = "null";
    settings.client.echo = true;
    settings.taking = Taking::OpenOnly;
    settings.beacons = {true, 41234};
    return settings;
}

} // namespace

class SettingsDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatGoesInComesOut();
    void everyFieldReachesItsSetting_data();
    void everyFieldReachesItsSetting();
    void anInvalidFieldSaysWhyAndHoldsOkBack_data();
    void anInvalidFieldSaysWhyAndHoldsOkBack();
    void anInvalidTabIsMarked();
    void anAddressForOthersIsWarnedOf_data();
    void anAddressForOthersIsWarnedOf();
    void defaultsBringEverythingBack();
    void eitherTabCanBeShown();
    void theStacksChosenElsewhereStay();
    void whereTheHandlerTakesItsResourcesIsChosenByKeys();
    void itFitsASmallScreen();
    void appliedItStays();
    void everyFieldHasAMnemonicOfItsOwn();
};

void SettingsDialogTest::whatGoesInComesOut()
{
    const SettingsDialog dialog(unusual());
    const LabSettings out = dialog.settings();
    const LabSettings in = unusual();
    QCOMPARE(out.server.bindAddress, in.server.bindAddress);
    QCOMPARE(out.server.port, in.server.port);
    QCOMPARE(out.server.echo, in.server.echo);
    QVERIFY(out.server.policy.subprotocols == in.server.policy.subprotocols);
    QVERIFY(out.server.policy.allowedOrigins == in.server.policy.allowedOrigins);
    QVERIFY(out.server.peer.pongTimeout == in.server.peer.pongTimeout);
    QVERIFY(out.client.peer.connectTimeout == in.client.peer.connectTimeout);
    QCOMPARE(out.client.peer.maxMessage, in.client.peer.maxMessage);
    QVERIFY(out.client.subprotocols == in.client.subprotocols);
    QVERIFY(out.client.headers == in.client.headers);
    QCOMPARE(out.client.origin, in.client.origin);
    QCOMPARE(out.client.echo, in.client.echo);
    QVERIFY(out.beacons.on);
    QCOMPARE(out.beacons.port, in.beacons.port);
}

void SettingsDialogTest::everyFieldReachesItsSetting_data()
{
    QTest::addColumn<QString>("side");
    QTest::addColumn<QString>("name");
    for (const DurationSetting& setting : durationSettings) {
        const QString name = QString::fromLatin1(setting.name);
        for (const char* side : {"client", "server"}) {
            if (side == std::string_view("client") || name != u"connect-timeout")
                QTest::addRow("%s %s", side, setting.name) << QString::fromLatin1(side) << name;
        }
    }
}

void SettingsDialogTest::everyFieldReachesItsSetting()
{
    QFETCH(QString, side);
    QFETCH(QString, name);
    SettingsDialog dialog{LabSettings()};
    type(find(dialog, side + u'-' + name), QStringLiteral("123ms"));
    const LabSettings settings = dialog.settings();
    const PeerSettings& peer = side == u"server" ? settings.server.peer : settings.client.peer;
    const PeerSettings& other = side == u"server" ? settings.client.peer : settings.server.peer;
    const PeerSettings defaults;
    for (const DurationSetting& setting : durationSettings) {
        const bool changed = name == QLatin1String(setting.name);
        QVERIFY(peer.*setting.member == (changed ? Duration(123'000'000) : defaults.*setting.member));
        QVERIFY(other.*setting.member == defaults.*setting.member);
    }
}

void SettingsDialogTest::anInvalidFieldSaysWhyAndHoldsOkBack_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* text) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(text);
    };
    row("server-address", "example.org");
    row("server-port", "70000");
    row("server-subprotocols", "a, a");
    row("server-idle-timeout", "10");
    row("server-max-message", "0");
    row("client-connect-timeout", "soon");
    row("beacons-port", "any");
    row("client-close-timeout", "-1s");
    row("client-origin", "http://a http://b");
}

void SettingsDialogTest::anInvalidFieldSaysWhyAndHoldsOkBack()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    SettingsDialog dialog{LabSettings()};
    auto& field = find(dialog, name);
    auto& note = find<QLabel>(dialog, name + QStringLiteral("-note"));
    auto& ok = find<QPushButton>(dialog, "settings-ok");
    const QString hint = note.text(), before = field.text();
    QVERIFY(ok.isEnabled());
    type(field, text);
    QVERIFY(!ok.isEnabled());
    QCOMPARE(field.property("state").toString(), QStringLiteral("invalid"));
    QCOMPARE(note.property("role").toString(), QStringLiteral("danger"));
    QVERIFY(note.text() != hint && note.text().endsWith(u'.'));
    field.setText(before);
    QVERIFY(ok.isEnabled());
    QCOMPARE(field.property("state").toString(), QString());
    QCOMPARE(note.text(), hint);
}

void SettingsDialogTest::anInvalidTabIsMarked()
{
    SettingsDialog dialog{LabSettings()};
    auto& tabs = find<QTabWidget>(dialog, QString());
    QVERIFY(tabs.tabIcon(0).isNull() && tabs.tabIcon(1).isNull());
    find<QPlainTextEdit>(dialog, "client-headers").setPlainText(QStringLiteral("A: b\nnonsense"));
    QVERIFY(tabs.tabIcon(0).isNull() && !tabs.tabIcon(1).isNull());
    const QString says = find<QLabel>(dialog, "client-headers-note").text();
    QVERIFY2(says.contains(QStringLiteral("Line 2")), qPrintable(says));
}

void SettingsDialogTest::anAddressForOthersIsWarnedOf_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("warned");
    QTest::newRow("loopback") << QStringLiteral("127.0.0.1") << false;
    QTest::newRow("another loopback") << QStringLiteral("127.1.2.3") << false;
    QTest::newRow("IPv6 loopback") << QStringLiteral("::1") << false;
    QTest::newRow("everywhere") << QStringLiteral("0.0.0.0") << true;
    QTest::newRow("IPv6 everywhere") << QStringLiteral("::") << true;
    QTest::newRow("a network") << QStringLiteral("192.168.1.5") << true;
    QTest::newRow("no address") << QStringLiteral("nonsense") << false;
}

void SettingsDialogTest::anAddressForOthersIsWarnedOf()
{
    QFETCH(QString, address);
    SettingsDialog dialog{LabSettings()};
    auto& warning = find<QWidget>(dialog, "server-address-warning");
    QVERIFY(warning.isHidden());
    type(find(dialog, "server-address"), address);
    QTEST(!warning.isHidden(), "warned");
}

void SettingsDialogTest::defaultsBringEverythingBack()
{
    SettingsDialog dialog(unusual());
    type(find(dialog, "server-port"), QStringLiteral("nonsense"));
    QTest::mouseClick(&find<QPushButton>(dialog, "settings-defaults"), Qt::LeftButton);
    const LabSettings settings = dialog.settings();
    QVERIFY(find<QPushButton>(dialog, "settings-ok").isEnabled());
    QCOMPARE(find(dialog, "server-port").text(), QStringLiteral("9001"));
    QCOMPARE(find(dialog, "server-idle-timeout").text(), QStringLiteral("1m"));
    QCOMPARE(settings.server.bindAddress, std::string("127.0.0.1"));
    QVERIFY(settings.server.echo && !settings.client.echo);
    QVERIFY(settings.client.headers.empty() && settings.client.origin.empty());
}

void SettingsDialogTest::eitherTabCanBeShown()
{
    SettingsDialog dialog{LabSettings()};
    dialog.show();
    dialog.showClient();
    QVERIFY(find(dialog, "client-connect-timeout").isVisible());
    QVERIFY(!find(dialog, "server-port").isVisible());
    dialog.showServer();
    QVERIFY(find(dialog, "server-port").isVisible());
    dialog.showBeacons();
    QVERIFY(find(dialog, "beacons-port").isVisible());
}

void SettingsDialogTest::theStacksChosenElsewhereStay()
{
    LabSettings settings;
    settings.serverStack = settings.client.stack = StackKind::Qt;
    const SettingsDialog dialog(settings);
    QTest::mouseClick(&find<QPushButton>(dialog, "settings-defaults"), Qt::LeftButton);
    QCOMPARE(dialog.settings().serverStack, StackKind::Qt);
    QCOMPARE(dialog.settings().client.stack, StackKind::Qt);
}

void SettingsDialogTest::whereTheHandlerTakesItsResourcesIsChosenByKeys()
{
    const SettingsDialog dialog{LabSettings()};
    QCOMPARE(dialog.settings().taking, Taking::UpgradeAndOpen);
    auto& choice = find<QComboBox>(dialog, "server-takes-resource");
    QTest::keyClick(&choice, Qt::Key_Down);
    QCOMPARE(dialog.settings().taking, Taking::OpenOnly);
    QTest::mouseClick(&find<QPushButton>(dialog, "settings-defaults"), Qt::LeftButton);
    QCOMPARE(dialog.settings().taking, Taking::UpgradeAndOpen);
}

void SettingsDialogTest::itFitsASmallScreen()
{
    SettingsDialog dialog{LabSettings()};
    dialog.show();
    QVERIFY2(dialog.height() <= 676, qPrintable(QString::number(dialog.height()))); // 700 and a title bar
}

void SettingsDialogTest::appliedItStays()
{
    SettingsDialog dialog{LabSettings()};
    dialog.show();
    const QSignalSpy applied(&dialog, &SettingsDialog::applied), finished(&dialog, &QDialog::finished);
    QTest::mouseClick(&find<QPushButton>(dialog, "settings-apply"), Qt::LeftButton);
    QCOMPARE(applied.size(), 1);
    QVERIFY(finished.isEmpty() && dialog.isVisible());
    find(dialog, "server-port").setText(QStringLiteral("nonsense"));
    QVERIFY(!find<QPushButton>(dialog, "settings-apply").isEnabled());
}

/// On its tab, together with the tabs' and the button's.
void SettingsDialogTest::everyFieldHasAMnemonicOfItsOwn()
{
    const SettingsDialog dialog{LabSettings()};
    const auto& tabs = find<QTabWidget>(dialog, QString());
    for (int page = 0; page < tabs.count(); ++page) {
        QStringList keys{
            QKeySequence::mnemonic(find<QPushButton>(dialog, "settings-defaults").text()).toString()};
        for (int i = 0; i < tabs.count(); ++i)
            keys << QKeySequence::mnemonic(tabs.tabText(i)).toString();
        for (const auto* label : tabs.widget(page)->findChildren<QLabel*>()) {
            if (label->buddy() != nullptr)
                keys << QKeySequence::mnemonic(label->text()).toString();
        }
        for (const auto* check : tabs.widget(page)->findChildren<QCheckBox*>())
            keys << QKeySequence::mnemonic(check->text()).toString();
        QVERIFY(!keys.contains(QString()));
        keys.sort();
        QVERIFY2(keys.removeDuplicates() == 0, qPrintable(keys.join(u' ')));
    }
}

QTEST_MAIN(SettingsDialogTest)
#include "settings_dialog_test.moc"
