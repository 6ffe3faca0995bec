#include "ui/sessions/picture_canvas.h"

#include <QCoreApplication>
#include <QMarginsF>
#include <QPageLayout>
#include <QPageSize>

namespace lifeline {
namespace {

constexpr int windowDpi = 96;
constexpr int paperDpi = 120; // pixels of the window an inch: a ladder is as wide as on a screen
constexpr int pdfDpi = 1200;
constexpr double paperMargin = 12; // mm
constexpr double pngScale = 2;
constexpr double longestPng = 16'000;    // pixels of the window; QImage and viewers end at 32,767 of its own
constexpr double longestSvg = 1'000'000; // it is kept in memory until it is closed

QString say(const char* source) { return QCoreApplication::translate("PictureExport", source); }

QString tooLong(PictureFormat format, double length)
{
    if (format == PictureFormat::Png && length > longestPng)
        return say("the picture is too long for PNG; choose PDF, SVG, or one connection");
    if (format == PictureFormat::Svg && length > longestSvg)
        return say("the picture is too long for SVG; choose PDF, or one connection");
    return {};
}

} // namespace

PictureCanvas::PictureCanvas(PictureFormat format, QSizeF size, bool wide, const QString& title,
                             const QString& path)
    : m_format(format), m_room(size), m_file(path)
{
    m_error = tooLong(format, std::max(size.width(), size.height()));
    if (!m_error.isEmpty())
        return;
    if (!m_file.open(QIODevice::WriteOnly)) {
        m_error = m_file.errorString();
        return;
    }
    switch (format) {
    case PictureFormat::Pdf: beginPdf(wide, title); break;
    case PictureFormat::Svg: beginSvg(title); break;
    case PictureFormat::Png: beginPng(); break;
    }
    m_painter.setRenderHint(QPainter::Antialiasing);
}

PictureCanvas::~PictureCanvas()
{
    if (m_painter.isActive())
        cancel();
}

void PictureCanvas::beginPdf(bool wide, const QString& title)
{
    m_pdf.emplace(&m_file);
    m_pdf->setTitle(title);
    m_pdf->setCreator(QStringLiteral("Lifeline"));
    m_pdf->setResolution(pdfDpi);
    const auto across = wide ? QPageLayout::Landscape : QPageLayout::Portrait;
    const QMarginsF margins(paperMargin, paperMargin, paperMargin, paperMargin);
    m_pdf->setPageLayout({QPageSize(QPageSize::A4), across, margins, QPageLayout::Millimeter});
    const double scale = static_cast<double>(pdfDpi) / paperDpi;
    m_room = QSizeF(m_pdf->width() / scale, m_pdf->height() / scale);
    m_painter.begin(&*m_pdf);
    m_painter.scale(scale, scale);
}

void PictureCanvas::beginSvg(const QString& title)
{
    m_svg.emplace();
    m_svg->setOutputDevice(&m_file);
    m_svg->setTitle(title);
    m_svg->setResolution(windowDpi);
    m_svg->setSize(m_room.toSize());
    m_svg->setViewBox(QRectF(QPointF(), m_room));
    m_painter.begin(&*m_svg);
}

void PictureCanvas::beginPng()
{
    m_image = QImage((m_room * pngScale).toSize(), QImage::Format_RGB32);
    if (m_image.isNull()) {
        m_error = say("there is not enough memory for the picture");
        m_file.cancelWriting();
        return;
    }
    m_image.setDevicePixelRatio(pngScale);
    m_image.fill(Qt::white);
    m_painter.begin(&m_image);
}

void PictureCanvas::newPage()
{
    if (m_pdf)
        m_pdf->newPage();
}

QString PictureCanvas::close()
{
    m_painter.end();
    m_pdf.reset();
    m_svg.reset();
    if (m_format == PictureFormat::Png && !m_image.save(&m_file, "PNG"))
        m_file.cancelWriting();
    const QString words = m_file.errorString();
    return m_file.commit() ? QString() : words;
}

void PictureCanvas::cancel()
{
    m_painter.end();
    m_pdf.reset();
    m_svg.reset();
    m_file.cancelWriting();
    m_file.commit(); // cancelled: removes the temporary file
}

} // namespace lifeline
