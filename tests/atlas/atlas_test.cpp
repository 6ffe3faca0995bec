#include "atlas/atlas.h"
#include "atlas_sample.h"
#include "faults/catalogue.h"
#include "support/json_schema.h"
#include "support/places.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace lifeline;

class AtlasTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStableCellIsOneLine();
    void aColumnIsFoundByFault();
    void runsAreAllOutcomes();
    void fileNamesStayInTheFolder_data();
    void fileNamesStayInTheFolder();
    void whatIsWrittenKeepsToTheSchema();
    void everyBuiltInFileIsGood();
    void everyBuiltInCellIsOfTheCatalogue();
};

void AtlasTest::aStableCellIsOneLine()
{
    const QString text = QString::fromStdString(writeAtlas(sampleColumn()));
    QVERIFY2(text.contains(QStringLiteral(
                 "\n    {\"fault\": \"fin-idle-by-client\", \"told\": \"on-open on-close:1006\", \"wire\": "
                 "\"101 fin\", \"moments\": \"connected request fin\", \"count\": 3, \"after-ms\": 12},\n")),
             qPrintable(text));
    QCOMPARE(text.count(QStringLiteral("\"reset-after-request\"")), 1);
    QCOMPARE(text.count(u'\n'), 18);
}

void AtlasTest::aColumnIsFoundByFault()
{
    const AtlasColumn column = sampleColumn();
    QVERIFY(column.find("reset-after-request") == &column.cells[1]);
    QVERIFY(column.find("idle") == nullptr);
    QCOMPARE(column.whyLeft("fin-unanswered-by-client"), std::string_view(column.left[0].second));
    QVERIFY(column.whyLeft("idle").empty());
    QCOMPARE(column.name(), std::string("jetty 9.4.57"));
}

void AtlasTest::runsAreAllOutcomes()
{
    const AtlasColumn column = sampleColumn();
    QCOMPARE(column.cells[0].runs(), 3U);
    QCOMPARE(column.cells[1].runs(), 30U);
    QVERIFY(!column.cells[0].racy());
    QVERIFY(column.cells[1].racy());
}

void AtlasTest::fileNamesStayInTheFolder_data()
{
    QTest::addColumn<QString>("stack");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("file");
    QTest::newRow("plain") << "node-ws"
                           << "8.11.0"
                           << "node-ws-8.11.0-server.json";
    QTest::newRow("a path") << "../../etc"
                            << "1/2"
                            << "-..-..-etc-1-2-server.json";
    QTest::newRow("hidden") << ".x"
                            << "1"
                            << "-.x-1-server.json";
    QTest::newRow("letters of another kind") << "ä\n"
                                             << "1"
                                             << "----1-server.json";
}

void AtlasTest::fileNamesStayInTheFolder()
{
    QFETCH(QString, stack);
    QFETCH(QString, version);
    AtlasColumn column;
    column.stack = stack.toStdString();
    column.version = version.toStdString();
    QTEST(QString::fromStdString(atlasFileName(column)), "file");
}

void AtlasTest::whatIsWrittenKeepsToTheSchema()
{
    QFile file(inProject("resources/schema/atlas.schema.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const JsonSchema schema(QJsonDocument::fromJson(file.readAll()).object());
    QCOMPARE(schema.flaws(), QStringList());
    const auto validate = [&](const AtlasColumn& column) {
        const auto text = QByteArray::fromStdString(writeAtlas(column));
        return schema.validate(QJsonDocument::fromJson(text).object());
    };
    QCOMPARE(validate(sampleColumn()), QStringList());
    for (const AtlasColumn& column : builtInAtlas())
        QCOMPARE(validate(column), QStringList());
    AtlasColumn wrong = sampleColumn();
    wrong.date = "yesterday";
    QVERIFY(!validate(wrong).isEmpty());
}

void AtlasTest::everyBuiltInFileIsGood()
{
    const QDir folder(inProject("resources/atlas"));
    std::size_t files = 0;
    for (const QString& name : folder.entryList({QStringLiteral("*.json")})) {
        if (name == u"exceptions.json")
            continue;
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string text = file.readAll().toStdString();
        const AtlasFile read = readAtlas(text, name.toStdString());
        for (const FileProblem& problem : read.problems)
            QFAIL(problem.text().c_str());
        QCOMPARE(atlasFileName(read.columns.at(0)), name.toStdString());
        QCOMPARE(writeAtlas(read.columns.at(0)), text);
        ++files;
    }
    QVERIFY(files > 0);
    QCOMPARE(builtInAtlas().size(), files);
}

/// Each fault of the other side has a cell or a reason, once, in the order of the catalogue.
void AtlasTest::everyBuiltInCellIsOfTheCatalogue()
{
    const Catalogue catalogue = Catalogue::builtIn();
    for (const AtlasColumn& column : builtInAtlas()) {
        std::vector<std::string> wanted, found;
        for (const Fault& fault : catalogue.faults()) {
            if (fault.side == column.side)
                continue;
            QVERIFY2(column.find(fault.id) != nullptr || !column.whyLeft(fault.id).empty(),
                     (column.name() + " " + fault.id).c_str());
            if (column.find(fault.id) != nullptr)
                wanted.push_back(fault.id);
        }
        for (const AtlasCell& cell : column.cells)
            found.push_back(cell.fault);
        QVERIFY2(found == wanted, column.name().c_str());
    }
}

QTEST_APPLESS_MAIN(AtlasTest)
#include "atlas_test.moc"
