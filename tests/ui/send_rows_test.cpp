#include "ui/faults/send_rows.h"

#include <QTest>

namespace lifeline {
namespace {

template <class Part> QStringList namesOf(const Part& part)
{
    QStringList names;
    for (const auto& row : step_rows::rowsOf(part))
        names << QString::fromLatin1(row.name);
    return names;
}

} // namespace

class SendRowsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStepThatSendsCanBePaced();
    void aCloseFrameHasFieldsOfItsOwn();
    void aClosePayloadIsTheCodeAndTheReason();
};

void SendRowsTest::everyStepThatSendsCanBePaced()
{
    for (const QStringList& names : {namesOf(step::SendRequest()), namesOf(step::SendResponse()),
                                     namesOf(step::SendBytes()), namesOf(step::SendFrame())}) {
        for (const char* pace : {"split", "every", "cut", "glue"})
            QVERIFY2(names.contains(QLatin1String(pace)), pace);
        QCOMPARE(QStringList(names).removeDuplicates(), qsizetype{0});
    }
}

void SendRowsTest::aCloseFrameHasFieldsOfItsOwn()
{
    step::SendFrame frame;
    QVERIFY(namesOf(frame).contains(QStringLiteral("opcode")));
    frame.frame.opcode = Opcode::Close;
    QVERIFY(namesOf(frame).contains(QStringLiteral("code")));
    QVERIFY(!namesOf(frame).contains(QStringLiteral("opcode")));
}

void SendRowsTest::aClosePayloadIsTheCodeAndTheReason()
{
    QCOMPARE(step_rows::closePayload(1000, "bye"), std::string("\x03\xe8"
                                                               "bye"));
    QCOMPARE(step_rows::closePayload(std::nullopt, ""), std::string());
}

} // namespace lifeline

QTEST_APPLESS_MAIN(lifeline::SendRowsTest)
#include "send_rows_test.moc"
