#include "faults/scenario.h"
#include "ui/faults/step_fields.h"

#include <QTest>

namespace lifeline {
namespace {

const StepField* find(const std::vector<StepField>& fields, const char* name)
{
    for (const StepField& field : fields) {
        if (field.name == QLatin1String(name))
            return &field;
    }
    return nullptr;
}

QString valueOf(const Step& step, const char* name)
{
    const auto fields = stepFields(step);
    const StepField* field = find(fields, name);
    return field == nullptr ? QStringLiteral("(no such field)") : field->value;
}

} // namespace

class StepFieldsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindHasAStepOfItsOwn_data();
    void everyKindHasAStepOfItsOwn();
    void everyFieldTakesItsOwnValueBack_data() { everyKindHasAStepOfItsOwn_data(); }
    void everyFieldTakesItsOwnValueBack();
    void aValueIsTakenAndShown_data();
    void aValueIsTakenAndShown();
    void whatDoesNotFitChangesNothing_data();
    void whatDoesNotFitChangesNothing();
    void whatTheFormDoesNotKnowStays();
};

void StepFieldsTest::everyKindHasAStepOfItsOwn_data()
{
    QTest::addColumn<int>("kind");
    for (std::size_t i = 0; i < stepKindCount; ++i)
        QTest::newRow(qPrintable(stepKindId(static_cast<StepKind>(i)))) << static_cast<int>(i);
}

void StepFieldsTest::everyKindHasAStepOfItsOwn()
{
    QFETCH(int, kind);
    QCOMPARE(static_cast<int>(kindOf(newStep(static_cast<StepKind>(kind)))), kind);
}

void StepFieldsTest::everyFieldTakesItsOwnValueBack()
{
    QFETCH(int, kind);
    const Step step = newStep(static_cast<StepKind>(kind));
    for (const StepField& field : stepFields(step)) {
        Step changed = step;
        QVERIFY2(setStepField(changed, field.name, field.value), qPrintable(field.name));
        QVERIFY2(changed == step, qPrintable(field.name));
        QVERIFY2(!field.label.isEmpty(), qPrintable(field.name));
    }
}

void StepFieldsTest::aValueIsTakenAndShown_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    const auto row = [](StepKind kind, const char* field, const char* text) {
        QTest::addRow("%s %s %s", qPrintable(stepKindId(kind)), field, text)
            << static_cast<int>(kind) << QString::fromLatin1(field) << QString::fromLatin1(text);
    };
    row(StepKind::SendRequest, "without", "Host, Upgrade");
    row(StepKind::SendRequest, "set", "Upgrade: websocket; Host: ${host}");
    row(StepKind::SendRequest, "target", "/chat");
    row(StepKind::SendResponse, "status", "403");
    row(StepKind::SendResponse, "body", "no\\r\\n");
    row(StepKind::SendBytes, "bytes", "\\x16\\x03");
    row(StepKind::SendBytes, "split", "1");
    row(StepKind::SendBytes, "every", "10ms");
    row(StepKind::SendBytes, "cut", "-2");
    row(StepKind::SendBytes, "glue", "yes");
    row(StepKind::SendFrame, "opcode", "ping");
    row(StepKind::SendFrame, "rsv", "4");
    row(StepKind::SendFrame, "length", "126");
    row(StepKind::SendFrame, "mask", "no");
    row(StepKind::SendFrame, "fin", "");
    row(StepKind::SendClose, "code", "1006");
    row(StepKind::SendClose, "code", "");
    row(StepKind::SendClose, "reason", "bye");
    row(StepKind::Expect, "what", "nothing");
    row(StepKind::Expect, "within", "500ms");
    row(StepKind::Wait, "time", "2s");
    row(StepKind::AnswerPings, "on", "");
    row(StepKind::Loop, "times", "20");
}

void StepFieldsTest::aValueIsTakenAndShown()
{
    QFETCH(int, kind);
    QFETCH(QString, field);
    QFETCH(QString, text);
    Step step = newStep(static_cast<StepKind>(kind));
    QVERIFY(valueOf(step, qPrintable(field)) != text);
    QVERIFY(setStepField(step, field, text));
    QCOMPARE(valueOf(step, qPrintable(field)), text);
}

void StepFieldsTest::whatDoesNotFitChangesNothing_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    const auto row = [](StepKind kind, const char* field, const char* text) {
        QTest::addRow("%s %s %s", qPrintable(stepKindId(kind)), field, text)
            << static_cast<int>(kind) << QString::fromLatin1(field) << QString::fromLatin1(text);
    };
    row(StepKind::SendRequest, "set", "no colon");
    row(StepKind::SendBytes, "bytes", "\\xz");
    row(StepKind::SendBytes, "split", "-1");
    row(StepKind::SendBytes, "every", "soon");
    row(StepKind::SendFrame, "rsv", "8");
    row(StepKind::SendFrame, "mask", "perhaps");
    row(StepKind::SendClose, "code", "70000");
    row(StepKind::Expect, "what", "a miracle");
    row(StepKind::Expect, "value", "400");
    row(StepKind::Loop, "times", "0");
    row(StepKind::Fin, "anything", "at all");
}

void StepFieldsTest::whatDoesNotFitChangesNothing()
{
    QFETCH(int, kind);
    QFETCH(QString, field);
    QFETCH(QString, text);
    const Step before = newStep(static_cast<StepKind>(kind));
    Step step = before;
    QVERIFY(!setStepField(step, field, text));
    QVERIFY(step == before);
}

void StepFieldsTest::whatTheFormDoesNotKnowStays()
{
    step::Expect expect{await::Response{{400}, {{"Upgrade", "websocket"}}, "why"}, {await::End{}}};
    Step step{expect};
    QVERIFY(setStepField(step, QStringLiteral("value"), QStringLiteral("426, 4xx")));
    std::get<await::Response>(expect.what).statuses = {426, 4};
    QVERIFY(step == Step{expect});
}

} // namespace lifeline

QTEST_MAIN(lifeline::StepFieldsTest)
#include "step_fields_test.moc"
