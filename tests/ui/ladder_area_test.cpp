#include "support/sample_session.h"
#include "ui/shell/first_steps.h"
#include "ui/shell/ladder_area.h"

#include <QTest>

namespace lifeline {

class LadderAreaTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstStepsAreThereUntilTheFirstConnection();
    void itBeginsWithTheLadderWhereThereAreConnections();
    void theFirstStepsDoNotKeepItLarge();
};

void LadderAreaTest::theFirstStepsAreThereUntilTheFirstConnection()
{
    EventLog log{"2026-11-22T18:54:00.000Z"};
    SessionModel model{log, [] { return monotonicTime(0); }};
    auto* steps = new QWidget;
    auto* ladder = new QWidget;
    auto* composer = new QWidget;
    LadderArea area(model, steps, ladder, composer);
    area.show();
    QVERIFY(steps->isVisible());
    QVERIFY(!ladder->isVisible());
    QVERIFY(!composer->isVisible());
    fillSampleSession(log);
    model.poll();
    QVERIFY(!steps->isVisible());
    QVERIFY(ladder->isVisible());
    QVERIFY(composer->isVisible());
}

void LadderAreaTest::itBeginsWithTheLadderWhereThereAreConnections()
{
    EventLog log{"2026-11-22T18:54:00.000Z"};
    SessionModel model{log, [] { return monotonicTime(0); }};
    fillSampleSession(log);
    model.poll();
    auto* ladder = new QWidget;
    LadderArea area(model, new QWidget, ladder, new QWidget);
    area.show();
    QVERIFY(ladder->isVisible());
}

void LadderAreaTest::theFirstStepsDoNotKeepItLarge()
{
    const EventLog log{"2026-11-22T18:54:00.000Z"};
    const SessionModel model{log, [] { return monotonicTime(0); }};
    const LadderArea area(model, new FirstSteps, new QWidget, new QWidget);
    QVERIFY(area.minimumSizeHint().width() < 300);
    QVERIFY(area.minimumSizeHint().height() < 300);
}

} // namespace lifeline

QTEST_MAIN(lifeline::LadderAreaTest)
#include "ladder_area_test.moc"
