#include "contract_sample.h"
#include "support/places.h"

#include <QDir>
#include <QTest>

using namespace lifeline;

class ContractLibraryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFileIsGood_data();
    void everyFileIsGood();
    void theReferenceComesFirst();
    void everyContractIsFoundById();
    void aStackIsFoundByItsNameAndVersion_data();
    void aStackIsFoundByItsNameAndVersion();
};

void ContractLibraryTest::everyFileIsGood_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(inProject("resources/contracts"));
    for (const QFileInfo& file : folder.entryInfoList({QStringLiteral("*.json")}))
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
}

void ContractLibraryTest::everyFileIsGood()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto read = readContracts(file.readAll().toStdString(), path.toStdString());
    for (const FileProblem& problem : read.problems)
        qWarning("%s", problem.text().c_str());
    QVERIFY(read.problems.empty());
    QVERIFY(!read.contracts.empty());
    for (const StackContract& contract : read.contracts) {
        QVERIFY(!contract.sources().empty() && !contract.names().empty());
        QVERIFY(findContract(contract.id()) != nullptr);
        QCOMPARE(QFileInfo(path).completeBaseName(), textOf(contract.stack()));
    }
}

void ContractLibraryTest::theReferenceComesFirst()
{
    QCOMPARE(builtInContracts()[0].id(), std::string("reference-server"));
    QCOMPARE(builtInContracts()[1].id(), std::string("reference-client"));
}

void ContractLibraryTest::everyContractIsFoundById()
{
    for (const StackContract& contract : builtInContracts())
        QVERIFY(findContract(contract.id()) == &contract);
    QVERIFY(findContract("nothing-server") == nullptr);
}

void ContractLibraryTest::aStackIsFoundByItsNameAndVersion_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    const auto row = [](const char* name, const char* id) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(id);
    };
    row("jetty 9.4.57", "jetty-9.4-server");
    row("Jetty 9.4", "jetty-9.4-server");
    row("jetty 12.0.14", "jetty-12-server");
    row("jetty 120", "");
    row("jetty", "");
    row("ws 8.21.0", "node-ws-8-server");
    row("node-ws 8.11.0+~cs13.7.3", "node-ws-8-server");
    row("ws 7.5", "");
    row("qt 6.4.2", "qt-6.4-server");
    row("tomcat 10.1.60", "tomcat-10-server");
    row("chromium 156", ""); // it is no server
    row("", "");
}

void ContractLibraryTest::aStackIsFoundByItsNameAndVersion()
{
    QFETCH(QString, name);
    QFETCH(QString, id);
    const StackContract* found = contractFor(name.toStdString(), Side::Server);
    QCOMPARE(found == nullptr ? QString() : textOf(found->id()), id);
}

QTEST_APPLESS_MAIN(ContractLibraryTest)
#include "contract_library_test.moc"
