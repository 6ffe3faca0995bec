// Every contract against everything that was measured: it must tell what the real stack told.
#include "atlas/atlas_exceptions.h"
#include "atlas/contract_check.h"
#include "contracts/head_judge.h"
#include "faults/catalogue.h"
#include "faults/head_builder.h"

#include <QTest>

using namespace lifeline;

namespace {

QString listOf(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const std::string& text : texts)
        list += QString::fromStdString(text);
    return list.join(QStringLiteral(" / "));
}

/// Each outcome with the moments that it is judged by.
QString toldOf(const AtlasCell& cell)
{
    QStringList list;
    for (const AtlasOutcome& outcome : cell.outcomes)
        list += QString::fromStdString(outcome.told + " (" + outcome.moments + ")");
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
    const bool excepted =
        findException(builtInAtlasExceptions(), contract.id(), cell.fault, column.version) != nullptr;
    if (found.right)
        ++count.right;
    else if (excepted)
        ++count.excepted;
    else
        count.wrong += QString::fromStdString(column.name() + " " + cell.fault) + QStringLiteral(": told ") +
                       toldOf(cell) + QStringLiteral(", predicted ") + listOf(found.predicted);
}

/// The versions of the stack in which the contract is right without it; "never measured" where none has the
/// cell.
QStringList needless(const AtlasException& exception, const Fault& fault)
{
    QStringList versions;
    bool measured = false;
    for (const AtlasColumn& column : builtInAtlas()) {
        const bool meant = column.contract == exception.contract &&
                           (exception.version.empty() || exception.version == column.version);
        const AtlasCell* cell = meant ? column.find(exception.fault) : nullptr;
        if (cell != nullptr && checkContract(*findContract(column.contract), column, *cell, fault).right)
            versions += QString::fromStdString(column.version);
        measured = measured || cell != nullptr;
    }
    return measured ? versions : QStringList(QStringLiteral("never measured"));
}

std::optional<Moment> wholeHead(const std::vector<Moment>& moments)
{
    const auto found = std::ranges::find_if(moments, [](const Moment& moment) {
        return moment.kind == MomentKind::Request || moment.kind == MomentKind::Response;
    });
    return found == moments.end() ? std::nullopt : std::optional(*found);
}

std::string bytesOf(const Step& step)
{
    const HeadWords words{"dGhlIHNhbXBsZSBub25jZQ==", "127.0.0.1:9001", "/"};
    if (const auto* bytes = std::get_if<step::SendBytes>(&step.what))
        return withWords(bytes->bytes, words);
    if (const auto* request = std::get_if<step::SendRequest>(&step.what))
        return scriptedRequest(request->edit, words);
    const auto* response = std::get_if<step::SendResponse>(&step.what);
    return response != nullptr ? scriptedResponse(*response, words) : std::string();
}

/// The first head that a script sends, as the other side must judge it; nullopt where it never ends.
std::optional<Moment> sentHead(const Fault& fault)
{
    const bool asks = fault.side == Side::Client;
    std::string bytes;
    for (const Step& step : fault.steps) {
        HttpHeadReader reader(asks ? HeadKind::Request : HeadKind::Response);
        std::size_t used = 0;
        bytes += bytesOf(step);
        if (reader.feed(bytes, used) == HttpHeadReader::Progress::Complete)
            return asks ? requestMoment(bytes.substr(0, used)) : responseMoment(bytes.substr(0, used), {});
    }
    return std::nullopt;
}

} // namespace

class ContractTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theContractTellsWhatWasMeasured_data();
    void theContractTellsWhatWasMeasured();
    void everyExceptionIsNeeded();
    void aHeadHasTheTraitsThatWereSent_data();
    void aHeadHasTheTraitsThatWereSent();
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
        const QStringList versions = needless(each, *catalogue.find(each.fault));
        if (!versions.isEmpty())
            stale += QString::fromStdString(each.contract + " " + each.fault + ": ") +
                     versions.join(QStringLiteral(", "));
    }
    QVERIFY2(stale.isEmpty(), qPrintable(stale.join(u'\n')));
}

void ContractTest::aHeadHasTheTraitsThatWereSent_data() { theContractTellsWhatWasMeasured_data(); }

void ContractTest::aHeadHasTheTraitsThatWereSent()
{
    QFETCH(int, index);
    const AtlasColumn& column = builtInAtlas()[std::size_t(index)];
    const Catalogue catalogue = Catalogue::builtIn();
    for (const AtlasCell& cell : column.cells) {
        const auto sent = sentHead(*catalogue.find(cell.fault));
        for (const AtlasOutcome& outcome : cell.outcomes) {
            const auto lived = wholeHead(*momentsFromText(outcome.moments));
            if (lived && sent)
                QVERIFY2(lived->traits == sent->traits, cell.fault.c_str());
        }
    }
}

QTEST_APPLESS_MAIN(ContractTest)
#include "contract_test.moc"
