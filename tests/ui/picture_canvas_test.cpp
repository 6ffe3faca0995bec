#include "ui/sessions/picture_canvas.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

namespace lifeline {

class PictureCanvasTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingLiesThereUntilItIsClosed_data();
    void nothingLiesThereUntilItIsClosed();
    void whatIsCancelledLeavesTheOlderFile();
    void aPlaceThatCannotBeWrittenIsAnError();
    void aPictureTooLongForPngIsAnError();
    void paperHasItsOwnRoom();
    void pngHasTwoPixelsForOne();
};

void PictureCanvasTest::nothingLiesThereUntilItIsClosed_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("SVG") << static_cast<int>(PictureFormat::Svg) << QByteArray("<?xml");
    QTest::newRow("PNG") << static_cast<int>(PictureFormat::Png) << QByteArray("\x89PNG");
    QTest::newRow("PDF") << static_cast<int>(PictureFormat::Pdf) << QByteArray("%PDF");
}

void PictureCanvasTest::nothingLiesThereUntilItIsClosed()
{
    QFETCH(int, format);
    QFETCH(QByteArray, begins);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a")));
    PictureCanvas canvas(static_cast<PictureFormat>(format), {200, 100}, false, QStringLiteral("t"),
                         file.fileName());
    QCOMPARE(canvas.error(), QString());
    canvas.painter().drawText(10, 20, QStringLiteral("hello"));
    QVERIFY(!file.exists());
    QCOMPARE(canvas.close(), QString());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith(begins));
}

void PictureCanvasTest::whatIsCancelledLeavesTheOlderFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("old");
    file.close();
    {
        PictureCanvas canvas(PictureFormat::Svg, {200, 100}, false, QStringLiteral("t"), file.fileName());
        canvas.cancel();
    }
    {
        const PictureCanvas leftAlone(PictureFormat::Pdf, {200, 100}, false, QStringLiteral("t"),
                                      file.fileName());
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("old"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), qsizetype{1});
}

void PictureCanvasTest::aPlaceThatCannotBeWrittenIsAnError()
{
    const PictureCanvas canvas(PictureFormat::Svg, {200, 100}, false, QStringLiteral("t"),
                               QStringLiteral("/no/such/folder/a.svg"));
    QVERIFY(!canvas.error().isEmpty());
}

void PictureCanvasTest::aPictureTooLongForPngIsAnError()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.png"));
    const PictureCanvas canvas(PictureFormat::Png, {200, 100'000}, false, QStringLiteral("t"), path);
    QVERIFY(canvas.error().contains(QStringLiteral("too long for PNG")));
    QVERIFY(!QFile::exists(path));
}

void PictureCanvasTest::paperHasItsOwnRoom()
{
    const QTemporaryDir folder;
    PictureCanvas upright(PictureFormat::Pdf, {9, 9}, false, {}, folder.filePath(QStringLiteral("a")));
    PictureCanvas across(PictureFormat::Pdf, {9, 9}, true, {}, folder.filePath(QStringLiteral("b")));
    QVERIFY(upright.isPaged());
    const double a4 = (210 - 24) / 25.4 * 120; // of pages in whole points
    QVERIFY(std::abs(upright.room().width() - a4) < 120 / 72.0);
    QVERIFY(across.room().width() > across.room().height());
}

void PictureCanvasTest::pngHasTwoPixelsForOne()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.png"));
    PictureCanvas canvas(PictureFormat::Png, {200, 100}, false, {}, path);
    QCOMPARE(canvas.close(), QString());
    QCOMPARE(QImage(path).size(), QSize(400, 200));
}

} // namespace lifeline

QTEST_MAIN(lifeline::PictureCanvasTest)
#include "picture_canvas_test.moc"
