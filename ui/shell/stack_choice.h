// "stack: Qt ▾": which stack plays one end.
#pragma once

#include "lifecycle/event.h"
#include "stacks/stack_kind.h"
#include "ui/shell/fitting_button.h"

#include <optional>

class QActionGroup;

namespace lifeline {

class StackChoice : public FittingButton {
    Q_OBJECT
public:
    explicit StackChoice(Side side, QWidget* parent = nullptr);

    StackKind kind() const { return m_kind; }
    void setKind(StackKind kind);
    /// What that end runs on now, where that is known: another choice then waits for its next start.
    void showRunning(std::optional<StackKind> running);
    /// Why there is nothing to choose, in place of the tool tip; empty: there is.
    void setNote(const QString& note);

Q_SIGNALS:
    /// A person chose another one.
    void chosen(lifeline::StackKind kind);

private:
    void choose(StackKind kind);
    void refresh();

    Side m_side;
    StackKind m_kind = StackKind::Reference;
    std::optional<StackKind> m_running;
    QString m_note;
    QActionGroup* m_actions;
};

/// "Reference", "Qt 6.4.2"
QString stackName(StackKind kind);

} // namespace lifeline
