#include "ui/faults/step_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace lifeline {
namespace {

struct Scene {
    Scene()
    {
        form.setSteps({newStep(StepKind::SendRequest), newStep(StepKind::Wait), newStep(StepKind::Reset)});
        form.resize(900, 500);
        form.show();
    }
    template <class Widget> Widget& find(const char* name) const
    {
        auto* widget = form.findChild<Widget*>(QString::fromLatin1(name));
        if (widget == nullptr)
            qFatal("there is no %s", name);
        return *widget;
    }
    void press(const char* name) const { QTest::mouseClick(&find<QPushButton>(name), Qt::LeftButton); }
    void go(int row) const { find<QListWidget>("step-list").setCurrentRow(row); }
    StepKind kind(std::size_t index) const { return kindOf(form.steps()[index]); }
    void type(const char* field, const QString& text) const
    {
        auto& line = find<QLineEdit>(field);
        line.selectAll();
        QTest::keyClicks(&line, text);
    }

    StepForm form;
    QSignalSpy changed{&form, &StepForm::changed};
};

} // namespace

class StepFormTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theListShowsEachStep();
    void stepsAreAddedRemovedAndMoved();
    void theLastStepCanGoToo();
    void aFieldChangesItsStep();
    void whatDoesNotFitIsNotTaken();
    void anotherKindIsAnotherStep();
    void aBoxIsTicked();
};

void StepFormTest::theListShowsEachStep()
{
    const Scene scene;
    const auto& list = scene.find<QListWidget>("step-list");
    QCOMPARE(list.count(), 3);
    QVERIFY(list.item(1)->text().contains(QStringLiteral("wait 100ms")));
    QCOMPARE(scene.changed.size(), 0);
}

void StepFormTest::stepsAreAddedRemovedAndMoved()
{
    const Scene scene;
    scene.go(2);
    scene.press("step-up");
    QCOMPARE(scene.kind(1), StepKind::Reset);
    QVERIFY(scene.find<QPushButton>("step-down").isEnabled());
    scene.press("step-add");
    QCOMPARE(scene.form.steps().size(), std::size_t{4});
    QCOMPARE(scene.kind(2), StepKind::Wait);
    scene.press("step-remove");
    QCOMPARE(scene.form.steps().size(), std::size_t{3});
    scene.go(0);
    QVERIFY(!scene.find<QPushButton>("step-up").isEnabled());
    scene.press("step-down");
    QCOMPARE(scene.kind(0), StepKind::Reset);
    QCOMPARE(scene.kind(1), StepKind::SendRequest);
    QCOMPARE(scene.changed.size(), 4);
}

void StepFormTest::theLastStepCanGoToo()
{
    const Scene scene;
    for (int i = 0; i < 3; ++i)
        scene.press("step-remove");
    QVERIFY(scene.form.steps().empty());
    QVERIFY(!scene.find<QPushButton>("step-remove").isEnabled());
    scene.press("step-add");
    QCOMPARE(scene.form.steps().size(), std::size_t{1});
}

void StepFormTest::aFieldChangesItsStep()
{
    const Scene scene;
    scene.go(1);
    scene.type("step-time", QStringLiteral("2s"));
    QCOMPARE(std::get<step::Wait>(scene.form.steps()[1].what).time, Duration(std::chrono::seconds(2)));
    QVERIFY(scene.find<QListWidget>("step-list").item(1)->text().contains(QStringLiteral("wait 2s")));
    QVERIFY(scene.form.isValid());
}

void StepFormTest::whatDoesNotFitIsNotTaken()
{
    const Scene scene;
    scene.go(1);
    scene.type("step-time", QStringLiteral("soon"));
    QVERIFY(!scene.form.isValid());
    QCOMPARE(std::get<step::Wait>(scene.form.steps()[1].what).time, Duration(std::chrono::milliseconds(100)));
}

void StepFormTest::anotherKindIsAnotherStep()
{
    const Scene scene;
    scene.go(1);
    auto& kinds = scene.find<QComboBox>("step-kind");
    QCOMPARE(kinds.currentText(), QStringLiteral("wait"));
    kinds.setFocus();
    QTest::keyClicks(&kinds, QStringLiteral("send-close"));
    QCOMPARE(scene.kind(1), StepKind::SendClose);
    QCOMPARE(scene.find<QLineEdit>("step-code").text(), QStringLiteral("1000"));
}

void StepFormTest::aBoxIsTicked()
{
    Scene scene;
    scene.form.setSteps({newStep(StepKind::SendFrame)});
    QVERIFY(scene.find<QCheckBox>("step-fin").isChecked());
    scene.find<QCheckBox>("step-fin").click();
    QVERIFY(!std::get<step::SendFrame>(scene.form.steps()[0].what).frame.fin);
}

} // namespace lifeline

QTEST_MAIN(lifeline::StepFormTest)
#include "step_form_test.moc"
