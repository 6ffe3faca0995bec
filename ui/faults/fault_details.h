// What the selected fault does, what is right in answer to it, and how it came out. Wraps and scrolls.
#pragma once

#include "faults/fault_judge.h"

#include <QScrollArea>

#include <optional>

class QLabel;

namespace lifeline {

class FaultDetails : public QScrollArea {
    Q_OBJECT
public:
    explicit FaultDetails(QWidget* parent = nullptr);

    /// nullptr: nothing is selected. `report`: of its last play.
    void show(std::shared_ptr<const Fault> fault, const FaultReport* report);

private:
    void refresh();

    std::shared_ptr<const Fault> m_fault;
    std::optional<FaultReport> m_report;
    QLabel *m_result, *m_about, *m_checks;
};

} // namespace lifeline
