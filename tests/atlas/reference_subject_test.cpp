#include "atlas/reference_subject.h"
#include "measure_stage.h"

#include <QTest>

using namespace lifeline;

class ReferenceSubjectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ourOwnSideIsMeasured_data();
    void ourOwnSideIsMeasured();
};

void ReferenceSubjectTest::ourOwnSideIsMeasured_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArray>("told");
    QTest::addColumn<QByteArray>("wire");
    const auto row = [](const char* name, const char* fault, const char* told, const char* wire) {
        QTest::newRow(name) << QByteArray(fault) << QByteArray(told) << QByteArray(wire);
    };
    row("a server refuses", "request-no-key", "upgrade", "400 fin");
    row("a server is left", "fin-idle-by-client", "upgrade on-open on-error on-close:1006", "101 fin");
    row("a server acts", "reply-same-code-by-client", "upgrade on-open on-close:1000", "101 close:1000 fin");
    row("a client is refused", "response-404", "on-error", "request fin");
    row("a client reaches nobody", "connect-nobody", "on-error", "-");
}

void ReferenceSubjectTest::ourOwnSideIsMeasured()
{
    QFETCH(QByteArray, fault);
    const auto played = builtInFault(fault.constData());
    QVERIFY(played != nullptr);
    MeasureStage stage;
    auto mail = std::make_shared<PlayMail>();
    stage.measure.emplace(stage.lab(),
                          std::make_unique<ReferenceSubject>(stage.lab(), otherEnd(played->side), mail), mail,
                          quickSettings());
    stage.measure->measure(played, stage.clock.now());
    QVERIFY(stage.run());
    const AtlasColumn column = stage.measure->column();
    QCOMPARE(column.cells.size(), std::size_t{1});
    QCOMPARE(column.stack, std::string("reference"));
    QTEST(QByteArray::fromStdString(column.cells[0].outcomes[0].told), "told");
    QTEST(QByteArray::fromStdString(column.cells[0].outcomes[0].wire), "wire");
}

QTEST_GUILESS_MAIN(ReferenceSubjectTest)
#include "reference_subject_test.moc"
