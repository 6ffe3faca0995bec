#include "cli/fault_list.h"
#include "sample_faults.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lifeline;

class FaultListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachGroupHasItsHeadingAndAlignedLines();
    void noFaultsAreACountToo();
    void whatAFileSaysIsEscaped();
    void sectionsOfOtherDocumentsKeepTheirName();
    void jsonHasEveryFault();
};

void FaultListTest::eachGroupHasItsHeadingAndAlignedLines()
{
    const Fault first = sampleFault("short"), second = sampleFault("much-longer");
    Fault third = sampleFault("rst", FaultGroup::Reset, Side::Server);
    third.title = "A reset…";
    QCOMPARE(QByteArray::fromStdString(faultListText({&first, &third, &second}, false)),
             QByteArray("bad-request\n"
                        "  short        No key    client  §4.2.1\n"
                        "  much-longer  No key    client  §4.2.1\n"
                        "\n"
                        "reset\n"
                        "  rst          A reset…  server  §4.2.1\n"
                        "\n"
                        "3 faults\n"));
}

void FaultListTest::noFaultsAreACountToo()
{
    QCOMPARE(faultListText({}, true), std::string("0 faults\n"));
    QCOMPARE(faultCount(1), std::string("1 fault"));
}

void FaultListTest::whatAFileSaysIsEscaped()
{
    Fault fault = sampleFault("mine");
    fault.title = "\x1b[31mred";
    const std::string text = faultListText({&fault}, false);
    QVERIFY(text.find('\x1b') == std::string::npos);
    QVERIFY(text.find("\\x1b[31mred") != std::string::npos);
}

void FaultListTest::sectionsOfOtherDocumentsKeepTheirName()
{
    Fault fault = sampleFault("mine");
    fault.sections = {"4.2.1", "RFC 9112 2.2"};
    QCOMPARE(sectionsText(fault), std::string("§4.2.1, RFC 9112 2.2"));
}

void FaultListTest::jsonHasEveryFault()
{
    Fault fault = sampleFault("mine");
    fault.aliases = {"other"};
    fault.codes = {1002};
    fault.file = "mine.json";
    QJsonParseError error;
    const QByteArray text = QByteArray::fromStdString(faultListJson({&fault}));
    const QJsonObject list = QJsonDocument::fromJson(text, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QVERIFY(text.endsWith('\n'));
    const QJsonObject expected{
        {QStringLiteral("id"), QStringLiteral("mine")},
        {QStringLiteral("group"), QStringLiteral("bad-request")},
        {QStringLiteral("side"), QStringLiteral("client")},
        {QStringLiteral("title"), QStringLiteral("No key")},
        {QStringLiteral("does"), QStringLiteral("Asks for an upgrade without a key.")},
        {QStringLiteral("must"), QStringLiteral("Refuse it.")},
        {QStringLiteral("rfc"), QJsonArray{QStringLiteral("4.2.1")}},
        {QStringLiteral("aliases"), QJsonArray{QStringLiteral("other")}},
        {QStringLiteral("codes"), QJsonArray{1002}},
        {QStringLiteral("legal"), false},
        {QStringLiteral("file"), QStringLiteral("mine.json")},
    };
    QCOMPARE(list[QStringLiteral("faults")].toArray(), QJsonArray{expected});
}

QTEST_APPLESS_MAIN(FaultListTest)
#include "fault_list_test.moc"
