// The real program, from the outside.
#include "cli/run_cli.h"
#include "cli_run.h"
#include "support/places.h"
#include "support/raw_socket.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <thread>

using namespace lifeline;

namespace {

constexpr int patience = 60'000;

const QString program = QString::fromUtf8(buildFolder) + QStringLiteral("/bin/lifeline-cli");

struct Outcome {
    int code = -1;
    QByteArray out, errors;
};

Outcome finish(QProcess& process)
{
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

Outcome runProgram(const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    return finish(process);
}

/// serve, or another command that listens, on a free port; knows its address once it does.
class Server {
public:
    explicit Server(const QStringList& more = {}, const QStringList& command = {QStringLiteral("serve")})
    {
        m_process.start(program, command + QStringList{QStringLiteral("--port=0")} + more);
        static const QRegularExpression listening(QStringLiteral("listening on (ws://\\S+:(\\d+)/)\n"));
        QRegularExpressionMatch match;
        while (!match.hasMatch() && m_process.waitForReadyRead(patience)) {
            m_out += m_process.readAllStandardOutput();
            match = listening.match(QString::fromUtf8(m_out));
        }
        url = match.captured(1);
        port = match.captured(2).toUShort();
    }
    Outcome stop(int signal = SIGINT)
    {
        ::kill(static_cast<pid_t>(m_process.processId()), signal);
        Outcome outcome = finish(m_process);
        outcome.out.prepend(m_out);
        return outcome;
    }

    QString url;
    std::uint16_t port = 0;

private:
    QProcess m_process;
    QByteArray m_out;
};

} // namespace

class RunCliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clientAndServerMeet();
    void aSignalLeavesACompleteLog_data();
    void aSignalLeavesACompleteLog();
    void aBrokenPipeEndsCleanly();
    void clientFaultsArePlayedAgainstAServer();
    void serverFaultsArePlayedToClients_data();
    void serverFaultsArePlayedToClients();
    void exitCodesAreKept_data();
    void exitCodesAreKept();
    void aPortInUseIsASentence();
    void aSilentServerRunsOutOfTime();
    void helpGoesToTheOutput();
    void thereAreNoColoursInAPipe();
};

void RunCliTest::clientAndServerMeet()
{
    Server server;
    QVERIFY(server.port != 0);
    const Outcome client =
        runProgram({QStringLiteral("connect"), server.url, QStringLiteral("--send"), QStringLiteral("hello"),
                    QStringLiteral("--close"), QStringLiteral("1000:bye")});
    QCOMPARE(client.code, 0);
    QVERIFY2(client.out.contains("← frame text"), client.out);
    const Outcome served = server.stop();
    QCOMPARE(served.code, 0);
    QCOMPARE(served.errors, QByteArray());
    QVERIFY2(served.out.contains("#1 client → server: Opened, then closed cleanly."), served.out);
}

void RunCliTest::aSignalLeavesACompleteLog_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("kill") << SIGTERM;
}

void RunCliTest::aSignalLeavesACompleteLog()
{
    QFETCH(int, signal);
    const QTemporaryDir folder;
    const QString log = folder.filePath(QStringLiteral("log.jsonl"));
    Server server({QStringLiteral("--log"), log});
    RawSocket peer = openRaw(server.port);
    std::thread answer([&] {
        peer.receive(4); // the close frame
        peer.send(maskedFrame(0x88, "\x03\xe9"));
        peer.finish();
        peer.readToEnd();
    });
    const Outcome served = server.stop(signal);
    answer.join();
    QCOMPARE(served.code, 0);
    QList<QByteArray> lines = fileContent(log).split('\n');
    QCOMPARE(lines.takeLast(), QByteArray());
    QStringList names;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QJsonObject event = QJsonDocument::fromJson(lines[i]).object();
        QCOMPARE(event[QStringLiteral("seq")].toInteger(), qint64(i));
        names += event[QStringLiteral("event")].toString();
    }
    QVERIFY(names.contains(QStringLiteral("listening")) &&
            names.contains(QStringLiteral("listening-stopped")));
    QCOMPARE(names.back(), QStringLiteral("on-close"));
}

void RunCliTest::aBrokenPipeEndsCleanly()
{
    const QTemporaryDir folder;
    const QString log = folder.filePath(QStringLiteral("log.jsonl"));
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"),
                 QStringLiteral("{ \"$0\" serve --port 0 --log \"$1\"; echo \"exit $?\" >&2; } | head -n 1"),
                 program, log});
    QVERIFY(shell.waitForReadyRead(patience));
    // head is gone after one line; the next event finds nobody.
    static const QRegularExpression port(QStringLiteral("\"port\":(\\d+)"));
    QTRY_VERIFY_WITH_TIMEOUT(port.match(QString::fromUtf8(fileContent(log))).hasMatch(), patience);
    while (shell.state() != QProcess::NotRunning) {
        RawSocket::connectTo(port.match(QString::fromUtf8(fileContent(log))).captured(1).toUShort());
        shell.waitForFinished(50);
    }
    QCOMPARE(shell.readAllStandardError(), QByteArray("exit 0\n"));
    QVERIFY(fileContent(log).endsWith("}\n"));
}

void RunCliTest::clientFaultsArePlayedAgainstAServer()
{
    Server server;
    const Outcome played =
        runProgram({QStringLiteral("faults"), QStringLiteral("run"), QStringLiteral("request-no-key"),
                    QStringLiteral("close-code-1000-by-client"), QStringLiteral("--target"), server.url});
    QVERIFY2(played.out.endsWith("2 passed, 0 allowed, 0 failed, 0 skipped\n"), played.out);
    QCOMPARE(played.code, 0);
    const Outcome connected = runProgram(
        {QStringLiteral("connect"), server.url, QStringLiteral("--fault"), QStringLiteral("request-no-key")});
    QCOMPARE(connected.code, 0);
    QVERIFY2(connected.out.contains("fault begins"), connected.out);
    QVERIFY2(connected.out.endsWith("passed   request-no-key\n"), connected.out);
    QCOMPARE(server.stop().code, 0);
}

void RunCliTest::serverFaultsArePlayedToClients_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("by path") << QStringList{QStringLiteral("faults"), QStringLiteral("serve"),
                                            QStringLiteral("by-path")};
    QTest::newRow("faults serve") << QStringList{QStringLiteral("faults"), QStringLiteral("serve"),
                                                 QStringLiteral("response-wrong-accept")};
    QTest::newRow("serve --fault") << QStringList{QStringLiteral("serve"), QStringLiteral("--fault"),
                                                  QStringLiteral("response-wrong-accept")};
}

void RunCliTest::serverFaultsArePlayedToClients()
{
    QFETCH(QStringList, command);
    Server server({}, command);
    const Outcome client =
        runProgram({QStringLiteral("connect"), server.url + QStringLiteral("response-wrong-accept")});
    QCOMPARE(client.code, 3);
    QVERIFY2(client.out.contains("wrong-accept"), client.out);
    const Outcome served = server.stop();
    QCOMPARE(served.code, 0);
    QVERIFY2(served.out.contains("#1 passed   response-wrong-accept\n"), served.out);
}

void RunCliTest::exitCodesAreKept_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const auto words = [](const char* line) {
        return QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts);
    };
    std::uint16_t unused = 0;
    {
        const RawListener gone;
        unused = gone.port();
    }
    const QString nobody = QStringLiteral("ws://127.0.0.1:%1/").arg(unused);
    QTest::newRow("nothing") << QStringList() << 2;
    QTest::newRow("no command") << words("fly") << 2;
    QTest::newRow("a page") << words("connect http://127.0.0.1/") << 2;
    QTest::newRow("a stack") << words("serve --stack jetty") << 2;
    QTest::newRow("no such fault") << words("faults run no-such-fault") << 2;
    QTest::newRow("faults against others") << words("faults run all --target ws://192.0.2.1/") << 2;
    QTest::newRow("faults against nobody")
        << QStringList{QStringLiteral("faults"), QStringLiteral("run"), QStringLiteral("reset"),
                       QStringLiteral("--target"), nobody}
        << 3;
    QTest::newRow("a log nowhere") << words("serve --port 0 --log /no/such/folder/log") << 2;
    QTest::newRow("nobody there") << QStringList{QStringLiteral("connect"), nobody} << 3;
    QTest::newRow("an address of others") << words("serve --port 0 --bind 192.0.2.1") << 3;
    QTest::newRow("version") << words("--version") << 0;
}

void RunCliTest::exitCodesAreKept()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const Outcome outcome = runProgram(arguments);
    QCOMPARE(outcome.code, code);
    QCOMPARE(outcome.errors.startsWith("lifeline-cli: "), code != 0);
}

void RunCliTest::aPortInUseIsASentence()
{
    const RawListener taken;
    const QString port = QString::number(taken.port());
    const Outcome outcome = runProgram({QStringLiteral("serve"), QStringLiteral("--port"), port});
    QCOMPARE(outcome.code, 3);
    QCOMPARE(outcome.errors, "lifeline-cli: Port " + port.toLatin1() + " is already in use on 127.0.0.1.\n");
}

void RunCliTest::aSilentServerRunsOutOfTime()
{
    const RawListener silent; // the kernel accepts, nobody answers
    const Outcome outcome =
        runProgram({QStringLiteral("connect"), QStringLiteral("ws://127.0.0.1:%1/").arg(silent.port()),
                    QStringLiteral("--upgrade-timeout"), QStringLiteral("200ms"),
                    QStringLiteral("--close-timeout"), QStringLiteral("200ms")});
    QCOMPARE(outcome.code, 4);
}

void RunCliTest::helpGoesToTheOutput()
{
    const Outcome outcome = runProgram({QStringLiteral("--help")});
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.out.contains("lifeline-cli connect"));
    QCOMPARE(outcome.errors, QByteArray());
    const CliRun inside = runInside({"--help"});
    QCOMPARE(inside.out, outcome.out);
}

void RunCliTest::thereAreNoColoursInAPipe()
{
    const Outcome outcome = runProgram({QStringLiteral("lesson"), QStringLiteral("--port=0")});
    QCOMPARE(outcome.code, 0);
    QVERIFY(!outcome.out.contains('\x1b'));
}

QTEST_GUILESS_MAIN(RunCliTest)
#include "run_cli_test.moc"
