// The frame every pane of the window stands in: a rounded card with a quiet header line.
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace lifeline {

class FittedLabel;

/// A title (bold), a subtitle that says what the pane holds and how much ("7 · 2 open"), controls at the
/// right of the header, and one content widget below. Elides the subtitle when there is no room.
class Pane : public QFrame {
    Q_OBJECT
public:
    explicit Pane(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setSubtitle(const QString& text);
    /// Right-aligned muted text in the header.
    void setNote(const QString& text);
    /// Adds a control at the right end of the header.
    void addControl(QWidget* control);
    void setContent(QWidget* content);

    /// The header line. A dock may take it as its own title bar; the pane then draws neither header nor card.
    QWidget* header() const { return m_headerWidget; }
    /// The title, also for menus that list the panes.
    QString title() const;
    /// Gives the header to whoever asks, to be a child of theirs, and leaves the frame to them.
    QWidget* takeHeader();

private:
    QWidget* m_headerWidget;
    QHBoxLayout* m_header;
    QVBoxLayout* m_layout;
    QLabel* m_title;
    FittedLabel* m_subtitle;
    QLabel* m_note;
};

} // namespace lifeline
