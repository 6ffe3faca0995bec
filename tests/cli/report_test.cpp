#include "cli/connection_book.h"
#include "cli/report.h"
#include "support/sample_session.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QXmlStreamReader>

using namespace lifeline;

namespace {

struct ResultSink final : EventSink {
    void accept(const Event& event) override { book.take(event); }
    std::vector<ConnectionResult> results;
    ConnectionBook book{[this](const ConnectionStory& story) { results.push_back(resultOf(story)); }};
};

std::vector<ConnectionResult> sampleResults()
{
    ResultSink sink;
    fillSampleSession(sink);
    sink.book.finish();
    std::sort(sink.results.begin(), sink.results.end(),
              [](const auto& a, const auto& b) { return number(a.story.id) < number(b.story.id); });
    return sink.results;
}

} // namespace

class ReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyACleanCloseOnEverySideIsAsExpected();
    void jsonHasEveryConnection();
    void junitHasATestCaseForEveryConnection();
    void nothingFromAPeerBreaksTheXml();
    void noConnectionsAreAReportToo();
};

void ReportTest::onlyACleanCloseOnEverySideIsAsExpected()
{
    for (const ConnectionResult& result : sampleResults())
        QCOMPARE(result.asExpected, number(result.story.id) == 4);
}

void ReportTest::jsonHasEveryConnection()
{
    const std::string text = jsonReport(sampleResults(), ExitCode::Failed, "2026-11-22T18:54:00.000Z");
    QJsonParseError error;
    const QJsonObject report = QJsonDocument::fromJson(QByteArray::fromStdString(text), &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(report[QStringLiteral("exit")].toInt(), 1);
    QCOMPARE(report[QStringLiteral("started")].toString(), QStringLiteral("2026-11-22T18:54:00.000Z"));
    const QJsonArray connections = report[QStringLiteral("connections")].toArray();
    QCOMPARE(connections.size(), qsizetype(sampleConnectionCount));
    const QJsonObject clean = connections[3].toObject();
    QCOMPARE(clean[QStringLiteral("stage")].toString(), QStringLiteral("closed-cleanly"));
    QCOMPARE(clean[QStringLiteral("code")].toInt(), 1000);
    QVERIFY(clean[QStringLiteral("as_expected")].toBool());
    const QJsonObject server = clean[QStringLiteral("server")].toObject();
    QCOMPARE(server[QStringLiteral("callbacks")].toObject()[QStringLiteral("on-close")].toInt(), 1);
    QVERIFY(!connections[6].toObject().contains(QStringLiteral("client")));
}

void ReportTest::junitHasATestCaseForEveryConnection()
{
    const std::string text = junitReport(sampleResults(), "serve", "2026-11-22T18:54:00.000Z");
    QXmlStreamReader xml(QByteArray::fromStdString(text));
    int cases = 0, failures = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"testsuite")
            QCOMPARE(xml.attributes().value(u"tests"_qs), QStringLiteral("7"));
        cases += xml.name() == u"testcase" ? 1 : 0;
        failures += xml.name() == u"failure" ? 1 : 0;
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(cases, 7);
    QCOMPARE(failures, 6);
}

void ReportTest::nothingFromAPeerBreaksTheXml()
{
    const std::string text = junitReport({}, "a<b>&\"\x01\xff\x1b", "now");
    QXmlStreamReader xml(QByteArray::fromStdString(text));
    while (!xml.atEnd())
        xml.readNext();
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(text.find("a&lt;b&gt;&amp;&quot;") != std::string::npos);
}

void ReportTest::noConnectionsAreAReportToo()
{
    const auto report =
        QJsonDocument::fromJson(QByteArray::fromStdString(jsonReport({}, ExitCode::NotConnected, "now")));
    QVERIFY(report[QStringLiteral("connections")].toArray().isEmpty());
    QCOMPARE(report[QStringLiteral("exit")].toInt(), 3);
}

QTEST_APPLESS_MAIN(ReportTest)
#include "report_test.moc"
