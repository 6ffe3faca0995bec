// A command line to read, select and copy, in the monospaced font; wraps between its words.
#pragma once

#include <QLabel>

namespace lifeline {

class CommandField : public QLabel {
    Q_OBJECT
public:
    explicit CommandField(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace lifeline
