// The verdict over a ladder: a bold headline and the sentences behind it, in the colour of how it went. What
// rests on an event is a link to it.
#pragma once

#include "lifecycle/verdict.h"
#include "words/words.h"

#include <QFrame>

class QLabel;

namespace lifeline {

/// Grows downwards when its words need more lines; never cuts them. The words can be selected, the links
/// reached and followed by keyboard.
class VerdictBanner : public QFrame {
    Q_OBJECT
public:
    explicit VerdictBanner(QWidget* parent = nullptr);

    void show(const words::Headline& headline, StageTone tone);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void eventPicked(quint64 event);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyText();

    QLabel* m_text;
    words::Headline m_headline;
    StageTone m_tone = StageTone::Neutral;
};

} // namespace lifeline
