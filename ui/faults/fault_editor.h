// A copy of a fault, to be changed: as a form, as JSON, to play and to keep.
#pragma once

#include "ui/faults/fault_draft.h"
#include "ui/faults/fault_library.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;
class QTabWidget;

namespace lifeline {

class JsonEdit;
class SettingField;
class SettingsForm;
class StepForm;

/// Goes when it is closed; asks first where an edit would be lost. The library must outlive it.
class FaultEditor : public QDialog {
    Q_OBJECT
public:
    /// Begins with a copy under a new id; a fault of the person's own is edited itself.
    FaultEditor(FaultLibrary& library, const Fault& fault, QWidget* parent = nullptr);

    const FaultDraft& draft() const { return m_draft; }
    void reject() override;

Q_SIGNALS:
    void runRequested(const lifeline::FaultPtr& fault);
    /// It stands in the library now.
    void saved(const QString& id);

private:
    enum Tab { FormTab, JsonTab };

    QWidget* makeFormPage();
    QWidget* makeJsonPage();
    QWidget* makeButtons();
    void addWords();
    void connectParts();
    void takeTab(int tab);
    void takeForm();
    void takeJson();
    void showForm();
    void showState();
    void run();
    void save();
    void saveAs();
    void tell(const QString& sentence, bool failed);
    bool mayGo();

    FaultLibrary& m_library;
    FaultDraft m_draft;
    bool m_showing = false;
    QTabWidget* m_tabs;
    SettingsForm* m_words = nullptr;
    SettingField *m_id = nullptr, *m_title = nullptr, *m_does = nullptr, *m_must = nullptr;
    StepForm* m_steps;
    JsonEdit* m_json;
    QListWidget* m_problems;
    QLabel* m_note;
    QPushButton *m_run, *m_save, *m_saveAs, *m_copy;
};

/// The copy an editor begins with.
Fault copyToEdit(const FaultLibrary& library, const Fault& fault);

} // namespace lifeline
