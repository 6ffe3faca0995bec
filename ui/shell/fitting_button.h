// A button that says as much as there is room for.
#pragma once

#include <QPushButton>
#include <QStringList>

namespace lifeline {

/// Asks for the room of its longest caption, gives way down to that of its shortest.
class FittingButton : public QPushButton {
    Q_OBJECT
public:
    using QPushButton::QPushButton;

    /// Longest first; not empty.
    void setCaptions(const QStringList& captions);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QSize sizeFor(const QString& caption) const;
    void fit();

    QStringList m_captions;
};

} // namespace lifeline
