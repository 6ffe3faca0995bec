#include "sample_subject.h"
#include "support/temporary_settings.h"
#include "ui/answer_next.h"
#include "ui/sessions/export_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

namespace lifeline {
namespace {

struct Scene {
    TemporarySettings settings;
    ExportSubject subject = sampleSubject();
    ExportDialog dialog;

    explicit Scene(ExportWhat what = ExportWhat::All) : dialog(subject, what) { dialog.show(); }

    template <class Widget> Widget& find(const char* name) const
    {
        return *dialog.findChild<Widget*>(QString::fromLatin1(name));
    }
    QString path() const { return find<QLineEdit>("export-path").text(); }
    void setForm(const char* name) const
    {
        find<QComboBox>("export-form").setCurrentText(QString::fromLatin1(name));
    }
    void setPath(const QString& path) const
    {
        find<QLineEdit>("export-path").selectAll();
        QTest::keyClicks(&find<QLineEdit>("export-path"), path);
    }
    void press() const { QTest::mouseClick(&find<QPushButton>("export-ok"), Qt::LeftButton); }
};

} // namespace

class ExportDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatIsThereCanBeChosen();
    void theNameFollowsWhatAndFormat();
    void aNameOfOnesOwnStaysButForItsSuffix();
    void secretsAreTakenOutUnlessSomeoneSaysOtherwise();
    void payloadsOfSomeConnectionsNeedTheirNumbers();
    void anOlderFileIsReplacedOnlyWhenAgreed();
    void theFormatIsRememberedForTheNextTime();
    void numbersAreSeparatedByCommasOrBlanks();
};

void ExportDialogTest::onlyWhatIsThereCanBeChosen()
{
    const Scene scene(ExportWhat::Connection);
    const auto& what = scene.find<QComboBox>("export-what");
    QCOMPARE(what.count(), 2);
    QVERIFY(what.currentText().startsWith(QStringLiteral("Connection #6")));
    QCOMPARE(scene.dialog.order().what, ExportWhat::Connection);
}

void ExportDialogTest::theNameFollowsWhatAndFormat()
{
    const Scene scene;
    QVERIFY(scene.path().endsWith(QStringLiteral(".jsonl")));
    scene.setForm("Ladder as PDF");
    QVERIFY2(scene.path().endsWith(QStringLiteral(".pdf")), qPrintable(scene.path()));
    scene.find<QComboBox>("export-what").setCurrentIndex(1);
    QVERIFY2(scene.path().endsWith(QStringLiteral("-connection-6.pdf")), qPrintable(scene.path()));
}

void ExportDialogTest::aNameOfOnesOwnStaysButForItsSuffix()
{
    const Scene scene;
    scene.setPath(QStringLiteral("/tmp/mine.jsonl"));
    scene.find<QComboBox>("export-what").setCurrentIndex(1);
    QCOMPARE(scene.path(), QStringLiteral("/tmp/mine.jsonl"));
    scene.setForm("HAR");
    QCOMPARE(scene.path(), QStringLiteral("/tmp/mine.har"));
}

void ExportDialogTest::secretsAreTakenOutUnlessSomeoneSaysOtherwise()
{
    const Scene scene;
    QVERIFY(scene.dialog.order().redaction.on);
    QVERIFY(scene.find<QLabel>("export-covers").text().contains(QStringLiteral("Authorization")));
    QTest::keyClick(&scene.find<QCheckBox>("export-redact"), Qt::Key_Space);
    QVERIFY(!scene.dialog.order().redaction.on);
    QVERIFY(scene.find<QLabel>("export-covers").text().contains(QStringLiteral("as they are")));
    QVERIFY(!scene.find<QComboBox>("export-payloads").isEnabled());
}

void ExportDialogTest::payloadsOfSomeConnectionsNeedTheirNumbers()
{
    const Scene scene;
    scene.find<QComboBox>("export-payloads").setCurrentIndex(2);
    auto& numbers = scene.find<QLineEdit>("export-numbers");
    QVERIFY(numbers.isVisible());
    QCOMPARE(scene.dialog.order().redaction.payloadsOf, std::vector<std::uint32_t>{6});
    numbers.selectAll();
    QTest::keyClicks(&numbers, QStringLiteral("6, x"));
    QVERIFY(!scene.find<QPushButton>("export-ok").isEnabled());
    scene.find<QComboBox>("export-payloads").setCurrentIndex(1);
    QVERIFY(scene.find<QPushButton>("export-ok").isEnabled());
    QVERIFY(scene.dialog.order().redaction.allPayloads);
}

void ExportDialogTest::anOlderFileIsReplacedOnlyWhenAgreed()
{
    const Scene scene;
    const QString path = scene.settings.directory.filePath(QStringLiteral("old.jsonl"));
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.close();
    scene.setPath(path);
    answerNext(QMessageBox::Cancel);
    scene.press();
    QVERIFY(scene.dialog.isVisible());
    answerNext(QMessageBox::Yes);
    scene.press();
    QCOMPARE(scene.dialog.result(), int{QDialog::Accepted});
}

void ExportDialogTest::theFormatIsRememberedForTheNextTime()
{
    const Scene scene;
    scene.setForm("Timeline as SVG");
    scene.setPath(scene.settings.directory.filePath(QStringLiteral("new.svg")));
    scene.press();
    const ExportDialog next(scene.subject, ExportWhat::All);
    QCOMPARE(next.order().form.name, QStringLiteral("Timeline as SVG"));
    QVERIFY(next.order().path.startsWith(scene.settings.directory.path()));
}

void ExportDialogTest::numbersAreSeparatedByCommasOrBlanks()
{
    QCOMPARE(readConnectionNumbers(QStringLiteral("6, 7 8")),
             std::optional(std::vector<std::uint32_t>{6, 7, 8}));
    for (const char* none : {"", " , ", "0", "-1", "six"})
        QVERIFY2(!readConnectionNumbers(QString::fromLatin1(none)), none);
}

} // namespace lifeline

QTEST_MAIN(lifeline::ExportDialogTest)
#include "export_dialog_test.moc"
