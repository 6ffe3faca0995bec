// A stack whose program is the test itself: a shell says where the test listens.
#include "atlas/atlas.h"
#include "cli/atlas_command.h"
#include "cli_run.h"
#include "fault_folder.h"
#include "support/raw_socket.h"

#include <QTest>

#include <thread>

using namespace lifeline;

namespace {

QByteArray stackJson(const QByteArray& script, const QByteArray& probe = "true")
{
    return "{\"stack\": \"sock\", \"title\": \"Sock\", \"lacks\": [\"drop\"], \"sides\": {\"server\": "
           "{\"run\": [\"/bin/sh\", "
           "\"-c\", \"" +
           script + "\"]}}, \"probe\": [\"/bin/sh\", \"-c\", \"" + probe + "\"], \"needs\": \"a shell\"}";
}

/// Refuses so many visitors.
std::thread refuser(RawListener& listener, int visitors)
{
    return std::thread([&listener, visitors] {
        for (int i = 0; i < visitors; ++i) {
            RawSocket visitor = listener.accept();
            visitor.receiveUntil("\r\n\r\n");
            visitor.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            visitor.finish();
            visitor.readToEnd();
        }
    });
}

} // namespace

class AtlasCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aServerIsMeasuredIntoAFile();
    void whatIsNotInTheAtlasFailsACheck();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();

private:
    std::string folderWith(const QByteArray& json) const
    {
        const std::string file = m_folder.write(QStringLiteral("stack.json"), json);
        return file.substr(0, file.rfind('/'));
    }
    FaultFolder m_folder;
};

void AtlasCommandTest::aServerIsMeasuredIntoAFile()
{
    RawListener listener;
    std::thread server = refuser(listener, 2);
    const std::string folder = folderWith(
        stackJson("echo listening ws://127.0.0.1:" + QByteArray::number(listener.port()) + "/; cat"));
    const std::string out = m_folder.path(QStringLiteral("out.json"));
    const CliRun run = runInside({"atlas", "measure", folder, "--fault", "request-no-key", "--fault",
                                  "fin-unanswered-by-client", "--runs", "2", "--out", out, "--junit",
                                  m_folder.path(QStringLiteral("out.xml")), "--json",
                                  m_folder.path(QStringLiteral("summary.json"))});
    server.join();
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.contains("skipped  fin-unanswered-by-client: its application has no call"), run.out);
    const AtlasFile read = readAtlas(fileContent(QString::fromStdString(out)).toStdString(), "out.json");
    QCOMPARE(read.columns.size(), std::size_t{1});
    const AtlasColumn& column = read.columns.front();
    QCOMPARE(column.stack, std::string("sock"));
    QCOMPARE(column.cells.size(), std::size_t{1});
    QCOMPARE(column.cells[0].outcomes[0].wire, std::string("400 fin"));
    QCOMPARE(column.cells[0].runs(), 2U);
    const QByteArray junit = fileContent(QString::fromStdString(m_folder.path(QStringLiteral("out.xml"))));
    QVERIFY2(
        junit.contains("<testsuite name=\"lifeline.atlas measure\" tests=\"2\" failures=\"0\" errors=\"0\" "
                       "skipped=\"1\""),
        junit);
    const QByteArray json =
        fileContent(QString::fromStdString(m_folder.path(QStringLiteral("summary.json"))));
    QVERIFY2(json.contains("\"exit\":0,\"passed\":1,\"allowed\":0,\"failed\":0,\"skipped\":1,"), json);
}

void AtlasCommandTest::whatIsNotInTheAtlasFailsACheck()
{
    RawListener listener;
    std::thread server = refuser(listener, 1);
    const std::string folder = folderWith(
        stackJson("echo listening ws://127.0.0.1:" + QByteArray::number(listener.port()) + "/; cat"));
    const std::string junit = m_folder.path(QStringLiteral("check.xml"));
    const CliRun run =
        runInside({"atlas", "check", folder, "--fault", "request-no-key", "--runs", "1", "--junit", junit});
    server.join();
    QCOMPARE(run.code, 1);
    QVERIFY2(run.errors.contains("The atlas has no column for Sock"), run.errors);
    QVERIFY(
        fileContent(QString::fromStdString(junit)).contains("<skipped message=\"it is not in the atlas\"/>"));
}

void AtlasCommandTest::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("no JSON") << QByteArray("[") << 2 << QByteArray("stack.json:1:");
    QTest::newRow("not installed") << stackJson("cat", "false") << 3
                                   << QByteArray("Sock is not installed: it needs a shell.");
    QTest::newRow("a program that ends")
        << stackJson("echo broken >&2; exit 1") << 3
        << QByteArray("Sock as a server cannot be measured: the program ended: broken");
}

void AtlasCommandTest::whatIsWrongIsSaid()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, sentence);
    const CliRun run = runInside({"atlas", "measure", folderWith(json), "--fault", "request-no-key"});
    QTEST(run.code, "code");
    QVERIFY2(run.errors.contains(sentence), run.errors);
}

QTEST_GUILESS_MAIN(AtlasCommandTest)
#include "atlas_command_test.moc"
