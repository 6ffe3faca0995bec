// The bytes of an event three ways: hex as on the wire, text, and JSON where it is JSON.
#pragma once

#include "ui/inspector/inspector_text.h"

#include <QWidget>

#include <optional>

class QPlainTextEdit;
class QStackedWidget;
class QTabBar;

namespace lifeline {

class HexView;

/// Remembers the way a person chose to look and keeps it from one event to the next, where that one allows
/// it.
class PayloadView : public QWidget {
    Q_OBJECT
public:
    enum Way { Hex, Text, Json };

    explicit PayloadView(QWidget* parent = nullptr);

    void show(const InspectorSubject& subject);
    void clear();
    HexView& hex() { return *m_hex; }
    Way way() const;
    QString jsonReason() const { return m_jsonReason; }

    // Into the clipboard: the payload of a frame, an HTTP message, or the text that is shown.
    void copyText();
    void copyHex();
    void copyBase64();
    /// What Ctrl+C does: the selected text; else the hex where hex is shown, else the text.
    void copyShown();

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QPlainTextEdit* makeText(const QString& name);
    Way& wanted();
    void applyWay();
    void choose(int way);
    void recolour();
    void markLines(const std::vector<int>& lines);

    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    HexView* m_hex;
    QPlainTextEdit* m_text;
    QPlainTextEdit* m_json;
    std::optional<InspectorSubject> m_subject;
    std::vector<int> m_marked;
    QString m_jsonReason;
    Way m_wantedOfFrames = Hex; // two memories: a head is read as text, a frame first as bytes
    Way m_wantedOfHeads = Text;
};

} // namespace lifeline
