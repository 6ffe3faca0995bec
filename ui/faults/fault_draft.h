// A fault being edited: the same thing as a form and as JSON, and never an edit lost between the two.
#pragma once

#include "faults/scenario_reader.h"

#include <QString>

#include <optional>

namespace lifeline {

class FaultDraft {
public:
    /// `parts`: what its JSON may include; they must outlive it.
    FaultDraft(Fault fault, const StepParts& parts);

    // As the form changes it. Only while isGood(): else the text is what counts.
    const Fault& fault() const { return m_fault; }
    void setFault(const Fault& fault);

    // As the text changes it.
    const QString& json() const { return m_json; }
    void setJson(const QString& text);

    /// Whether text and form are the same fault. Otherwise the text holds the edit, and the form what it was
    /// before.
    bool isGood() const { return m_problems.empty(); }
    const std::vector<FileProblem>& problems() const { return m_problems; }

    bool isChanged() const { return m_json != m_saved; }
    void markSaved() { m_saved = m_json; }
    /// "reset-fin-2.json"
    QString fileName() const;

private:
    const StepParts& m_parts;
    Fault m_fault;
    QString m_json, m_saved;
    std::vector<FileProblem> m_problems;
};

} // namespace lifeline
