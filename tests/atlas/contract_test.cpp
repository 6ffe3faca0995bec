// Every contract against everything that was measured: it must tell what the real stack told.
#include "atlas/atlas_exceptions.h"
#include "atlas/contract_check.h"
#include "faults/catalogue.h"

#include <QtTest>

using namespace lifeline;

namespace {

QString listOf(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const std::string& text : texts)
        list += QString::fromStdString(text);
    return list.join(QStringLiteral(" / "));
}

/// What the contract gets wrong, a line a cell, and how many cells there are.
struct Count {
    std::size_t right = 0, excepted = 0;
    QStringList wrong;
};

void check(const StackContract& contract, const AtlasColumn& column, const AtlasCell& cell,
           const Fault& fault, Count& count)
{
    const ContractCheck found = checkContract(contract, column, cell, fault);
    const bool excepted = findException(builtInAtlasExceptions(), contract.id(), cell.fault) != nullptr;
    const QString name = QString::fromStdString(column.name() + " " + cell.fault);
    if (found.right || excepted)
        ++(excepted ? count.excepted : count.right);
    else
        count.wrong += name + QStringLiteral(": told ") + QString::fromStdString(cell.outcomes.front().told) +
                       QStringLiteral(", predicted ") + listOf(found.predicted) + QStringLiteral("; ") +
                       QString::fromStdString(cell.outcomes.front().moments);
}

/// No measured version of the stack needs it: some have the cell, and in each the contract is right.
bool isStale(const AtlasException& exception, const Fault& fault)
{
    bool measured = false;
    for (const AtlasColumn& column : builtInAtlas()) {
        const StackContract* contract =
            column.contract == exception.contract ? findContract(column.contract) : nullptr;
        const AtlasCell* cell = contract != nullptr ? column.find(exception.fault) : nullptr;
        if (cell != nullptr && !checkContract(*contract, column, *cell, fault).right)
            return false;
        measured = measured || cell != nullptr;
    }
    return measured;
}

} // namespace

class ContractTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theContractTellsWhatWasMeasured_data();
    void theContractTellsWhatWasMeasured();
    void everyExceptionIsNeeded();
};

void ContractTest::theContractTellsWhatWasMeasured_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < builtInAtlas().size(); ++i)
        QTest::newRow(atlasFileName(builtInAtlas()[i]).c_str()) << int(i);
}

void ContractTest::theContractTellsWhatWasMeasured()
{
    QFETCH(int, index);
    const AtlasColumn& column = builtInAtlas()[std::size_t(index)];
    if (column.contract.empty())
        QSKIP("there is no contract for this stack");
    const StackContract* contract = findContract(column.contract);
    QVERIFY2(contract != nullptr, column.contract.c_str());
    const Catalogue catalogue = Catalogue::builtIn();
    Count count;
    for (const AtlasCell& cell : column.cells)
        check(*contract, column, cell, *catalogue.find(cell.fault), count);
    qInfo("%s: %zu of %zu cells right, %zu excepted, %d wrong", contract->id().c_str(), count.right,
          column.cells.size(), count.excepted, int(count.wrong.size()));
    QVERIFY2(count.wrong.isEmpty(), qPrintable(count.wrong.join(u'\n')));
}

void ContractTest::everyExceptionIsNeeded()
{
    const Catalogue catalogue = Catalogue::builtIn();
    QStringList stale;
    for (const AtlasException& each : builtInAtlasExceptions()) {
        if (isStale(each, *catalogue.find(each.fault)))
            stale += QString::fromStdString(each.contract + " " + each.fault);
    }
    QCOMPARE(stale.join(u'\n'), QString());
}

QTEST_APPLESS_MAIN(ContractTest)
#include "contract_test.moc"
