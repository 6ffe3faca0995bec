// The strip of a frame's header fields: FIN, RSV, opcode, MASK, length.
#pragma once

#include "ui/inspector/frame_bits.h"

#include <QRectF>
#include <QWidget>

#include <optional>
#include <vector>

namespace lifeline {

/// A field under the pointer, or chosen with the left and right keys, is announced so that its bytes can be
/// marked.
class FrameBitsView : public QWidget {
    Q_OBJECT
public:
    explicit FrameBitsView(QWidget* parent = nullptr);

    /// Shows the header's fields; key and payload have no cell.
    void setFields(const std::vector<FrameField>& fields);
    /// Marks the fields a byte belongs to; nullopt: none.
    void markByte(std::optional<std::uint64_t> byte);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The bytes of the current field; 0 bytes: none is current.
    void fieldEntered(quint64 first, quint64 bytes);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void enter(std::optional<std::size_t> field);
    std::vector<QRectF> cells() const;

    std::vector<FrameField> m_fields;
    std::optional<std::size_t> m_current;
    std::optional<std::uint64_t> m_byte;
};

/// Cells side by side over a width: each as wide as its words, the last takes what is left.
std::vector<QRectF> frameBitCells(const std::vector<double>& wanted, double width, double height);

} // namespace lifeline
