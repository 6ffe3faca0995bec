#include "ui/faults/problems_dialog.h"
#include "ui/sample_faults.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>

namespace lifeline {

class ProblemsDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachProblemIsALineWithItsPlace();
};

void ProblemsDialogTest::eachProblemIsALineWithItsPlace()
{
    const SampleFaults sample("{\n  \"group\": \"no such group\",\n  \"faults\": []\n}");
    QWidget window;
    const QDialog* dialog = showFaultProblems(&window, sample.library);
    const auto* list = dialog->findChild<QPlainTextEdit*>(QStringLiteral("fault-problem-list"));
    QVERIFY(list->isReadOnly());
    QCOMPARE(list->blockCount(), static_cast<int>(sample.library.catalogue().problems().size()));
    QVERIFY2(list->toPlainText().startsWith(QStringLiteral("own.json:2: ")), qPrintable(list->toPlainText()));
    QVERIFY(dialog->findChild<QLabel*>()->text().contains(sample.folder.path()));
}

} // namespace lifeline

QTEST_MAIN(lifeline::ProblemsDialogTest)
#include "problems_dialog_test.moc"
