#include "ui/shell/beacon_desk.h"
#include "ui/shell/beacon_page.h"
#include "ui/shell/session.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace lifeline;

namespace {

template <class Widget> Widget& find(const QWidget& page, const char* name)
{
    auto* widget = page.findChild<Widget*>(QString::fromLatin1(name));
    if (widget == nullptr)
        qFatal("no %s", name);
    return *widget;
}

} // namespace

class BeaconPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatGoesInComesOut_data();
    void whatGoesInComesOut();
    void offByDefault();
    void withoutAPortThereIsNothingToCopy();
    void whileItListensEachValueCanBeCopied_data();
    void whileItListensEachValueCanBeCopied();
    void itShowsWhenThePortStops();
};

void BeaconPageTest::whatGoesInComesOut_data()
{
    QTest::addColumn<bool>("on");
    QTest::addColumn<int>("port");
    QTest::newRow("on, a port") << true << 41234;
    QTest::newRow("off, any port") << false << 0;
}

void BeaconPageTest::whatGoesInComesOut()
{
    QFETCH(bool, on);
    QFETCH(int, port);
    BeaconPage page;
    page.fill({on, static_cast<std::uint16_t>(port)});
    QCOMPARE(page.choices().on, on);
    QCOMPARE(static_cast<int>(page.choices().port), port);
    QVERIFY(page.isValid());
    find<QLineEdit>(page, "beacons-port").setText(QStringLiteral("70000"));
    QVERIFY(!page.isValid());
}

void BeaconPageTest::offByDefault()
{
    const BeaconPage page;
    QVERIFY(!find<QCheckBox>(page, "beacons-on").isChecked());
    QVERIFY(!BeaconChoices().on);
}

void BeaconPageTest::withoutAPortThereIsNothingToCopy()
{
    const BeaconPage page;
    for (const char* name : {"beacons-copy-address", "beacons-copy-token", "beacons-copy-environment"})
        QVERIFY2(!find<QPushButton>(page, name).isEnabled(), name);
    QVERIFY(find<QLabel>(page, "beacons-state").text().contains(QStringLiteral("does not listen")));
}

void BeaconPageTest::whileItListensEachValueCanBeCopied_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<int>("what"); // 0 address, 1 token, 2 environment
    QTest::newRow("address") << QStringLiteral("beacons-copy-address") << 0;
    QTest::newRow("token") << QStringLiteral("beacons-copy-token") << 1;
    QTest::newRow("environment") << QStringLiteral("beacons-copy-environment") << 2;
}

void BeaconPageTest::whileItListensEachValueCanBeCopied()
{
    QFETCH(QString, button);
    QFETCH(int, what);
    Session session;
    BeaconDesk desk;
    desk.setSession(session);
    BeaconPage page;
    page.watch(desk);
    desk.apply({true, 0});
    QTRY_VERIFY(desk.listens());
    const QString expected[] = {desk.address(), desk.token(), desk.environment()};
    QTest::mouseClick(&find<QPushButton>(page, qPrintable(button)), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), expected[what]);
    QVERIFY(find<QLabel>(page, "beacons-state").text().contains(QStringLiteral("0 reports accepted")));
}

void BeaconPageTest::itShowsWhenThePortStops()
{
    Session session;
    BeaconDesk desk;
    desk.setSession(session);
    BeaconPage page;
    page.watch(desk);
    desk.apply({true, 0});
    QTRY_VERIFY(find<QPushButton>(page, "beacons-copy-address").isEnabled());
    desk.apply({false, 0});
    QVERIFY(!find<QPushButton>(page, "beacons-copy-address").isEnabled());
    QVERIFY(find<QLabel>(page, "beacons-address").text() == QStringLiteral("–"));
}

QTEST_MAIN(BeaconPageTest)
#include "beacon_page_test.moc"
