#include "cli/option_values.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lifeline;

class OptionValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void portsAreRead_data();
    void portsAreRead();
    void addressesToBindAreRead_data();
    void addressesToBindAreRead();
    void durationsAreRead();
    void messageSizesAreRead_data();
    void messageSizesAreRead();
    void stacksAreRead_data();
    void stacksAreRead();
    void urlsAreRead_data();
    void urlsAreRead();
    void headersAreRead_data();
    void headersAreRead();
    void subprotocolsAreRead();
    void textHasToBeUtf8();
    void filesAreTextOrBinary();
    void missingFilesAreASentence();
    void closesAreRead_data();
    void closesAreRead();
    void reportsAreFiles();
};

void OptionValuesTest::portsAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("port"); // -1: refused
    QTest::newRow("usual") << QByteArray("9001") << 9001;
    QTest::newRow("any") << QByteArray("0") << 0;
    QTest::newRow("the last") << QByteArray("65535") << 65535;
    QTest::newRow("one too many") << QByteArray("65536") << -1;
    QTest::newRow("negative") << QByteArray("-1") << -1;
    QTest::newRow("a sign") << QByteArray("+1") << -1;
    QTest::newRow("hex") << QByteArray("0x50") << -1;
    QTest::newRow("a name") << QByteArray("http") << -1;
    QTest::newRow("nothing") << QByteArray("") << -1;
    QTest::newRow("with a space") << QByteArray("80 ") << -1;
    QTest::newRow("endless") << QByteArray(1000, '9') << -1;
}

void OptionValuesTest::portsAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(int, port);
    std::uint16_t read = 1;
    const Complaint complaint = readPort(text.toStdString(), read);
    QCOMPARE(!complaint, port >= 0);
    if (complaint)
        QVERIFY(complaint->find("0 (any free one) to 65535") != std::string::npos);
    else
        QCOMPARE(int(read), port);
}

void OptionValuesTest::addressesToBindAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("address"); // empty: refused
    QTest::newRow("loopback") << QByteArray("127.0.0.1") << QByteArray("127.0.0.1");
    QTest::newRow("everywhere") << QByteArray("0.0.0.0") << QByteArray("0.0.0.0");
    QTest::newRow("six") << QByteArray("[::1]") << QByteArray("::1");
    QTest::newRow("localhost") << QByteArray("localhost") << QByteArray("127.0.0.1");
    QTest::newRow("a name") << QByteArray("example.org") << QByteArray("");
    QTest::newRow("nothing") << QByteArray("") << QByteArray("");
}

void OptionValuesTest::addressesToBindAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, address);
    std::string read;
    QCOMPARE(!readBindAddress(text.toStdString(), read), !address.isEmpty());
    QCOMPARE(QByteArray::fromStdString(read), address);
}

void OptionValuesTest::durationsAreRead()
{
    Duration read{};
    QVERIFY(!readDuration("1.5s", read));
    QCOMPARE(read, Duration(std::chrono::milliseconds(1500)));
    QVERIFY(!readDuration("0", read));
    QCOMPARE(read, Duration::zero());
    QCOMPARE(*readDuration("10", read),
             std::string(
                 "\"10\" is not a duration; write a number with its unit, such as 10s, 500ms or 2m, or 0."));
}

void OptionValuesTest::messageSizesAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qulonglong>("size"); // 0: refused
    QTest::newRow("one byte") << QByteArray("1") << qulonglong(1);
    QTest::newRow("usual") << QByteArray("16MiB") << (qulonglong(16) << 20);
    QTest::newRow("the most") << QByteArray("1GiB") << (qulonglong(1) << 30);
    QTest::newRow("too much") << QByteArray("2GiB") << qulonglong(0);
    QTest::newRow("none") << QByteArray("0") << qulonglong(0);
    QTest::newRow("rubbish") << QByteArray("large") << qulonglong(0);
}

void OptionValuesTest::messageSizesAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(qulonglong, size);
    std::uint64_t read = 0;
    QCOMPARE(!readMessageSize(text.toStdString(), read), size != 0);
    QCOMPARE(qulonglong(read), size);
}

void OptionValuesTest::stacksAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    QTest::addColumn<bool>("qt");
    QTest::newRow("reference") << QByteArray("reference") << true << false;
    QTest::newRow("qt") << QByteArray("qt") << true << true;
    QTest::newRow("upper case") << QByteArray("Qt") << false << false;
    QTest::newRow("empty") << QByteArray() << false << false;
    QTest::newRow("another") << QByteArray("jetty") << false << false;
}

void OptionValuesTest::stacksAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    QFETCH(bool, qt);
    StackKind stack = StackKind::Reference;
    QCOMPARE(!readStack(text.toStdString(), stack), good);
    QCOMPARE(stack == StackKind::Qt, qt);
}

void OptionValuesTest::urlsAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("complaint"); // a part of it; empty: none
    QTest::newRow("usual") << QByteArray("ws://127.0.0.1:9001/chat?x=1") << QByteArray();
    QTest::newRow("a page") << QByteArray("http://localhost/") << QByteArray("is no WebSocket address");
    QTest::newRow("no scheme") << QByteArray("localhost:9001") << QByteArray("is no WebSocket address");
    QTest::newRow("TLS") << QByteArray("wss://example.org/") << QByteArray("TLS");
    QTest::newRow("an escape") << QByteArray("ws://\x1b[31m/") << QByteArray("\\x1b[31m");
}

void OptionValuesTest::urlsAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, complaint);
    WsUrl url;
    const Complaint said = readUrl(text.toStdString(), url);
    QCOMPARE(said.has_value(), !complaint.isEmpty());
    if (said)
        QVERIFY2(QByteArray::fromStdString(*said).contains(complaint), said->c_str());
}

void OptionValuesTest::headersAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("name"); // empty: refused
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("usual") << QByteArray("Origin: http://x") << QByteArray("Origin")
                           << QByteArray("http://x");
    QTest::newRow("no space") << QByteArray("A:b") << QByteArray("A") << QByteArray("b");
    QTest::newRow("empty value") << QByteArray("A:") << QByteArray("A") << QByteArray();
    QTest::newRow("no colon") << QByteArray("A") << QByteArray() << QByteArray();
    QTest::newRow("no name") << QByteArray(": b") << QByteArray() << QByteArray();
    QTest::newRow("a space in the name") << QByteArray("A b: c") << QByteArray() << QByteArray();
    QTest::newRow("a second line") << QByteArray("A: b\r\nC: d") << QByteArray() << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray() << QByteArray();
}

void OptionValuesTest::headersAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    std::pair<std::string, std::string> header;
    QCOMPARE(!readHeader(text.toStdString(), header), !name.isEmpty());
    QCOMPARE(QByteArray::fromStdString(header.first), name);
    QCOMPARE(QByteArray::fromStdString(header.second), value);
}

void OptionValuesTest::subprotocolsAreRead()
{
    std::string subprotocol;
    QVERIFY(!readSubprotocol("graphql-transport-ws", subprotocol));
    QCOMPARE(subprotocol, std::string("graphql-transport-ws"));
    QVERIFY(readSubprotocol("two words", subprotocol));
    QVERIFY(readSubprotocol("", subprotocol));
    QVERIFY(readSubprotocol("a,b", subprotocol));
}

void OptionValuesTest::textHasToBeUtf8()
{
    Outgoing message;
    QVERIFY(!readText("grüße", message));
    QCOMPARE(message.what, Outgoing::What::Text);
    QCOMPARE(message.bytes, std::string("grüße"));
    QVERIFY(!readText("", message));
    QVERIFY(readText("\xff", message)->find("--send-file") != std::string::npos);
}

void OptionValuesTest::filesAreTextOrBinary()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("message")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("some text");
    file.flush();
    Outgoing message;
    QVERIFY(!readFile(file.fileName().toStdString(), message));
    QCOMPARE(message.what, Outgoing::What::Text);
    QCOMPARE(message.bytes, std::string("some text"));
    file.write(QByteArray(100'000, '\xfe'));
    file.close();
    QVERIFY(!readFile(file.fileName().toStdString(), message));
    QCOMPARE(message.what, Outgoing::What::Binary);
    QCOMPARE(message.bytes.size(), std::size_t{100'009});
}

void OptionValuesTest::missingFilesAreASentence()
{
    Outgoing message;
    QCOMPARE(*readFile("/no/such/file", message), std::string("The file \"/no/such/file\" cannot be read."));
    QVERIFY(readFile("/", message));
}

void OptionValuesTest::closesAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code"); // -1: refused
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("a code") << QByteArray("1000") << 1000 << QByteArray();
    QTest::newRow("with a reason") << QByteArray("4001:bye: now") << 4001 << QByteArray("bye: now");
    QTest::newRow("one that must not be sent") << QByteArray("1006") << 1006 << QByteArray();
    QTest::newRow("the longest reason") << "1000:" + QByteArray(123, 'x') << 1000 << QByteArray(123, 'x');
    QTest::newRow("too long a reason") << "1000:" + QByteArray(124, 'x') << -1 << QByteArray();
    QTest::newRow("no UTF-8") << QByteArray("1000:\xff") << -1 << QByteArray();
    QTest::newRow("too large") << QByteArray("70000") << -1 << QByteArray();
    QTest::newRow("no code") << QByteArray(":bye") << -1 << QByteArray();
    QTest::newRow("a word") << QByteArray("normal") << -1 << QByteArray();
}

void OptionValuesTest::closesAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QFETCH(QByteArray, reason);
    Outgoing close;
    QCOMPARE(!readClose(text.toStdString(), close), code >= 0);
    if (code < 0)
        return;
    QCOMPARE(close.what, Outgoing::What::Close);
    QCOMPARE(int(close.code.value_or(0)), code);
    QCOMPARE(QByteArray::fromStdString(close.bytes), reason);
}

void OptionValuesTest::reportsAreFiles()
{
    std::string path;
    QVERIFY(!readReportPath("report.json", path));
    QCOMPARE(path, std::string("report.json"));
    QVERIFY(readReportPath("-", path)->find("--log") != std::string::npos);
    QVERIFY(readReportPath("", path));
}

QTEST_APPLESS_MAIN(OptionValuesTest)
#include "option_values_test.moc"
