#include "ui/faults/fault_editor.h"
#include "ui/faults/json_edit.h"
#include "ui/sample_faults.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTimer>

namespace lifeline {
namespace {

enum Tab { FormTab, JsonTab };

struct Scene {
    Scene() : editor(new FaultEditor(sample.library, *sample.find("own-reset"))) { editor->show(); }
    ~Scene() { delete editor; }
    template <class Widget> Widget& find(const char* name) const
    {
        auto* widget = editor->findChild<Widget*>(QString::fromLatin1(name));
        if (widget == nullptr)
            qFatal("there is no %s", name);
        return *widget;
    }
    JsonEdit& json() const { return find<JsonEdit>("editor-json"); }
    QTabWidget& tabs() const { return find<QTabWidget>("editor-tabs"); }
    void press(const char* name) const { QTest::mouseClick(&find<QPushButton>(name), Qt::LeftButton); }
    void type(const char* field, const QString& text) const
    {
        auto& line = find<QLineEdit>(field);
        line.selectAll();
        QTest::keyClicks(&line, text);
    }
    QString note() const { return find<QLabel>("editor-note").text(); }

    SampleFaults sample;
    QPointer<FaultEditor> editor;
};

/// Answers the next question when it is there.
void answerNext(QMessageBox::StandardButton button)
{
    auto* wait = new QTimer(qApp);
    QObject::connect(wait, &QTimer::timeout, wait, [wait, button] {
        if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
            wait->deleteLater();
            box->button(button)->click();
        }
    });
    wait->start(5);
}

} // namespace

class FaultEditorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBuiltInFaultIsCopiedUnderANewId();
    void formAndTextAreTheSameFault();
    void aTextThatIsNoFaultStaysInItsTab();
    void problemsAreListedAndLeadToTheirLine();
    void runPlaysWhatStandsThere();
    void savingKeepsItAmongMyFaults();
    void theTextCanBeCopied();
    void anEditIsNotDroppedWithoutAQuestion();
};

void FaultEditorTest::aBuiltInFaultIsCopiedUnderANewId()
{
    const SampleFaults sample;
    Fault builtIn = *sample.find("own-reset");
    QCOMPARE(copyToEdit(sample.library, builtIn).id,
             std::string("own-reset")); // a person's own is edited itself
    builtIn.file.clear();
    builtIn.aliases = {"rst"};
    const Fault copy = copyToEdit(sample.library, builtIn);
    QCOMPARE(copy.id, std::string("own-reset-2"));
    QVERIFY(copy.title != builtIn.title);
    QVERIFY(copy.aliases.empty());
    QVERIFY(copy.steps == builtIn.steps);
}

void FaultEditorTest::formAndTextAreTheSameFault()
{
    const Scene scene;
    scene.type("fault-title", QStringLiteral("Typed in the form"));
    scene.tabs().setCurrentIndex(JsonTab);
    QVERIFY(scene.json().toPlainText().contains(QStringLiteral("Typed in the form")));
    scene.json().setPlainText(scene.json().toPlainText().replace(QStringLiteral("Typed in the form"),
                                                                 QStringLiteral("Typed as text")));
    scene.tabs().setCurrentIndex(FormTab);
    QCOMPARE(scene.tabs().currentIndex(), int(FormTab));
    QCOMPARE(scene.find<QLineEdit>("fault-title").text(), QStringLiteral("Typed as text"));
    scene.find<QListWidget>("step-list").setCurrentRow(3);
    scene.press("step-remove");
    QCOMPARE(scene.editor->draft().fault().steps.size(), std::size_t{3});
}

void FaultEditorTest::aTextThatIsNoFaultStaysInItsTab()
{
    const Scene scene;
    scene.tabs().setCurrentIndex(JsonTab);
    scene.json().setPlainText(QStringLiteral("{ half an edit"));
    scene.tabs().setCurrentIndex(FormTab);
    QCOMPARE(scene.tabs().currentIndex(), int(JsonTab));
    QCOMPARE(scene.json().toPlainText(), QStringLiteral("{ half an edit"));
    QVERIFY(scene.note().contains(QStringLiteral("mended")));
    QVERIFY(!scene.find<QPushButton>("editor-run").isEnabled());
    QVERIFY(!scene.find<QPushButton>("editor-save").isEnabled());
    QVERIFY(scene.find<QPushButton>("editor-save-as").isEnabled()); // the text can still be kept
}

void FaultEditorTest::problemsAreListedAndLeadToTheirLine()
{
    const Scene scene;
    auto& list = scene.find<QListWidget>("editor-problems");
    scene.tabs().setCurrentIndex(JsonTab);
    QVERIFY(!list.isVisible());
    QString text = scene.json().toPlainText();
    const int line = static_cast<int>(text.left(text.indexOf(QStringLiteral("\"wait\""))).count(u'\n')) + 1;
    scene.json().setPlainText(text.replace(QStringLiteral("\"wait\""), QStringLiteral("\"wiat\"")));
    QVERIFY(list.isVisible());
    QCOMPARE(list.count(), 1);
    QVERIFY2(list.item(0)->text().startsWith(QStringLiteral("%1: ").arg(line)),
             qPrintable(list.item(0)->text()));
    QCOMPARE(scene.json().extraSelections().size(), qsizetype{1});
    const QRect row = list.visualItemRect(list.item(0));
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(scene.json().textCursor().blockNumber() + 1, line);
}

void FaultEditorTest::runPlaysWhatStandsThere()
{
    const Scene scene;
    FaultPtr run;
    connect(scene.editor, &FaultEditor::runRequested, this, [&run](const FaultPtr& fault) { run = fault; });
    scene.type("fault-title", QStringLiteral("Unsaved"));
    scene.press("editor-run");
    QVERIFY(run != nullptr);
    QCOMPARE(run->title, std::string("Unsaved"));
}

void FaultEditorTest::savingKeepsItAmongMyFaults()
{
    const Scene scene;
    const QSignalSpy saved(scene.editor, &FaultEditor::saved);
    scene.type("fault-id", QStringLiteral("own-other"));
    QVERIFY(scene.editor->windowTitle().endsWith(u'•'));
    scene.press("editor-save");
    QCOMPARE(saved.size(), 1);
    QVERIFY(!scene.editor->windowTitle().endsWith(u'•'));
    QVERIFY(scene.sample.find("own-other") != nullptr);
    QVERIFY(QFile::exists(scene.sample.folder.filePath(QStringLiteral("own-other.json"))));
}

void FaultEditorTest::theTextCanBeCopied()
{
    const Scene scene;
    scene.press("editor-copy");
    QCOMPARE(QGuiApplication::clipboard()->text(), scene.editor->draft().json());
}

void FaultEditorTest::anEditIsNotDroppedWithoutAQuestion()
{
    const Scene scene;
    scene.type("fault-title", QStringLiteral("Changed"));
    answerNext(QMessageBox::Cancel);
    scene.press("editor-close");
    QVERIFY(scene.editor->isVisible());
    answerNext(QMessageBox::Discard);
    scene.editor->close();
    QVERIFY(scene.editor.isNull() || !scene.editor->isVisible());
}

} // namespace lifeline

QTEST_MAIN(lifeline::FaultEditorTest)
#include "fault_editor_test.moc"
