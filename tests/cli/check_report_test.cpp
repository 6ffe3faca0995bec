#include "cli/check_report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QXmlStreamReader>

using namespace lifeline;

namespace {

std::vector<ExpectationResult> sample()
{
    ExpectationResult held;
    held.name = "no 1006";
    held.connections = 7;
    ExpectationResult broken;
    broken.name = "on-close <once>\x1b";
    broken.connections = 1;
    broken.held = false;
    broken.broken = 30;
    broken.breaches.push_back({6, "“code:1006” came twice; expected: exactly 1.", {12, 14}});
    for (std::uint32_t i = 7; i < 36; ++i)
        broken.breaches.push_back({i, "late.", {}});
    ExpectationResult none;
    none.name = "of nobody";
    return {held, broken, none};
}

} // namespace

class CheckReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void peopleReadRulesAndWhoBrokeThem()
    {
        const QString text = QString::fromStdString(checkText(sample(), false));
        const QStringList lines = text.split(u'\n');
        QCOMPARE(lines[0], QStringLiteral("held    no 1006  (7 connections)"));
        QCOMPARE(lines[1], QStringLiteral("BROKEN  on-close <once>\\x1b  (1 connection)"));
        QCOMPARE(lines[2],
                 QStringLiteral("        #6  “code:1006” came twice; expected: exactly 1. [#12] [#14]"));
        QCOMPARE(lines[3], QStringLiteral("        #7  late."));
        QVERIFY(text.contains(QStringLiteral("        and 10 more\n")));
        QVERIFY(
            text.contains(QStringLiteral("held    of nobody  (there was no connection to hold it to)\n")));
        QVERIFY(text.endsWith(QStringLiteral("3 rules, 1 broken\n")));
        QVERIFY(checkText(sample(), true).find("\x1b[") != std::string::npos);
    }

    void programsReadJson()
    {
        const QJsonObject root =
            QJsonDocument::fromJson(
                QByteArray::fromStdString(checkJson(sample(), ExitCode::Failed, "s.lifeline")))
                .object();
        QCOMPARE(root[QStringLiteral("exit")].toInt(), 1);
        QCOMPARE(root[QStringLiteral("session")].toString(), QStringLiteral("s.lifeline"));
        const QJsonArray rules = root[QStringLiteral("rules")].toArray();
        QCOMPARE(rules.size(), 3);
        QCOMPARE(rules[1][QStringLiteral("broken")].toInt(), 30);
        QCOMPARE(rules[1][QStringLiteral("breaches")][0][QStringLiteral("connection")].toInt(), 6);
        QCOMPARE(rules[1][QStringLiteral("breaches")][0][QStringLiteral("events")][1].toInt(), 14);
    }

    void testRunnersReadJunit()
    {
        QXmlStreamReader xml(QByteArray::fromStdString(checkJunit(sample(), "2026-11-22T18:54:00.000Z")));
        int cases = 0, failures = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            cases += xml.name() == QStringLiteral("testcase") ? 1 : 0;
            failures += xml.name() == QStringLiteral("failure") ? 1 : 0;
            if (xml.name() == QStringLiteral("testsuite"))
                QCOMPARE(xml.attributes().value(QStringLiteral("failures")).toString(), QStringLiteral("1"));
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(cases, 3);
        QCOMPARE(failures, 1);
    }
};

QTEST_APPLESS_MAIN(CheckReportTest)
#include "check_report_test.moc"
