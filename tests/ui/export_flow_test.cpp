#include "support/sample_session.h"
#include "ui/shell/export_flow.h"

#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

namespace lifeline {
namespace {

/// Does something with the file dialog when it is there.
void withDialog(const std::function<void(QFileDialog&)>& act)
{
    auto* wait = new QTimer(qApp);
    QObject::connect(wait, &QTimer::timeout, wait, [wait, act] {
        if (auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget())) {
            wait->deleteLater();
            act(*dialog);
        }
    });
    wait->start(5);
}

struct Scene {
    EventLog log{"2026-11-22T18:54:00.000Z"};
    SessionModel model{log, [] { return monotonicTime(0); }};
    QWidget window;
    QStringList told;

    Scene()
    {
        fillSampleSession(log);
        while (model.rows() < log.size())
            model.poll();
    }
    void run(ExportRows rows)
    {
        exportEvents(&window, log, std::move(rows), QStringLiteral("what"),
                     [this](const QString& sentence, bool) { told.append(sentence); });
    }
};

} // namespace

class ExportFlowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void fileNamesSayWhenAndWhat();
    void whatWasWrittenIsTold();
    void decliningTheQuestionTellsNothing();
    void rowsOfAConnectionAreItsOwn();
    void rowsOfAFilteredTableAreThoseShown();
};

void ExportFlowTest::fileNamesSayWhenAndWhat()
{
    const QString name = exportFileName("2026-11-22T12:00:00.000Z", QStringLiteral("connection-6"));
    QVERIFY2(name.startsWith(QStringLiteral("lifeline-2026-11-2")), qPrintable(name)); // in local time
    QVERIFY2(name.endsWith(QStringLiteral("-connection-6.jsonl")), qPrintable(name));
    QVERIFY(!exportFileName("2026-11-22T12:00:00.000Z", {}).contains(QStringLiteral("--")));
}

void ExportFlowTest::whatWasWrittenIsTold()
{
    Scene scene;
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("out.jsonl"));
    withDialog([&path](QFileDialog& dialog) {
        dialog.selectFile(path);
        dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path);
        static_cast<QDialog&>(dialog).accept();
    });
    scene.run(std::nullopt);
    QTRY_COMPARE(scene.told.size(), qsizetype{1});
    QVERIFY2(scene.told[0].contains(QStringLiteral("out.jsonl")), qPrintable(scene.told[0]));
    QVERIFY(QFileInfo(path).size() > 0);
}

void ExportFlowTest::decliningTheQuestionTellsNothing()
{
    Scene scene;
    withDialog([](QFileDialog& dialog) { dialog.reject(); });
    scene.run(std::nullopt);
    QCoreApplication::processEvents();
    QVERIFY(scene.told.isEmpty());
}

void ExportFlowTest::rowsOfAConnectionAreItsOwn()
{
    const Scene scene;
    const auto rows = rowsOf(scene.model.connections().at(2));
    QVERIFY(rows && !rows->empty());
    for (const std::uint64_t row : *rows)
        QCOMPARE(scene.log.entry(row).connection, number(scene.model.connections().at(2).story.id));
}

void ExportFlowTest::rowsOfAFilteredTableAreThoseShown()
{
    const Scene scene;
    EventModel table(scene.model);
    FilterError error;
    table.setFilter(std::move(*EventFilter::parse("event:on-close", error)));
    QTRY_VERIFY(!table.isFiltering());
    const auto rows = rowsOf(table);
    QVERIFY(rows && !rows->empty());
    for (const std::uint64_t row : *rows)
        QCOMPARE(eventName(scene.log.event(row)), std::string_view("on-close"));
}

} // namespace lifeline

QTEST_MAIN(lifeline::ExportFlowTest)
#include "export_flow_test.moc"
