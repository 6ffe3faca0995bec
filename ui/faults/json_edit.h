// A plain text editor with line numbers that marks the lines something is wrong on.
#pragma once

#include <QPlainTextEdit>

#include <map>

namespace lifeline {

class JsonEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit JsonEdit(QWidget* parent = nullptr);

    /// By line, from 1: what is wrong there. Replaces what was marked before.
    void setProblems(std::map<int, QString> problems);
    /// Puts the cursor there, both from 1, and the focus into the editor.
    void goTo(int line, int column);
    /// Pixels the numbers take.
    int numbersWidth() const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    friend class LineNumbers;

    void paintNumbers(QPaintEvent* event);
    void placeNumbers();
    void takeTheme();
    QString problemAt(QPoint position) const;

    std::map<int, QString> m_problems;
    QWidget* m_numbers;
};

} // namespace lifeline
