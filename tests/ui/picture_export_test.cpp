#include "sample_subject.h"
#include "ui/sessions/picture_export.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

namespace lifeline {
namespace {

struct Scene {
    QTemporaryDir folder;
    ExportSubject subject = sampleSubject();

    QString path() const { return folder.filePath(QStringLiteral("picture")); }
    ExportOutcome write(PictureKind kind, PictureFormat format, ExportWhat what = ExportWhat::All) const
    {
        return exportPicture(subject.slice(what), {kind, format, {}, {}}, path());
    }
    QByteArray written() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

/// Parts of a picture that are not its ground.
bool isPainted(const QImage& image)
{
    const QRgb ground = image.pixel(image.width() - 1, image.height() - 1);
    int other = 0;
    for (int y = 0; y < image.height(); y += 3)
        for (int x = 0; x < image.width(); x += 3)
            other += image.pixel(x, y) == ground ? 0 : 1;
    return other > 500;
}

} // namespace

class PictureExportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSvgRenders_data();
    void theSvgRenders();
    void thePngShowsSomething_data();
    void thePngShowsSomething();
    void thePdfHasAPageForEachConnectionAtLeast();
    void theWholeStoryIsInThePicture();
    void secretsAreNotPainted();
    void aSliceWithoutConnectionsIsAnError();
    void itCanBeCancelled();
    void aThreadOfItsOwnPaintsTheSame_data();
    void aThreadOfItsOwnPaintsTheSame();
    void howFarItIsOnlyRises();
    void theMarksOfTheTimelineAreShapes();
};

void PictureExportTest::theSvgRenders_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("ladder") << static_cast<int>(PictureKind::Ladder);
    QTest::newRow("timeline") << static_cast<int>(PictureKind::Timeline);
}

void PictureExportTest::theSvgRenders()
{
    QFETCH(int, kind);
    const Scene scene;
    const ExportOutcome outcome = scene.write(static_cast<PictureKind>(kind), PictureFormat::Svg);
    QVERIFY2(outcome.written(), outcome.error.c_str());
    QSvgRenderer renderer(scene.written());
    QVERIFY(renderer.isValid());
    QImage image(renderer.defaultSize() / 2, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    QVERIFY(isPainted(image));
}

void PictureExportTest::thePngShowsSomething_data() { theSvgRenders_data(); }

void PictureExportTest::thePngShowsSomething()
{
    QFETCH(int, kind);
    const Scene scene;
    QVERIFY(
        scene.write(static_cast<PictureKind>(kind), PictureFormat::Png, ExportWhat::Connection).written());
    QVERIFY(isPainted(QImage::fromData(scene.written())));
}

void PictureExportTest::thePdfHasAPageForEachConnectionAtLeast()
{
    const Scene scene;
    QVERIFY(scene.write(PictureKind::Ladder, PictureFormat::Pdf).written());
    QVERIFY(scene.written().count("/Type /Page\n") >= qsizetype{sampleConnectionCount});
}

void PictureExportTest::theWholeStoryIsInThePicture()
{
    const Scene scene;
    QVERIFY(scene.write(PictureKind::Ladder, PictureFormat::Svg, ExportWhat::Connection).written());
    const QString svg = QString::fromUtf8(scene.written());
    for (const char* part : {"on-open", "on-close", "1006", "101 Switching Protocols"})
        QVERIFY2(svg.contains(QLatin1String(part)), part);
}

void PictureExportTest::secretsAreNotPainted()
{
    auto log = std::make_shared<EventLog>("2026-11-22T18:54:00.000Z");
    Event event;
    event.connection = ConnectionId{1};
    event.body = event::Request{"GET /chat?token=hunter2 HTTP/1.1\r\nHost: x\r\n\r\n"};
    log->accept(event);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a.svg")));
    const ExportOutcome outcome = exportPicture(LogSlice(*log), {}, file.fileName());
    QVERIFY(outcome.written());
    QCOMPARE(outcome.redactedParameters, std::uint64_t{1});
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray svg = file.readAll();
    QVERIFY(!svg.contains("hunter2"));
    QVERIFY(svg.contains("redacted"));
}

void PictureExportTest::aSliceWithoutConnectionsIsAnError()
{
    const EventLog empty("2026-11-22T18:54:00.000Z");
    const ExportOutcome outcome = exportPicture(LogSlice(empty), {}, QStringLiteral("/tmp/none.svg"));
    QCOMPARE(outcome.error, std::string("there is no connection to be drawn"));
}

void PictureExportTest::itCanBeCancelled()
{
    const Scene scene;
    const auto stop = [](std::uint64_t, std::uint64_t) { return false; };
    const ExportOutcome outcome = exportPicture(scene.subject.slice(ExportWhat::All), {}, scene.path(), stop);
    QVERIFY(outcome.cancelled);
    QVERIFY(!QFile::exists(scene.path()));
}

void PictureExportTest::aThreadOfItsOwnPaintsTheSame_data() { theSvgRenders_data(); }

void PictureExportTest::aThreadOfItsOwnPaintsTheSame()
{
    QFETCH(int, kind);
    const Scene scene;
    QVERIFY(scene.write(static_cast<PictureKind>(kind), PictureFormat::Svg).written());
    const QByteArray here = scene.written();
    ExportOutcome outcome;
    std::thread([&] { outcome = scene.write(static_cast<PictureKind>(kind), PictureFormat::Svg); }).join();
    QVERIFY2(outcome.written(), outcome.error.c_str());
    QVERIFY(scene.written() == here);
}

void PictureExportTest::howFarItIsOnlyRises()
{
    const Scene scene;
    std::uint64_t most = 0;
    int looks = 0;
    const auto look = [&](std::uint64_t done, std::uint64_t total) {
        const bool risen = done >= most && done <= total;
        most = std::max(most, done);
        ++looks;
        return risen;
    };
    QVERIFY(exportPicture(scene.subject.slice(ExportWhat::All), {}, scene.path(), look).written());
    QVERIFY(looks > 3);
}

/// No picture within the picture: it stays sharp.
void PictureExportTest::theMarksOfTheTimelineAreShapes()
{
    const Scene scene;
    QVERIFY(scene.write(PictureKind::Timeline, PictureFormat::Svg).written());
    QVERIFY(!scene.written().contains("<image"));
}

} // namespace lifeline

QTEST_MAIN(lifeline::PictureExportTest)
#include "picture_export_test.moc"
