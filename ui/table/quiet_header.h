// A table's header without boxes: small muted captions over a thin line.
#pragma once

#include <QHeaderView>

namespace lifeline {

/// Captions stand where the model's header data aligns them, with the same padding as the cells.
class QuietHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit QuietHeader(QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void paintSection(QPainter* painter, const QRect& box, int logicalIndex) const override;
};

} // namespace lifeline
