#include "cli/command_runner.h"
#include "cli_run.h"
#include "store/open_session.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace lifeline;

namespace {

/// Starts a server on a free port, connects to it, closes, and ends; or waits to be stopped.
class SmallCommand final : public Command {
public:
    explicit SmallCommand(bool waits) : m_waits(waits) {}

    void start(Lab& lab) override
    {
        m_lab = &lab;
        ServerSettings settings;
        settings.port = 0;
        lab.startServer(settings);
    }
    void take(const Event& event) override
    {
        ++events;
        if (const auto* listening = event.as<event::Listening>())
            connect(listening->port);
        const auto* callback = event.as<event::Callback>();
        if (callback && callback->name == CallbackName::OnOpen && event.side == Side::Client)
            opened();
    }
    void over(const ConnectionStory&) override
    {
        ++overs;
        m_done = true;
    }
    std::optional<MonotonicTime> wakeAt() const override { return m_closeAt; }
    void woken(MonotonicTime) override
    {
        m_closeAt.reset();
        m_lab->send(m_id, Side::Client, {Outgoing::What::Close, {}, 1000});
    }
    void stop(int times, MonotonicTime) override
    {
        stops = times;
        m_done = true;
    }
    bool done() const override { return m_done; }
    ExitCode exitCode() const override { return ExitCode::Expected; }
    std::optional<Reports> reports(std::string_view) const override { return ownReports; }

    std::optional<Reports> ownReports;
    int events = 0, overs = 0, stops = 0;

private:
    void connect(std::uint16_t port)
    {
        ClientSettings settings;
        settings.url.host = "127.0.0.1";
        settings.url.port = port;
        m_id = m_lab->connect(settings);
    }
    void opened()
    {
        if (m_waits)
            std::raise(SIGTERM);
        else
            m_closeAt = monotonicTime(0);
    }

    bool m_waits;
    Lab* m_lab = nullptr;
    ConnectionId m_id = ConnectionId::None;
    std::optional<MonotonicTime> m_closeAt;
    bool m_done = false;
};

struct Run {
    explicit Run(CommonOptions options_) : options(std::move(options_)), command(false) {}

    ExitCode run(bool waits = false)
    {
        command = SmallCommand(waits);
        command.ownReports = ownReports;
        CommandRunner runner("small", options, {out.descriptor(), errors.descriptor()});
        return runner.open() ? runner.run(command) : ExitCode::Usage;
    }

    CommonOptions options;
    std::optional<Command::Reports> ownReports;
    SmallCommand command;
    MemoryFile out, errors;
};

} // namespace

class CommandRunnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eventsAreLinesForPeople();
    void aLogOnTheOutputIsAlone();
    void theLogIsCompleteAfterASignal();
    void reportsAreWrittenAtTheEnd();
    void aCommandMayHaveReportsOfItsOwn();
    void aFileThatCannotBeWrittenIsASentence_data();
    void aFileThatCannotBeWrittenIsASentence();
    void everythingIsInTheSession();
    void aSessionThatCannotBeMadeIsASentence();
    void aFullDiskIsAnInternalError();
    void nobodyReadingIsAStop();

private:
    static QList<QJsonObject> jsonLines(const QByteArray& text)
    {
        QList<QJsonObject> lines;
        for (const QByteArray& line : text.split('\n')) {
            if (!line.isEmpty())
                lines += QJsonDocument::fromJson(line).object();
        }
        return lines;
    }
    static std::string in(const QTemporaryDir& folder, const char* name)
    {
        return folder.filePath(QString::fromLatin1(name)).toStdString();
    }
};

void CommandRunnerTest::eventsAreLinesForPeople()
{
    Run run({});
    QCOMPARE(run.run(), ExitCode::Expected);
    QCOMPARE(run.command.overs, 1);
    QCOMPARE(run.out.content().count('\n'), qsizetype(run.command.events));
    QVERIFY(run.out.content().contains("callback on-close"));
    QCOMPARE(run.errors.content(), QByteArray());
}

void CommandRunnerTest::aLogOnTheOutputIsAlone()
{
    CommonOptions options;
    options.log = "-";
    Run run(options);
    QCOMPARE(run.run(), ExitCode::Expected);
    const auto lines = jsonLines(run.out.content());
    QCOMPARE(lines.size(), qsizetype(run.command.events) + 1);
    QCOMPARE(lines.front()[QStringLiteral("lifeline")].toInt(), 1);
    for (qsizetype i = 1; i < lines.size(); ++i)
        QCOMPARE(lines[i][QStringLiteral("seq")].toInteger(), qint64(i));
    QVERIFY(run.errors.content().contains("callback on-close"));
}

void CommandRunnerTest::theLogIsCompleteAfterASignal()
{
    const QTemporaryDir folder;
    CommonOptions options;
    options.log = in(folder, "log.jsonl");
    options.quiet = true;
    Run run(options);
    QCOMPARE(run.run(true), ExitCode::Expected);
    QCOMPARE(run.command.stops, 1);
    const auto lines = jsonLines(fileContent(QString::fromStdString(options.log)));
    QCOMPARE(lines.size(), qsizetype(run.command.events) + 1);
    QCOMPARE(lines.back()[QStringLiteral("event")].toString(), QStringLiteral("on-close"));
    QCOMPARE(run.out.content(), QByteArray());
}

void CommandRunnerTest::reportsAreWrittenAtTheEnd()
{
    const QTemporaryDir folder;
    CommonOptions options;
    options.json = in(folder, "report.json");
    options.junit = in(folder, "report.xml");
    Run run(options);
    QCOMPARE(run.run(), ExitCode::Expected);
    const auto report = QJsonDocument::fromJson(fileContent(QString::fromStdString(options.json))).object();
    const QJsonArray connections = report[QStringLiteral("connections")].toArray();
    QCOMPARE(connections.size(), qsizetype{1});
    QVERIFY(connections[0].toObject()[QStringLiteral("as_expected")].toBool());
    const QByteArray junit = fileContent(QString::fromStdString(options.junit));
    QVERIFY2(junit.contains("<testsuite name=\"lifeline.small\" tests=\"1\" failures=\"0\""), junit);
}

void CommandRunnerTest::aCommandMayHaveReportsOfItsOwn()
{
    const QTemporaryDir folder;
    CommonOptions options;
    options.json = in(folder, "report.json");
    options.junit = in(folder, "report.xml");
    Run run(options);
    run.ownReports = Command::Reports{"{}", "<a/>"};
    QCOMPARE(run.run(), ExitCode::Expected);
    QCOMPARE(fileContent(QString::fromStdString(options.json)), QByteArray("{}"));
    QCOMPARE(fileContent(QString::fromStdString(options.junit)), QByteArray("<a/>"));
}

void CommandRunnerTest::aFileThatCannotBeWrittenIsASentence_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("log") << 0;
    QTest::newRow("json") << 1;
    QTest::newRow("junit") << 2;
}

void CommandRunnerTest::aFileThatCannotBeWrittenIsASentence()
{
    QFETCH(int, which);
    CommonOptions options;
    (which == 0 ? options.log : which == 1 ? options.json : options.junit) = "/no/such/folder/file";
    Run run(options);
    QCOMPARE(run.run(), ExitCode::Usage);
    QCOMPARE(run.command.events, 0);
    QCOMPARE(run.errors.content(),
             QByteArray("lifeline-cli: The file \"/no/such/folder/file\" cannot be written: No such file or "
                        "directory.\n"));
}

void CommandRunnerTest::everythingIsInTheSession()
{
    const QTemporaryDir folder;
    CommonOptions options;
    options.session = folder.filePath(QStringLiteral("out.lifeline")).toStdString();
    Run run(options);
    QCOMPARE(run.run(), ExitCode::Expected);
    const OpenedSession session = openSession(options.session);
    QVERIFY(session.log && session.problems.empty() && session.notes.empty());
    QCOMPARE(session.log->size(), std::uint64_t(run.command.events));
    const QByteArray told = "session: " + QByteArray::number(run.command.events) + " events in ";
    QVERIFY2(run.out.content().contains(told), run.out.content());
}

void CommandRunnerTest::aSessionThatCannotBeMadeIsASentence()
{
    CommonOptions options;
    options.session = "/no/such/folder/out.lifeline";
    Run run(options);
    QCOMPARE(run.run(), ExitCode::Usage);
    QCOMPARE(run.command.events, 0);
    QCOMPARE(run.errors.content(),
             QByteArray(
                 "lifeline-cli: The session \"/no/such/folder/out.lifeline\" cannot be written: No such file "
                 "or directory.\n"));
}

void CommandRunnerTest::aFullDiskIsAnInternalError()
{
    CommonOptions options;
    options.log = "/dev/full";
    Run run(options);
    QCOMPARE(run.run(), ExitCode::Internal);
    QVERIFY(run.errors.content().contains("The output cannot be written: No space left on device."));
}

void CommandRunnerTest::nobodyReadingIsAStop()
{
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    ::close(ends[0]);
    SmallCommand command(true);
    const CommonOptions options;
    const MemoryFile errors;
    {
        CommandRunner runner("small", options, {ends[1], errors.descriptor()});
        QVERIFY(runner.open());
        QCOMPARE(runner.run(command), ExitCode::Expected);
    }
    ::close(ends[1]);
    QVERIFY(command.stops >= 1);
    QCOMPARE(errors.content(), QByteArray());
}

QTEST_APPLESS_MAIN(CommandRunnerTest)
#include "command_runner_test.moc"
