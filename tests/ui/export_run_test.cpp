#include "formats/open_log.h"
#include "sample_subject.h"
#include "ui/sessions/export_run.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace lifeline {
namespace {

struct Scene {
    QTemporaryDir folder;
    QWidget window;
    ExportSubject subject = sampleSubject();
    QStringList told;
    bool failed = false;

    ExportOrder order(const char* form, const QString& path) const
    {
        for (const ExportForm& known : exportForms()) {
            if (known.name == QLatin1String(form))
                return {ExportWhat::All, known, {}, path};
        }
        qFatal("there is no %s", form);
    }
    void run(const ExportOrder& order)
    {
        runExport(&window, subject, order, [this](const QString& sentence, bool bad) {
            told.append(sentence);
            failed = bad;
        });
    }
};

} // namespace

class ExportRunTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFormIsWrittenAndTold_data();
    void everyFormIsWrittenAndTold();
    void whatIsWrittenOpensAgain();
    void placesThatCannotBeWrittenAreSentences_data();
    void placesThatCannotBeWrittenAreSentences();
    void theSentenceCountsWhatWasTakenOut();
    void aLadderIsGivenAsText();
};

void ExportRunTest::everyFormIsWrittenAndTold_data()
{
    QTest::addColumn<QString>("form");
    for (const ExportForm& form : exportForms())
        QTest::newRow(qPrintable(form.name)) << form.name;
}

void ExportRunTest::everyFormIsWrittenAndTold()
{
    QFETCH(QString, form);
    Scene scene;
    const QString path = scene.folder.filePath(QStringLiteral("out"));
    scene.run(scene.order(form.toLatin1().constData(), path));
    QTRY_COMPARE(scene.told.size(), qsizetype{1});
    QVERIFY2(!scene.failed, qPrintable(scene.told[0]));
    QVERIFY2(scene.told[0].contains(QStringLiteral("events written to")), qPrintable(scene.told[0]));
    QVERIFY(QFile(path).size() > 200);
}

void ExportRunTest::whatIsWrittenOpensAgain()
{
    Scene scene;
    const QString path = scene.folder.filePath(QStringLiteral("out.jsonl"));
    scene.run(scene.order("JSON Lines", path));
    QTRY_COMPARE(scene.told.size(), qsizetype{1});
    const OpenedLog read = openLog(path.toStdString());
    QVERIFY(read.whole());
    QCOMPARE(read.log->size(), scene.subject.log->size());
}

void ExportRunTest::placesThatCannotBeWrittenAreSentences_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("words");
    QTest::newRow("a folder") << QStringLiteral("/") << QStringLiteral("is a folder");
    QTest::newRow("no folder") << QStringLiteral("/no/such/place") << QStringLiteral("There is no folder");
    QTest::newRow("a device") << QStringLiteral("/dev/null") << QStringLiteral("not an ordinary file");
}

void ExportRunTest::placesThatCannotBeWrittenAreSentences()
{
    QFETCH(QString, path);
    QFETCH(QString, words);
    Scene scene;
    scene.run(scene.order("CSV", path));
    QCOMPARE(scene.told.size(), qsizetype{1});
    QVERIFY(scene.failed);
    QVERIFY2(scene.told[0].contains(words), qPrintable(scene.told[0]));
}

void ExportRunTest::theSentenceCountsWhatWasTakenOut()
{
    ExportOutcome outcome;
    outcome.events = 2;
    outcome.redactedFields = 1;
    outcome.redactedPayloads = 40;
    QCOMPARE(exportSentence(outcome, {}, QStringLiteral("/a")),
             QStringLiteral("2 events written to /a · taken out: 1 header field, 40 payloads"));
    QCOMPARE(exportSentence({}, {}, QStringLiteral("/a")),
             QStringLiteral("0 events written to /a · no secrets were found"));
    outcome.error = "No space left on device";
    QCOMPARE(exportSentence(outcome, {}, QStringLiteral("/a")),
             QStringLiteral("“/a” was not written: No space left on device."));
}

void ExportRunTest::aLadderIsGivenAsText()
{
    const ExportSubject subject = sampleSubject();
    const LogSlice slice = subject.slice(ExportWhat::Connection);
    QVERIFY(exportedText(slice, ExportFormat::Mermaid).startsWith(QStringLiteral("sequenceDiagram")));
    QVERIFY(exportedText(slice, ExportFormat::Ladder).contains(QStringLiteral("on-close")));
}

} // namespace lifeline

QTEST_MAIN(lifeline::ExportRunTest)
#include "export_run_test.moc"
