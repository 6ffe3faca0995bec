#include "cli/atlas_command_measure.h"
#include "cli/command_runner.h"
#include "cli_run.h"
#include "faults/catalogue.h"

#include <QTest>

using namespace lifeline;

namespace {

/// Never ready.
class BrokenStack final : public MeasuredStack {
public:
    Side side() const override { return Side::Client; }
    std::string name() const override { return "broken"; }
    std::string title() const override { return "Broken"; }
    void prepare(Lab&, const std::shared_ptr<PlayMail>&) override {}
    std::unique_ptr<StackSubject> subject() override { return nullptr; }
    std::string trouble() const override { return "it is broken"; }
};

struct Measured {
    ExitCode code = ExitCode::Internal;
    std::vector<AtlasColumn> columns;
    QByteArray errors;
};

Measured measure(std::vector<std::unique_ptr<MeasuredStack>> stacks)
{
    static const auto catalogue = std::make_shared<const Catalogue>(Catalogue::builtIn());
    const MemoryFile out, errors;
    const CommonOptions common;
    CommandRunner runner("atlas", common, {out.descriptor(), errors.descriptor()});
    MeasureCommand::Task task;
    task.stacks = std::move(stacks);
    for (const char* id : {"request-no-key", "response-404"})
        task.faults.emplace_back(catalogue, catalogue->find(id));
    task.settings.runs = 1;
    task.date = "2026-11-28";
    MeasureCommand command(std::move(task), runner.console(), false);
    Measured measured;
    measured.code = runner.open() ? runner.run(command) : ExitCode::Usage;
    measured.columns = command.columns();
    measured.errors = errors.content();
    return measured;
}

} // namespace

class AtlasCommandMeasureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stacksAreMeasuredOneAfterTheOther();
    void troubleEndsIt();
};

void AtlasCommandMeasureTest::stacksAreMeasuredOneAfterTheOther()
{
    std::vector<std::unique_ptr<MeasuredStack>> stacks;
    stacks.push_back(builtInStack("reference", Side::Server));
    stacks.push_back(builtInStack("reference", Side::Client));
    const Measured measured = measure(std::move(stacks));
    QCOMPARE(measured.code, ExitCode::Expected);
    QCOMPARE(measured.columns.size(), std::size_t{2});
    QCOMPARE(measured.columns[0].cells.at(0).fault, std::string("request-no-key"));
    QCOMPARE(measured.columns[1].cells.at(0).fault, std::string("response-404"));
    QCOMPARE(measured.columns[1].name(), std::string("reference " LIFELINE_VERSION));
    QCOMPARE(measured.columns[1].contract, std::string("reference-client"));
    QCOMPARE(measured.columns[1].date, std::string("2026-11-28"));
}

void AtlasCommandMeasureTest::troubleEndsIt()
{
    std::vector<std::unique_ptr<MeasuredStack>> stacks;
    stacks.push_back(std::make_unique<BrokenStack>());
    const Measured measured = measure(std::move(stacks));
    QCOMPARE(measured.code, ExitCode::NotConnected);
    QVERIFY(measured.columns.empty());
    QCOMPARE(measured.errors,
             QByteArray("lifeline-cli: Broken as a client cannot be measured: it is broken\n"));
}

QTEST_GUILESS_MAIN(AtlasCommandMeasureTest)
#include "atlas_command_measure_test.moc"
