// Two connections side by side, of one session or of two: what happened here and not there.
#pragma once

#include "base/ids.h"
#include "ui/sessions/compare_model.h"
#include "ui/sessions/compare_source.h"

#include <QPointer>
#include <QWidget>

#include <array>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QTableView;

namespace lifeline {

class LongWork;

class CompareWindow : public QWidget {
    Q_OBJECT
public:
    /// Both sources have their connections, at least one each. `first` is shown on the left, and on the right
    /// `second`, or the one most like it: of one session the next one, of another the one at the same place.
    /// Compares on a thread of its own.
    CompareWindow(CompareSource left, CompareSource right, std::optional<ConnectionId> first,
                  std::optional<ConnectionId> second = {});

    /// Reads what is not read yet, and shows a window that goes with `window`.
    static void open(QWidget* window, CompareSource left, CompareSource right,
                     std::optional<ConnectionId> first, std::optional<ConnectionId> second = {});

    const CompareModel& model() const { return m_model; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Half {
        CompareSource source;
        QComboBox* choice = nullptr;
        QLabel* verdict = nullptr;
    };

    QWidget* makeHalf(Half& half, const QString& name);
    QWidget* makeLine();
    void makeTable();
    void choose(std::optional<ConnectionId> first, std::optional<ConnectionId> second);
    void compareChosen();
    CompareRows rowsOf(const Half& half) const;
    void showVerdict(const Half& half) const;
    const ConnectionRecord& chosen(const Half& half) const;
    QString summary() const;

    std::array<Half, 2> m_halves;
    CompareModel m_model;
    QLabel* m_summary;
    QCheckBox* m_only;
    QTableView* m_table;
    QPointer<LongWork> m_work; // compares
};

} // namespace lifeline
