// Bytes in hex, as many as there are: only the rows that are seen are made.
#pragma once

#include "ui/inspector/hex_rows.h"

#include <QAbstractScrollArea>

#include <optional>

namespace lifeline {

class HexView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit HexView(QWidget* parent = nullptr);

    /// What the bytes view must stay alive until the next call. `missing` stands behind the last byte.
    void setBytes(const WireBytes& bytes, const QString& missing = {});
    /// Marks bytes; 0 of them: none.
    void mark(std::uint64_t first, std::uint64_t bytes);

    const HexShape& shape() const { return m_shape; }
    /// Where a byte's hex pair stands in the viewport; empty when it is not seen.
    QRectF boxOf(std::uint64_t byte) const;

Q_SIGNALS:
    /// The byte under the pointer; -1: none.
    void byteEntered(qint64 byte);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void reshape();
    void enter(std::optional<std::uint64_t> byte);
    std::optional<std::uint64_t> byteAt(QPointF position) const;
    void paintRow(QPainter& painter, std::uint64_t row, double top) const;
    std::uint64_t firstRow() const;

    WireBytes m_bytes;
    QString m_missing;
    HexShape m_shape;
    std::uint64_t m_markFirst = 0, m_markBytes = 0;
    std::optional<std::uint64_t> m_under;
    double m_charWidth = 7;
};

} // namespace lifeline
