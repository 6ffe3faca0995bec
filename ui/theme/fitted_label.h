// A line of plain text that says as much as there is room for.
#pragma once

#include <QLabel>
#include <QStringList>

namespace lifeline {

/// Asks for the room of its longest caption and gives way to nothing. Paints the first caption that fits,
/// else the last one, elided. text() and the tool tip have the longest.
class FittedLabel : public QLabel {
    Q_OBJECT
public:
    explicit FittedLabel(QWidget* parent = nullptr);

    /// Longest first; not empty.
    void setCaptions(const QStringList& captions);
    void setCaption(const QString& caption) { setCaptions({caption}); }

    /// What is painted in that many pixels.
    QString fitting(int width) const;

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList m_captions;
};

} // namespace lifeline
