#include "expect_sample.h"
#include "review/expectations.h"
#include "support/json_schema.h"
#include "support/places.h"
#include "support/sample_session.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace lifeline;

namespace {

QByteArray content(const char* path)
{
    QFile file(inProject(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The examples of the README, each a whole file.
QList<QByteArray> examples()
{
    QList<QByteArray> out;
    static const QRegularExpression block(QStringLiteral("```json\n(.*?)```"),
                                          QRegularExpression::DotMatchesEverythingOption);
    const QString text = QString::fromUtf8(content("app/review/README.md"));
    for (auto match = block.globalMatch(text); match.hasNext();)
        out += match.next().captured(1).toUtf8();
    return out;
}

} // namespace

class ExpectationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theExamplesOfTheReadmeAreRules()
    {
        QVERIFY(!examples().isEmpty());
        for (const QByteArray& example : examples()) {
            const Expectations read = readExpectations(example.toStdString(), "README");
            QVERIFY2(read.problems.empty(), read.problems.empty() ? "" : read.problems[0].text().c_str());
        }
    }

    void theSchemaTakesTheExamples()
    {
        const JsonSchema schema(
            QJsonDocument::fromJson(content("resources/schema/expect.schema.json")).object());
        QCOMPARE(schema.flaws(), QStringList());
        for (const QByteArray& example : examples())
            QCOMPARE(schema.validate(QJsonDocument::fromJson(example).object()), QStringList());
        const QJsonObject bad =
            QJsonDocument::fromJson(QByteArray::fromStdString(ruleFile("\"on\": 1"))).object();
        QVERIFY(!schema.validate(bad).isEmpty());
    }

    void aSampleSessionIsHeldToThem()
    {
        EventLog log("");
        fillSampleSession(log);
        for (const QByteArray& example : examples()) {
            const Expectations read = readExpectations(example.toStdString(), "README");
            const auto results = check(log, read);
            QVERIFY(!allHeld(results)); // it has a reset
            QVERIFY(allHeld(check(EventLog(""), readExpectations(ruleFile("\"no\": \"a\""), "f"))));
        }
    }

    void hostileFilesAreProblems_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("rules: no");
        QTest::newRow("cut") << QByteArray("{\"lifeline-expect\": 1, \"rules\": [{");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("lists 100,000 deep") << QByteArray(100'000, '[');
        QTest::newRow("rules 100,000 deep") << QByteArray("{\"lifeline-expect\":1,\"rules\":") +
                                                   QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}";
        QTest::newRow("5 MiB") << QByteArray(5 << 20, ' ');
        QTest::newRow("a filter of 1 MB")
            << QByteArray::fromStdString(ruleFile("\"no\": \"" + std::string(1'000'000, 'a') + "\""));
        QTest::newRow("a filter nested deeply")
            << QByteArray::fromStdString(ruleFile("\"no\": \"" + std::string(4'000, '(') + "\""));
        QTest::newRow("a filter that is no text") << QByteArray::fromStdString(ruleFile("\"no\": \"\xFF\""));
    }

    void hostileFilesAreProblems()
    {
        QFETCH(const QByteArray, text);
        const Expectations read = readExpectations(text.toStdString(), "f");
        QVERIFY(!read.problems.empty());
        QVERIFY(read.problems[0].line >= 1);
    }
};

QTEST_APPLESS_MAIN(ExpectationsTest)
#include "expectations_test.moc"
