#include "ui/shell/setting_text.h"

#include <QTest>

using namespace lifeline;

class SettingTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void addressesAreIpAddresses_data();
    void addressesAreIpAddresses();
    void portsGoFromZeroTo65535_data();
    void portsGoFromZeroTo65535();
    void maxMessagesAreOneByteToOneGiB_data();
    void maxMessagesAreOneByteToOneGiB();
    void subprotocolsAreTokensGivenOnce_data();
    void subprotocolsAreTokensGivenOnce();
    void anOriginIsOneVisibleWord_data();
    void anOriginIsOneVisibleWord();
    void headersAreNameColonValue_data();
    void headersAreNameColonValue();
    void sizesReadBackExactly_data();
    void sizesReadBackExactly();
    void durationsReadBackExactly();
    void headersReadBackExactly();
    void noSettingMayBeEndless();
};

void SettingTextTest::addressesAreIpAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address"); // empty: refused
    const auto row = [](const char* text, const char* address) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(address);
    };
    row("127.0.0.1", "127.0.0.1");
    row(" 0.0.0.0 ", "0.0.0.0");
    row("[::1]", "::1");
    row("localhost", "127.0.0.1");
    row("", "");
    row("127.0.0", "");
    row("example.org", "");
}

void SettingTextTest::addressesAreIpAddresses()
{
    QFETCH(QString, text);
    QFETCH(QString, address);
    QCOMPARE(QString::fromStdString(readAddress(text).value_or("")), address);
}

void SettingTextTest::portsGoFromZeroTo65535_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("port"); // -1: refused
    QTest::newRow("zero") << QStringLiteral("0") << 0;
    QTest::newRow("blanks around") << QStringLiteral(" 9001 ") << 9001;
    QTest::newRow("the last") << QStringLiteral("65535") << 65535;
    QTest::newRow("one too many") << QStringLiteral("65536") << -1;
    QTest::newRow("a sign") << QStringLiteral("+80") << -1;
    QTest::newRow("negative") << QStringLiteral("-1") << -1;
    QTest::newRow("empty") << QString() << -1;
    QTest::newRow("hex") << QStringLiteral("0x50") << -1;
    QTest::newRow("Arabic digits") << QStringLiteral(u"\u0668\u0660") << -1;
}

void SettingTextTest::portsGoFromZeroTo65535()
{
    QFETCH(QString, text);
    const auto port = readPort(text);
    QTEST(port ? int{*port} : -1, "port");
}

void SettingTextTest::maxMessagesAreOneByteToOneGiB_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint64>("bytes"); // 0: refused
    QTest::newRow("16 MiB") << QStringLiteral("16MiB") << quint64{16} * 1024 * 1024;
    QTest::newRow("one byte") << QStringLiteral("1") << quint64{1};
    QTest::newRow("the largest") << QStringLiteral("1GiB") << quint64{1} * 1024 * 1024 * 1024;
    QTest::newRow("one byte above") << QStringLiteral("1073741825") << quint64{0};
    QTest::newRow("nothing") << QStringLiteral("0") << quint64{0};
    QTest::newRow("no size") << QStringLiteral("16 apples") << quint64{0};
}

void SettingTextTest::maxMessagesAreOneByteToOneGiB()
{
    QFETCH(QString, text);
    QFETCH(quint64, bytes);
    QCOMPARE(quint64{readMaxMessage(text).value_or(0)}, bytes);
}

void SettingTextTest::subprotocolsAreTokensGivenOnce_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::addColumn<QString>("again");
    QTest::newRow("none") << QStringLiteral("  ") << true << QString();
    QTest::newRow("two") << QStringLiteral("chat,superchat") << true << QStringLiteral("chat, superchat");
    QTest::newRow("blanks between") << QStringLiteral("chat  v2.x") << true << QStringLiteral("chat, v2.x");
    QTest::newRow("twice the same") << QStringLiteral("chat, chat") << false << QString();
    QTest::newRow("no token") << QStringLiteral("a/b") << false << QString();
    QTest::newRow("not ASCII") << QStringLiteral(u"pl\u00e4ne") << false << QString();
}

void SettingTextTest::subprotocolsAreTokensGivenOnce()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    const auto parts = readSubprotocols(text);
    QCOMPARE(parts.has_value(), good);
    QTEST(listInput(parts.value_or(std::vector<std::string>())), "again");
}

void SettingTextTest::anOriginIsOneVisibleWord_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("none") << QString() << true;
    QTest::newRow("an origin") << QStringLiteral("http://localhost:3000") << true;
    QTest::newRow("null") << QStringLiteral("null") << true;
    QTest::newRow("two") << QStringLiteral("http://a, http://b") << false;
    QTest::newRow("a smuggled header") << QStringLiteral("http://a\r\nX-Evil:1") << false;
    QTest::newRow("a NUL") << QString(QChar(0)) << false;
}

void SettingTextTest::anOriginIsOneVisibleWord()
{
    QFETCH(QString, text);
    QTEST(readOrigin(text).has_value(), "good");
}

void SettingTextTest::headersAreNameColonValue_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("badLine"); // 0: good
    QTest::addColumn<int>("count");
    QTest::newRow("none") << QString() << 0 << 0;
    QTest::newRow("empty lines") << QStringLiteral("\nA: b\n\n") << 0 << 1;
    QTest::newRow("an empty value") << QStringLiteral("A:") << 0 << 1;
    QTest::newRow("no colon") << QStringLiteral("A: b\nnonsense") << 2 << 0;
    QTest::newRow("a blank in the name") << QStringLiteral("A B: c") << 1 << 0;
    QTest::newRow("no name") << QStringLiteral(": c") << 1 << 0;
    QTest::newRow("a carriage return inside") << QStringLiteral("A: b\rX: y") << 1 << 0;
}

void SettingTextTest::headersAreNameColonValue()
{
    QFETCH(QString, text);
    QFETCH(int, badLine);
    int line = 0;
    const auto headers = readHeaders(text, &line);
    QCOMPARE(headers ? 0 : line, badLine);
    QTEST(static_cast<int>(headers.value_or(HeaderList()).size()), "count");
}

void SettingTextTest::sizesReadBackExactly_data()
{
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("bytes") << quint64{1000} << QStringLiteral("1000B");
    QTest::newRow("KiB") << quint64{1536} * 1024 << QStringLiteral("1536KiB");
    QTest::newRow("MiB") << quint64{16} * 1024 * 1024 << QStringLiteral("16MiB");
    QTest::newRow("GiB") << quint64{1024} * 1024 * 1024 << QStringLiteral("1GiB");
}

void SettingTextTest::sizesReadBackExactly()
{
    QFETCH(quint64, bytes);
    QTEST(maxMessageInput(bytes), "text");
    QCOMPARE(quint64{readMaxMessage(maxMessageInput(bytes)).value_or(0)}, bytes);
}

void SettingTextTest::durationsReadBackExactly()
{
    for (const Duration duration :
         {Duration(0), Duration(1), Duration(1'500'000'000), Duration(60'000'000'000)})
        QVERIFY(readDuration(durationInput(duration)) == duration);
    QCOMPARE(durationInput(std::chrono::seconds(10)), QStringLiteral("10s"));
}

void SettingTextTest::headersReadBackExactly()
{
    const HeaderList headers{{"X-One", "1: two"}, {"Cookie", "a=b; c=\xC3\xA4"}, {"Empty", ""}};
    QVERIFY(readHeaders(headersInput(headers)) == headers);
}

void SettingTextTest::noSettingMayBeEndless()
{
    const QString words = QStringLiteral("a ").repeated(static_cast<int>(longestSetting));
    QVERIFY(!readOrigins(words));
    QVERIFY(!readHeaders(QStringLiteral("A: ") + words));
    QVERIFY(
        !readDuration(QStringLiteral("0").repeated(static_cast<int>(longestSetting)) + QStringLiteral("1s")));
}

QTEST_APPLESS_MAIN(SettingTextTest)
#include "setting_text_test.moc"
