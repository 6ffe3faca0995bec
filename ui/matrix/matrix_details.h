// The selected cell of Callbacks × faults: what is known of it, and the ladder of a run.
#pragma once

#include "atlas/matrix.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;

namespace lifeline {

class RunLadder;

class MatrixDetails : public QWidget {
    Q_OBJECT
public:
    explicit MatrixDetails(QWidget* parent = nullptr);

    /// `reference`: of the same row, for the ladder of a prediction; nullptr: none.
    void show(const MatrixColumn& column, const MatrixRow& row, const MatrixCell& cell,
              const MatrixCell* reference, Side stackSide);
    void showNothing();

Q_SIGNALS:
    /// A person wants to see that fault played in the window.
    void playRequested(const QString& fault);

private:
    QWidget* makeFacts();
    void showOutcome(int index);
    QString factsText(const AtlasOutcome& outcome) const;

    QLabel *m_title, *m_facts;
    QComboBox* m_outcomes;
    QPushButton* m_play;
    QScrollArea* m_scroll;
    RunLadder* m_ladder;
    MatrixColumn m_column;
    MatrixCell m_cell;
    std::string m_moments; // of the reference's run
    QString m_fault;
    Side m_side = Side::Server;
};

} // namespace lifeline
