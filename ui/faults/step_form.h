// The steps of a script as a list, and the selected one as a form.
#pragma once

#include "ui/faults/step_fields.h"

#include <QWidget>

class QComboBox;
class QListWidget;
class QPushButton;
class QScrollArea;

namespace lifeline {

class SettingsForm;

class StepForm : public QWidget {
    Q_OBJECT
public:
    explicit StepForm(QWidget* parent = nullptr);

    void setSteps(std::vector<Step> steps);
    const std::vector<Step>& steps() const { return m_steps; }
    /// Whether every field of the shown step fits; what does not is not taken over.
    bool isValid() const;

Q_SIGNALS:
    /// A person changed them.
    void changed();

private:
    void layOut();
    void connectParts();
    void fillList(int current);
    void showStep();
    void addField(const StepField& field);
    void takeField(const QString& name, const QString& text);
    void addStep();
    void removeStep();
    void moveStep(int by);
    void takeKind(int kind);
    void afterChange(int current);
    int current() const;
    QString caption(std::size_t index) const;

    std::vector<Step> m_steps;
    bool m_filling = false;
    QListWidget* m_list;
    QComboBox* m_kind;
    QPushButton *m_add, *m_remove, *m_up, *m_down;
    QScrollArea* m_scroll;
    SettingsForm* m_form = nullptr; // of the selected step
};

} // namespace lifeline
