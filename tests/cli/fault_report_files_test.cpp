#include "cli/fault_report_files.h"
#include "sample_faults.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QXmlStreamReader>

using namespace lifeline;

namespace {

FaultResults sampleResults()
{
    FaultResults results;
    results.add(sampleReport("good", Outcome::Passed));
    results.add(sampleReport("bad", Outcome::Failed));
    results.add(sampleReport("left-out", Outcome::Skipped));
    results.add(sampleReport("fine", Outcome::Allowed));
    return results;
}

const FaultRunFacts facts{"ws://127.0.0.1:9001/", "2026-11-22T18:54:00.000Z", ExitCode::Failed};

} // namespace

class FaultReportFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jsonHasEveryFaultAndCheck();
    void junitHasATestCaseForEveryFault();
    void nothingFromAPeerBreaksTheXml();
};

void FaultReportFilesTest::jsonHasEveryFaultAndCheck()
{
    QJsonParseError error;
    const QJsonObject report =
        QJsonDocument::fromJson(QByteArray::fromStdString(faultsJson(sampleResults(), facts)), &error)
            .object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(report[QStringLiteral("exit")].toInt(), 1);
    QCOMPARE(report[QStringLiteral("target")].toString(), QStringLiteral("ws://127.0.0.1:9001/"));
    for (const char* outcome : {"passed", "allowed", "failed", "skipped"})
        QCOMPARE(report[QLatin1String(outcome)].toInt(), 1);
    const QJsonArray faults = report[QStringLiteral("faults")].toArray();
    QCOMPARE(faults.size(), 4);
    const QJsonObject bad = faults[1].toObject();
    QCOMPARE(bad[QStringLiteral("id")].toString(), QStringLiteral("bad"));
    QCOMPARE(bad[QStringLiteral("outcome")].toString(), QStringLiteral("failed"));
    QCOMPARE(bad[QStringLiteral("connection")].toInt(), 7);
    QCOMPARE(bad[QStringLiteral("took_ns")].toInteger(), 1'250'000'000);
    const QJsonObject check = bad[QStringLiteral("checks")].toArray()[1].toObject();
    QCOMPARE(check[QStringLiteral("what")].toString(), QStringLiteral("2 expect response 400"));
    QCOMPARE(check[QStringLiteral("seen")].toString(), QStringLiteral("response 101"));
    QCOMPARE(check[QStringLiteral("event")].toInt(), 9);
}

void FaultReportFilesTest::junitHasATestCaseForEveryFault()
{
    QXmlStreamReader xml(QByteArray::fromStdString(faultsJunit(sampleResults(), facts)));
    QStringList seen;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto attributes = xml.attributes();
        if (xml.name() == u"testsuite") {
            QCOMPARE(attributes.value(QLatin1String("tests")), QStringLiteral("4"));
            QCOMPARE(attributes.value(QLatin1String("failures")), QStringLiteral("1"));
            QCOMPARE(attributes.value(QLatin1String("skipped")), QStringLiteral("1"));
        } else if (xml.name() == u"testcase") {
            QCOMPARE(attributes.value(QLatin1String("classname")),
                     QStringLiteral("lifeline.faults.bad-request"));
            QCOMPARE(attributes.value(QLatin1String("time")), QStringLiteral("1.250000"));
            seen += attributes.value(QLatin1String("name")).toString();
        } else {
            seen += xml.name().toString() + u' ' + attributes.value(QLatin1String("message")).toString();
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(seen, (QStringList{QStringLiteral("good"), QStringLiteral("bad"),
                                QStringLiteral("failure 2 expect response 400: expected response 400, "
                                               "seen response 101"),
                                QStringLiteral("left-out"), QStringLiteral("skipped a reason"),
                                QStringLiteral("fine"), QStringLiteral("system-out ")}));
}

void FaultReportFilesTest::nothingFromAPeerBreaksTheXml()
{
    FaultReport report = sampleReport("bad", Outcome::Failed);
    report.checks[1].seen = "<\"&>\x01\xff\x1b";
    FaultResults results;
    results.add(report);
    QXmlStreamReader xml(QByteArray::fromStdString(faultsJunit(results, facts)));
    while (!xml.atEnd())
        xml.readNext();
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
}

QTEST_APPLESS_MAIN(FaultReportFilesTest)
#include "fault_report_files_test.moc"
