// Something to paint pages on: one long picture, or sheets of paper.
#pragma once

#include "ui/sessions/picture_export.h"

#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <optional>

namespace lifeline {

/// Lengths are pixels of the window. Writes when it is closed; before that nothing lies at the path.
class PictureCanvas {
public:
    /// One picture of that size; sheets have the size of paper, and `wide` lays them across.
    PictureCanvas(PictureFormat format, QSizeF size, bool wide, const QString& title, const QString& path);
    ~PictureCanvas();

    /// Why it cannot be painted on; empty: it can.
    QString error() const { return m_error; }
    bool isPaged() const { return m_format == PictureFormat::Pdf; }
    /// What there is to paint on: a page, or all of it.
    QSizeF room() const { return m_room; }
    QPainter& painter() { return m_painter; }
    void newPage();
    /// Empty, or the system's words.
    QString close();
    void cancel();

private:
    void beginPdf(bool wide, const QString& title);
    void beginSvg(const QString& title);
    void beginPng();

    PictureFormat m_format;
    QSizeF m_room;
    QSaveFile m_file;
    QString m_error;
    std::optional<QPdfWriter> m_pdf;
    std::optional<QSvgGenerator> m_svg;
    QImage m_image;
    QPainter m_painter; // goes before what it paints on
};

} // namespace lifeline
