#include "ui/faults/fault_draft.h"

#include "faults/scenario_writer.h"

#include <QCoreApplication>

#include <utility>

namespace lifeline {
namespace {

constexpr auto draftName = "draft";

FileProblem notOneFault(std::size_t count)
{
    FileProblem problem;
    problem.file = draftName;
    problem.what = count == 0
                       ? QCoreApplication::translate("FaultDraft", "there is no fault in it").toStdString()
                       : QCoreApplication::translate("FaultDraft", "the form holds one fault; here are %1")
                             .arg(count)
                             .toStdString();
    return problem;
}

} // namespace

FaultDraft::FaultDraft(Fault fault, const StepParts& parts) : m_parts(parts)
{
    setFault(fault);
    markSaved();
}

void FaultDraft::setFault(const Fault& fault)
{
    m_fault = fault;
    m_json = QString::fromStdString(scenarioText(fault));
    m_problems.clear();
}

void FaultDraft::setJson(const QString& text)
{
    if (text == m_json)
        return;
    m_json = text;
    ScenarioFile read = readScenarios(text.toStdString(), draftName, m_parts);
    m_problems = std::move(read.problems);
    if (m_problems.empty() && read.faults.size() != 1)
        m_problems.push_back(notOneFault(read.faults.size()));
    if (m_problems.empty())
        m_fault = std::move(read.faults.front());
}

QString FaultDraft::fileName() const { return QString::fromStdString(m_fault.id) + QStringLiteral(".json"); }

} // namespace lifeline
