#include "atlas/qt_subject.h"
#include "measure_stage.h"

#include <QTest>

using namespace lifeline;

class QtSubjectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void qtIsMeasured_data();
    void qtIsMeasured();
    void whatItsApplicationCannotDoIsSaid();
};

void QtSubjectTest::qtIsMeasured_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArray>("told");
    const auto row = [](const char* name, const char* fault, const char* told) {
        QTest::newRow(name) << QByteArray(fault) << QByteArray(told);
    };
    row("a server hears of no bad request", "request-plain-get", "-");
    row("a reset is 1000", "reset-idle-by-client", "on-open on-error on-close:1000");
    row("a server closes", "reply-same-code-by-client", "on-open on-close:1000");
    row("a client is refused, and reset 3 s later", "response-404", "on-error*2 on-close:1000");
}

void QtSubjectTest::qtIsMeasured()
{
    QFETCH(QByteArray, fault);
    const auto played = builtInFault(fault.constData());
    MeasureStage stage;
    StackHost host(stage.lab());
    auto mail = std::make_shared<PlayMail>();
    const auto doors = std::make_shared<PlayDoors>(stage.lab(), mail);
    stage.measure.emplace(stage.lab(), std::make_unique<QtSubject>(host, otherEnd(played->side), doors), mail,
                          quickSettings());
    stage.measure->measure(played, stage.clock.now());
    QVERIFY(stage.run());
    const AtlasColumn column = stage.measure->column();
    stage.measure.reset();
    QVERIFY2(column.left.empty(), column.left.empty() ? "" : column.left[0].second.c_str());
    QTEST(QByteArray::fromStdString(column.cells[0].outcomes[0].told), "told");
}

void QtSubjectTest::whatItsApplicationCannotDoIsSaid()
{
    MeasureStage stage;
    StackHost host(stage.lab());
    const auto doors = std::make_shared<PlayDoors>(stage.lab(), std::make_shared<PlayMail>());
    const QtSubject subject(host, Side::Server, doors);
    QVERIFY(!subject.whyNot(*builtInFault("fin-unanswered-by-client")).empty());
    QVERIFY(subject.whyNot(*builtInFault("reader-stops-by-client")).empty());
}

QTEST_GUILESS_MAIN(QtSubjectTest)
#include "qt_subject_test.moc"
