#include "atlas/reference_subject.h"
#include "atlas/stack_measure.h"
#include "measure_stage.h"

#include <QTest>

using namespace lifeline;

namespace {

/// The reference, but for what a test changes.
class ChangedSubject final : public StackSubject {
public:
    ChangedSubject(Lab& lab, std::shared_ptr<PlayMail> mail)
        : m_mail(mail), m_real(lab, Side::Server, std::move(mail))
    {
    }

    Side side() const override { return Side::Server; }
    std::string whyNot(const Fault& fault) const override
    {
        return fault.id == "request-head" ? "not this one" : "";
    }
    void begin(MeasuredPlay play, const std::shared_ptr<const Fault>& fault) override
    {
        ++begun;
        if (fault->id == "request-post")
            m_mail->put(play, [] { return PlayMail::Failed{"no port"}; });
        else
            m_real.begin(play, everySecond && begun % 2 == 0 ? builtInFault("request-glued-close") : fault);
    }
    void collect() override { m_real.collect(); }
    void end(MeasuredPlay play) override { m_real.end(play); }

    int begun = 0;
    bool everySecond = false; // plays another fault every second time

private:
    std::shared_ptr<PlayMail> m_mail;
    ReferenceSubject m_real;
};

struct Measurement {
    explicit Measurement(MeasureSettings settings, bool everySecond = false)
    {
        auto mail = std::make_shared<PlayMail>();
        auto owned = std::make_unique<ChangedSubject>(stage.lab(), mail);
        subject = owned.get();
        subject->everySecond = everySecond;
        stage.measure.emplace(
            stage.lab(), std::move(owned), mail, settings,
            [this](const std::string& fault, std::size_t finished, std::size_t all) {
                progress +=
                    QStringLiteral("%1 %2/%3").arg(QString::fromStdString(fault)).arg(finished).arg(all);
            });
    }
    void play(std::string_view fault) { stage.measure->measure(builtInFault(fault), stage.clock.now()); }

    QStringList progress;
    ChangedSubject* subject = nullptr;
    MeasureStage stage;
};

} // namespace

class StackMeasureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachFaultIsPlayedSoOften();
    void whatDiffersIsPlayedMoreOften();
    void whatIsKnownToRaceIsPlayedOftenFromTheStart();
    void faultsOfTheSameSideArePassedOver();
    void whatCannotBeMeasuredIsLeft();
    void stoppingLeavesTheRest();
    void aStackIsNamedWithItsVersion_data();
    void aStackIsNamedWithItsVersion();
};

void StackMeasureTest::eachFaultIsPlayedSoOften()
{
    Measurement measurement(quickSettings(3));
    measurement.play("request-no-key");
    measurement.play("request-version-8");
    QVERIFY(measurement.stage.run());
    const AtlasColumn column = measurement.stage.measure->column();
    QCOMPARE(column.cells.size(), std::size_t{2});
    QCOMPARE(column.cells[0].fault, std::string("request-no-key"));
    QCOMPARE(column.cells[0].runs(), 3U);
    QVERIFY(!column.cells[0].racy());
    QCOMPARE(measurement.subject->begun, 6);
    QCOMPARE(measurement.progress.size(), 2);
    QVERIFY(measurement.progress.last().endsWith(QStringLiteral(" 2/2")));
}

void StackMeasureTest::whatDiffersIsPlayedMoreOften()
{
    MeasureSettings settings = quickSettings(3);
    settings.racyRuns = 8;
    Measurement measurement(settings, true);
    measurement.play("request-no-key");
    QVERIFY(measurement.stage.run());
    const AtlasColumn column = measurement.stage.measure->column();
    QCOMPARE(column.cells.at(0).runs(), 8U);
    QCOMPARE(column.cells.at(0).outcomes.size(), std::size_t{2});
    QCOMPARE(column.cells.at(0).outcomes[0].count, 4U);
    QCOMPARE(measurement.progress.size(), 1);
}

void StackMeasureTest::whatIsKnownToRaceIsPlayedOftenFromTheStart()
{
    MeasureSettings settings = quickSettings(1);
    settings.racyRuns = 5;
    Measurement measurement(settings);
    measurement.play("reset-after-request");
    measurement.play("request-no-key");
    QVERIFY(measurement.stage.run());
    const AtlasColumn column = measurement.stage.measure->column();
    QCOMPARE(column.cells.at(0).runs(), 5U);
    QCOMPARE(column.cells.at(1).runs(), 1U);
}

void StackMeasureTest::faultsOfTheSameSideArePassedOver()
{
    Measurement measurement(quickSettings());
    measurement.play("response-404");
    QVERIFY(measurement.stage.measure->idle());
    QCOMPARE(measurement.stage.measure->faults(), std::size_t{0});
}

void StackMeasureTest::whatCannotBeMeasuredIsLeft()
{
    Measurement measurement(quickSettings());
    measurement.play("request-head");
    measurement.play("request-post");
    QVERIFY(measurement.stage.run());
    const AtlasColumn column = measurement.stage.measure->column();
    QVERIFY(column.cells.empty());
    QCOMPARE(column.whyLeft("request-head"), std::string_view("not this one"));
    QCOMPARE(column.whyLeft("request-post"), std::string_view("it could not be begun: no port"));
}

void StackMeasureTest::stoppingLeavesTheRest()
{
    Measurement measurement(quickSettings());
    measurement.play("request-no-key");
    QVERIFY(measurement.stage.run());
    measurement.play("request-never");
    measurement.stage.measure->stop("stopped");
    QVERIFY(measurement.stage.measure->idle());
    const AtlasColumn column = measurement.stage.measure->column();
    QCOMPARE(column.cells.size(), std::size_t{1});
    QCOMPARE(column.whyLeft("request-never"), std::string_view("stopped"));
}

void StackMeasureTest::aStackIsNamedWithItsVersion_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("stack");
    QTest::addColumn<QString>("version");
    QTest::newRow("both") << "jetty 9.4.57"
                          << "jetty"
                          << "9.4.57";
    QTest::newRow("no version") << "reference"
                                << "reference"
                                << "";
    QTest::newRow("a name of two words") << "python websockets 10.4"
                                         << "python websockets"
                                         << "10.4";
    QTest::newRow("two words and no version") << "firefox esr"
                                              << "firefox esr"
                                              << "";
    QTest::newRow("nothing") << ""
                             << ""
                             << "";
    QTest::newRow("only a version") << " 1"
                                    << " 1"
                                    << "";
}

void StackMeasureTest::aStackIsNamedWithItsVersion()
{
    QFETCH(QString, text);
    const auto [stack, version] = stackAndVersion(text.toStdString());
    QTEST(QString::fromStdString(stack), "stack");
    QTEST(QString::fromStdString(version), "version");
}

QTEST_GUILESS_MAIN(StackMeasureTest)
#include "stack_measure_test.moc"
