// The linter of resources/faults: each file against the schema, the reader and what the catalogue promises.
#include "faults/catalogue.h"
#include "faults/fault_sample.h"
#include "faults/scenario_writer.h"
#include "support/json_schema.h"
#include "support/places.h"
#include "wire/upgrade_rules.h"
#include "wire/violation.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

#include <array>
#include <memory>
#include <set>

using namespace lifeline;

namespace {

const QString resources = inProject("resources/");

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Duration timeOf(DeadlineName name, const PeerSettings& peer)
{
    switch (name) {
    case DeadlineName::Connect: return peer.connectTimeout;
    case DeadlineName::Tls: break;
    case DeadlineName::Upgrade: return peer.upgradeTimeout;
    case DeadlineName::Idle: return peer.idleTimeout;
    case DeadlineName::Pong: return peer.pongTimeout;
    case DeadlineName::Close: return peer.closeTimeout;
    }
    return Duration::zero();
}

/// The shortest time any step waits for something to come.
Duration shortestWait(const std::vector<Step>& steps)
{
    Duration shortest = Duration::max();
    for (const Step& each : steps) {
        if (const auto* loop = std::get_if<Loop>(&each.what))
            shortest = std::min(shortest, shortestWait(loop->steps));
        const auto* expect = std::get_if<step::Expect>(&each.what);
        if (expect != nullptr && !std::holds_alternative<await::Nothing>(expect->what))
            shortest = std::min(shortest, expect->within);
    }
    return shortest;
}

} // namespace

class FaultFilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyFileIsValid_data();
    void everyFileIsValid();
    void theReaderFindsNoProblem();
    void everyNameIsThereOnce();
    void everyFaultSaysWhatItDoesAndWhy();
    void everyFindingIsOneThatCanBeMade();
    void everyScriptWaitsLongerThanTheDeadlineItProvokes();
    void everyFaultIsWrittenAndReadBack();
    void everyGroupIsAsLargeAsPromised_data();
    void everyGroupIsAsLargeAsPromised();
    void theWellKnownNamesAreThere_data();
    void theWellKnownNamesAreThere();
    void readerAndSchemaAgree_data();
    void readerAndSchemaAgree();

private:
    QStringList errorsOf(const QByteArray& json) const;

    std::unique_ptr<JsonSchema> m_schema;
    Catalogue m_catalogue;
};

void FaultFilesTest::initTestCase()
{
    const QByteArray schema = contentOf(resources + QStringLiteral("schema/faults.schema.json"));
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(schema, &error);
    QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
    m_schema = std::make_unique<JsonSchema>(document.object());
    QCOMPARE(m_schema->flaws(), QStringList());
    m_catalogue = Catalogue::builtIn();
}

QStringList FaultFilesTest::errorsOf(const QByteArray& json) const
{
    const auto document = QJsonDocument::fromJson(json);
    return document.isObject() ? m_schema->validate(document.object())
                               : QStringList{QStringLiteral("no JSON object")};
}

void FaultFilesTest::everyFileIsValid_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(resources + QStringLiteral("faults"));
    for (const QString& name : folder.entryList({QStringLiteral("*.json")}))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void FaultFilesTest::everyFileIsValid()
{
    QFETCH(QString, path);
    QCOMPARE(errorsOf(contentOf(path)), QStringList());
}

void FaultFilesTest::theReaderFindsNoProblem()
{
    QCOMPARE(told(m_catalogue.problems()), QString());
    QVERIFY(m_catalogue.parts().contains("client-opens"));
    QVERIFY(m_catalogue.parts().contains("server-opens"));
}

void FaultFilesTest::everyNameIsThereOnce()
{
    std::set<std::string> names;
    for (const Fault& fault : m_catalogue.faults()) {
        QVERIFY2(names.insert(fault.id).second, fault.id.c_str());
        for (const std::string& alias : fault.aliases)
            QVERIFY2(names.insert(alias).second, alias.c_str());
    }
}

void FaultFilesTest::everyFaultSaysWhatItDoesAndWhy()
{
    for (const Fault& fault : m_catalogue.faults()) {
        QVERIFY2(fault.does.ends_with('.'), fault.id.c_str());
        QVERIFY2(fault.must.ends_with('.'), fault.id.c_str());
        QVERIFY2(!fault.title.empty() && !fault.title.ends_with('.'), fault.id.c_str());
        QVERIFY2(!fault.sections.empty(), fault.id.c_str());
        // Sequences that are both right may end in different phases.
        QVERIFY2(fault.expect.phase.has_value() || !fault.expect.allowed.empty(), fault.id.c_str());
        QVERIFY2(fault.file.empty(), fault.id.c_str());
    }
}

void FaultFilesTest::everyFindingIsOneThatCanBeMade()
{
    for (const Fault& fault : m_catalogue.faults()) {
        const std::string& finding = fault.expect.finding;
        QVERIFY2(finding.empty() || violationFromId(finding) || upgradeRuleFromId(finding), fault.id.c_str());
    }
}

void FaultFilesTest::everyScriptWaitsLongerThanTheDeadlineItProvokes()
{
    for (const Fault& fault : m_catalogue.faults()) {
        if (!fault.expect.deadline)
            continue;
        const Duration deadline = timeOf(*fault.expect.deadline, fault.subject.peer);
        QVERIFY2(deadline > Duration::zero() && shortestWait(fault.steps) > deadline, fault.id.c_str());
        QVERIFY2(fault.limit > deadline, fault.id.c_str());
    }
}

void FaultFilesTest::everyFaultIsWrittenAndReadBack()
{
    for (const Fault& fault : m_catalogue.faults()) {
        const QByteArray text = QByteArray::fromStdString(scenarioText(fault));
        const ScenarioFile read = readSample(text);
        QCOMPARE(told(read.problems), QString());
        QCOMPARE(read.faults.size(), std::size_t{1});
        QVERIFY2(read.faults.front() == fault, text.constData());
        QCOMPARE(errorsOf(text), QStringList());
    }
}

void FaultFilesTest::everyGroupIsAsLargeAsPromised_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("least");
    const auto row = [](const char* name, int least) {
        QTest::newRow(name) << QString::fromLatin1(name) << least;
    };
    row("bad-request", 30);
    row("bad-response", 25);
    row("reset", 20);
    row("timeout", 14);
    row("violation", 25);
    row("close-handshake", 15);
    row("all", 120);
}

void FaultFilesTest::everyGroupIsAsLargeAsPromised()
{
    QFETCH(QString, name);
    QFETCH(int, least);
    const int count = static_cast<int>(m_catalogue.select(name.toStdString()).size());
    QVERIFY2(count >= least, qPrintable(QString::number(count)));
}

void FaultFilesTest::theWellKnownNamesAreThere_data()
{
    QTest::addColumn<QString>("alias");
    for (const char* alias :
         {"reset_peer", "slow_close", "timeout", "slicer", "latency", "limit_data", "bandwidth"})
        QTest::newRow(alias) << QString::fromLatin1(alias);
}

void FaultFilesTest::theWellKnownNamesAreThere()
{
    QFETCH(QString, alias);
    QVERIFY(m_catalogue.find(alias.toStdString()) != nullptr);
}

void FaultFilesTest::readerAndSchemaAgree_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("good");
    const auto steps = [](const char* step, bool good, const char* side = "\"client\"") {
        FaultSample sample;
        sample.side = side;
        sample.steps = QByteArray("[") + step + "]";
        QTest::newRow(step) << sample.file() << good;
    };
    const auto expect = [](const char* value, bool good) {
        FaultSample sample;
        sample.expect = value;
        QTest::newRow(value) << sample.file() << good;
    };
    const auto more = [](const char* members, bool good) {
        FaultSample sample;
        sample.more = members;
        QTest::newRow(members) << sample.file() << good;
    };
    const auto pair = [](const char* name, FaultSample sample, bool good) {
        QTest::newRow(name) << sample.file() << good;
    };

    steps(R"("fin", "reset", "stop-reading", "resume-reading", "send-request")", true);
    steps(R"("wait")", false);
    steps(R"("answer-pings")", false);
    steps(R"({"fin": true})", true);
    steps(R"({"fin": false})", false);
    steps(R"({"fin": true, "reset": true})", false);
    steps(R"({})", false);
    steps(R"({"send-request": false})", false);
    steps(
        R"({"send-request": {"method": "POST", "without": ["Host"], "set": {"A": "b"}, "add": [["A", "c"]]}})",
        true);
    steps(R"({"send-request": {"method": ""}})", false);
    steps(R"({"send-request": {"add": [["A"]]}})", false);
    steps(R"({"send-request": {"status": 101}})", false);
    steps(R"({"send-request": true, "split": 1, "every": "10ms", "cut": -4, "glue": true})", true);
    steps(R"({"send-request": true, "every": "10ms"})", false);
    steps(R"({"send-request": true, "cut": 0})", false);
    steps(R"({"send-request": true, "split": 0})", false);
    steps(R"({"send-request": true, "within": "1s"})", false);
    steps(R"({"send-response": 101})", true, "\"server\"");
    steps(R"({"send-response": {"status": 400, "reason": "No", "body": "no"}})", true, "\"server\"");
    steps(R"({"send-response": {"version": "HTTP/1.0"}})", false, "\"server\"");
    steps(R"({"send-bytes": {"hex": "16 03 01"}})", true);
    steps(R"({"send-bytes": {"hex": "160"}})", false);
    steps(R"({"send-bytes": [{"text": "a"}, {"fill": "x", "size": "64KiB"}]})", true);
    steps(R"({"send-bytes": []})", false);
    steps(R"({"send-bytes": {}})", false);
    steps(R"({"send-bytes": {"text": "a", "hex": "00"}})", false);
    steps(R"({"send-bytes": {"fill": "xy", "size": 4}})", false);
    steps(R"({"send-bytes": {"fill": "x"}})", false);
    steps(
        R"({"send-frame": {"text": "hi", "rsv": 4, "fin": false, "mask": "a15f029c", "length": 5, "form": 16}})",
        true);
    steps(R"({"send-frame": {"opcode": 11}})", true);
    steps(R"({"send-frame": {"opcode": 16}})", false);
    steps(R"({"send-frame": {"opcod": 1}})", false);
    steps(R"({"send-frame": {"mask": "a15f02"}})", false);
    steps(R"({"send-frame": {"form": 8}})", false);
    steps(R"({"send-frame": {"rsv": 8}})", false);
    steps(R"({"send-close": null}, {"send-close": 1000}, {"send-close": {"code": 1000, "reason": "bye"}})",
          true);
    steps(R"({"send-close": {"hex": "03"}})", true);
    steps(R"({"send-close": {"reason": "bye"}})", false);
    steps(R"({"send-close": {"hex": "03", "code": 1000}})", false);
    steps(R"({"send-close": 70000})", false);
    steps(R"({"send-close": 1000, "fin": false})", false);
    steps(R"({"expect": "fin", "within": "1s", "or": ["reset", {"close": "any"}]})", true);
    steps(R"({"expect": "fin", "within": "0s"})", false);
    steps(R"({"expect": "fin", "within": 2})", false);
    steps(R"({"expect": "fin", "within": "-1s"})", false);
    steps(R"({"expect": "fins"})", false);
    steps(R"({"expect": {"response": "4xx", "headers": {"Connection": "close"}, "body-has": "key"}})", true);
    steps(R"({"expect": {"response": [400, "5xx"]}})", true);
    steps(R"({"expect": {"response": []}})", false);
    steps(R"({"expect": {"response": "x4x"}})", false);
    steps(R"({"expect": {"frame": "pong", "text": "x"}})", true);
    steps(R"({"expect": {"frame": "pong", "response": 101}})", false);
    steps(R"({"expect": {"close": [1002, 1005]}})", true);
    steps(R"({"expect": {"callback": "on-close"}}, {"expect": {"callback": "on-close:1006"}})", true);
    steps(R"({"expect": {"callback": "upgrade:refused"}})", false);
    steps(R"({"wait": "200ms"}, {"wait": 0})", true);
    steps(R"({"wait": 200})", false);
    steps(R"({"wait": "soon"})", false);
    steps(R"({"answer-pings": true})", true);
    steps(R"({"loop": {"times": 20, "steps": ["fin"]}})", true);
    steps(R"({"loop": {"times": 0, "steps": ["fin"]}})", false);
    steps(R"({"loop": {"times": 2, "steps": []}})", false);
    steps(R"({"loop": {"steps": ["fin"]}})", false);
    steps(R"({"include": 4})", false);

    expect(R"({"callbacks": []})", true);
    expect(R"({"phase": "closed"})", false);
    expect(R"({"callbacks": ["open"]})", false);
    expect(R"({"callbacks": ["on-ping*20", "on-close:1006"], "phase": "failed", "deadline": "pong"})", true);
    expect(R"({"callbacks": ["on-ping*0"]})", false);
    expect(R"({"callbacks": [], "phase": "open"})", false);
    expect(R"({"callbacks": [], "deadline": "tls"})", false);
    expect(R"({"callbacks": [], "allowed": [["on-open"]], "allowed-why": "A choice."})", true);
    expect(R"({"callbacks": [], "allowed": [["on-open"]]})", false);
    expect(R"({"callbacks": [], "allowed-why": "A choice."})", false);
    expect(R"({"callbacks": [], "finding": "invalid-utf8"})", true);
    expect(R"({"callbacks": {"by-client": [], "by-server": []}})", false);
    expect(R"([])", false);

    more(
        R"("aliases": ["reset_peer"], "codes": [1006], "legal": true, "limit": "5s", "receive-buffer": "4KiB")",
        true);
    more(R"("aliases": ["no blanks"])", false);
    more(R"("codes": ["1006"])", false);
    more(R"("limit": 0)", false);
    more(R"("receive-buffer": 0)", false);
    more(R"("reach": "nobody")", false);
    more(R"("reach": "normal")", true);
    more(R"("parts": {})", false);
    more(R"("sides": "client")", false);
    more(R"("group": "other")", false);
    more(
        R"("subject": {"pong-timeout": "200ms", "ping-interval": "100ms", "max-message": "1MiB", "echo": true})",
        true);
    more(R"("subject": {"pong-timeout": 200})", false);
    more(R"("subject": {"acts": ["fin", {"reset": true, "after": "50ms"}, {"text-size": "1MiB"}]})", true);
    more(
        R"("subject": {"acts": [{"close": null}, {"close": 1000, "reason": "bye"}, {"binary": "00ff"}, {"ping": "x"}]})",
        true);
    more(R"("subject": {"acts": [{"close": null, "reason": "bye"}]})", false);
    more(R"("subject": {"acts": [{"text": "a", "ping": "b"}]})", false);
    more(R"("subject": {"acts": [{"after": "1s"}]})", false);
    more(R"("subject": {"acts": ["close"]})", false);

    FaultSample both;
    both.side = R"(["client", "server"])";
    both.steps = R"({"by-client": [{"send-request": true}], "by-server": ["fin"]})";
    both.expect =
        R"({"callbacks": {"by-client": ["upgrade"], "by-server": []}, "phase": {"by-client": "failed"}})";
    pair("a pair", both, true);
    FaultSample half = both;
    half.steps = R"({"by-client": ["fin"]})";
    pair("half a pair", half, false);
    FaultSample wrong = both;
    wrong.side = R"(["client", "client"])";
    pair("twice the same side", wrong, false);
    FaultSample nothing;
    nothing.steps = "[]";
    pair("no steps", nothing, false);
    FaultSample nobody = nothing;
    nobody.side = "\"server\"";
    nobody.more = R"("reach": "nobody")";
    pair("nobody listens", nobody, true);
    QTest::newRow("a single fault")
        << QByteArray("{\"group\": \"reset\", ").append(FaultSample().fault().mid(1)) << true;
    QTest::newRow("a single fault without a group") << FaultSample().fault() << false;
    QTest::newRow("nothing") << QByteArray("{}") << false;
    QTest::newRow("parts alone") << QByteArray(R"({"parts": {"a": ["fin"]}, "faults": []})") << true;
}

void FaultFilesTest::readerAndSchemaAgree()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, good);
    const ScenarioFile read = readSample(json);
    const QStringList errors = errorsOf(json);
    QVERIFY2(read.problems.empty() == good, qPrintable(told(read.problems)));
    QVERIFY2(errors.isEmpty() == good, qPrintable(errors.join(u'\n')));
}

QTEST_GUILESS_MAIN(FaultFilesTest)
#include "fault_files_test.moc"
