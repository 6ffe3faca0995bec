// Stroke icons drawn in the colours of the theme.
#include "ui/theme/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace lifeline {
namespace {

QByteArray source(const QString& name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Looks the colour up when it paints, so that an icon made once follows the theme.
class StrokeIcon final : public QIconEngine {
public:
    StrokeIcon(QByteArray svg, const QColor& colour) : m_svg(std::move(svg)), m_colour(colour) {}

    void paint(QPainter* painter, const QRect& box, QIcon::Mode mode, QIcon::State) override
    {
        QByteArray svg = m_svg;
        svg.replace("currentColor", colourFor(mode).name().toLatin1());
        QSvgRenderer renderer(svg);
        renderer.render(painter, box);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap image(size);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return image;
    }

    QIconEngine* clone() const override { return new StrokeIcon(*this); }

private:
    QColor colourFor(QIcon::Mode mode) const
    {
        if (mode == QIcon::Disabled)
            return theme().faint;
        return m_colour.isValid() ? m_colour : theme().text;
    }

    QByteArray m_svg;
    QColor m_colour;
};

} // namespace

QIcon themedIcon(const QString& name, const QColor& colour)
{
    ThemeManager::instance(); // has registered the resources
    QByteArray svg = source(name);
    return svg.isEmpty() ? QIcon() : QIcon(new StrokeIcon(std::move(svg), colour));
}

} // namespace lifeline
