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
    /// From that caption on, 0 is the longest: what it asks room for. Beyond the last it is the last.
    void setLongest(int caption);
    /// Pixels it would ask for then.
    int widthFrom(int caption) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    const QString& captionAt(int index) const;
    QSize sizeFor(const QString& caption) const;
    void fit();

    QStringList m_captions;
    int m_longest = 0;
};

} // namespace lifeline
