#include "ui/shell/lab_settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lifeline;

namespace {

using std::chrono::milliseconds;

LabSettings unusual()
{
    LabSettings settings;
    settings.server.bindAddress = "::1";
    settings.server.port = 0;
    settings.server.echo = false;
    settings.server.policy = {{"chat", "superchat"}, {"http://a", "http://b"}};
    settings.server.peer.idleTimeout = milliseconds(1500);
    settings.server.peer.maxMessage = 4096;
    settings.client.peer.connectTimeout = Duration::zero();
    settings.client.peer.pingInterval = milliseconds(250);
    settings.client.subprotocols = {"v2"};
    settings.client.headers = {{"X-A", "one, two"}, {"X-B", ""}};
    settings.client.origin = "http://localhost:3000";
    settings.client.echo = true;
    settings.client.stack = settings.serverStack = StackKind::Qt;
    settings.taking = Taking::OpenOnly;
    settings.beacons = {true, 41234};
    return settings;
}

QMap<QString, QString> stored(const LabSettings& settings)
{
    QTemporaryDir folder;
    QSettings store(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    settings.save(store);
    QMap<QString, QString> all;
    for (const QString& key : store.allKeys())
        all.insert(key, store.value(key).toString());
    return all;
}

} // namespace

class LabSettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void anEmptyStoreGivesTheDefaults();
    void everythingComesBackFromTheFile();
    void durationsAndSizesAreStoredAsText();
    void aBadValueGetsItsDefaultAndTheOthersStay_data();
    void aBadValueGetsItsDefaultAndTheOthersStay();
    void aListEditedByHandIsUnderstood();
    void aClientIsSetUpForItsAddress();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("lifeline.ini")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void LabSettingsTest::init() { m_folder = std::make_unique<QTemporaryDir>(); }

void LabSettingsTest::anEmptyStoreGivesTheDefaults()
{
    const QSettings store(path(), QSettings::IniFormat);
    QCOMPARE(stored(LabSettings::load(store)), stored(LabSettings()));
}

void LabSettingsTest::everythingComesBackFromTheFile()
{
    {
        QSettings store(path(), QSettings::IniFormat);
        unusual().save(store);
    }
    const QSettings store(path(), QSettings::IniFormat);
    const LabSettings settings = LabSettings::load(store);
    QCOMPARE(stored(settings), stored(unusual()));
    QCOMPARE(settings.server.port, std::uint16_t{0});
    QVERIFY(settings.server.peer.idleTimeout == milliseconds(1500));
    QVERIFY(settings.client.headers == unusual().client.headers);
    QVERIFY(settings.serverStack == StackKind::Qt && settings.client.stack == StackKind::Qt);
    QVERIFY(settings.taking == Taking::OpenOnly);
    QVERIFY(settings.beacons.on && settings.beacons.port == 41234);
}

void LabSettingsTest::durationsAndSizesAreStoredAsText()
{
    const auto all = stored(unusual());
    QCOMPARE(all.value(QStringLiteral("server/idle-timeout")), QStringLiteral("1.5s"));
    QCOMPARE(all.value(QStringLiteral("client/ping-interval")), QStringLiteral("250ms"));
    QCOMPARE(all.value(QStringLiteral("server/max-message")), QStringLiteral("4KiB"));
}

void LabSettingsTest::aBadValueGetsItsDefaultAndTheOthersStay_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    const auto row = [](const char* key, const QVariant& value) {
        QTest::newRow(qPrintable(QString::fromLatin1(key) + u' ' + value.toString()))
            << QString::fromLatin1(key) << value;
    };
    row("server/address", QStringLiteral("example.org"));
    row("server/port", 70000);
    row("server/port", QStringLiteral("-1"));
    row("server/echo", QStringLiteral("perhaps"));
    row("server/subprotocols", QStringLiteral("a b a"));
    row("server/origins", QString(QChar(1)));
    row("server/idle-timeout", QStringLiteral("soon"));
    row("server/idle-timeout", QByteArray(100'000, '9'));
    row("server/max-message", QStringLiteral("9999999GiB"));
    row("server/stack", QStringLiteral("jetty"));
    row("server/takes-resource", QStringLiteral("never"));
    row("client/stack", QStringLiteral("Qt"));
    row("beacons/on", QStringLiteral("1"));
    row("beacons/port", 65536);
    row("client/headers", QStringLiteral("A: b\nnonsense"));
    row("client/origin", QStringLiteral("a\r\nX-Evil: 1"));
    row("client/close-timeout", QVariantMap{{QStringLiteral("a"), 1}});
}

void LabSettingsTest::aBadValueGetsItsDefaultAndTheOthersStay()
{
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    QSettings store(path(), QSettings::IniFormat);
    unusual().save(store);
    store.setValue(key, value);
    auto expected = stored(unusual());
    expected[key] = stored(LabSettings()).value(key);
    QCOMPARE(stored(LabSettings::load(store)), expected);
}

void LabSettingsTest::aListEditedByHandIsUnderstood()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[server]\nsubprotocols=chat, superchat\nport=1234\n");
    file.close();
    const QSettings store(path(), QSettings::IniFormat);
    const LabSettings settings = LabSettings::load(store);
    QVERIFY((settings.server.policy.subprotocols == std::vector<std::string>{"chat", "superchat"}));
    QCOMPARE(settings.server.port, std::uint16_t{1234});
}

void LabSettingsTest::aClientIsSetUpForItsAddress()
{
    WsUrl url;
    url.host = "localhost";
    ClientChoices choices = unusual().client;
    const ClientSettings settings = choices.forUrl(url);
    QVERIFY(settings.url == url);
    QVERIFY(settings.echo);
    QVERIFY(settings.request.subprotocols == choices.subprotocols);
    QCOMPARE(settings.request.headers.size(), std::size_t{3});
    QCOMPARE(settings.request.headers.front().first, std::string("Origin"));
    choices.origin.clear();
    QVERIFY(choices.forUrl(url).request.headers == choices.headers);
}

QTEST_APPLESS_MAIN(LabSettingsTest)
#include "lab_settings_test.moc"
