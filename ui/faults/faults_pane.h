// The catalogue of faults: find one, read about it, play it.
#pragma once

#include "ui/faults/fault_model.h"
#include "ui/theme/pane.h"

#include <map>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;

namespace lifeline {

class FaultDetails;
class FaultTree;

/// Whom a fault is played against.
enum class FaultTarget : std::uint8_t {
    BuiltIn, // our own other side
    Address, // the server at the toolbar's address
    DialIn,  // any client that dials in
};

class FaultsPane : public Pane {
    Q_OBJECT
public:
    /// The library must outlive the pane.
    explicit FaultsPane(FaultLibrary& library, QWidget* parent = nullptr);

    /// nullptr: none, or a group.
    FaultPtr selected() const;
    /// Makes it the selected one, dropping a search that hides it.
    void select(const QString& id);
    void focusSearch();

    FaultTarget target() const { return m_target; }
    void setTarget(FaultTarget target);
    /// Why the fault cannot be played against that target; empty: it can.
    static QString obstacle(const Fault& fault, FaultTarget target);

    void showReport(const FaultReport& report);
    /// What goes on, in a line or two; empty: nothing. `canStop`: the first button stops it.
    void showActivity(const QString& text, bool canStop);
    void showArmed(bool armed);

    // As the buttons do.
    void run();
    void arm();
    void edit();

Q_SIGNALS:
    void runRequested(const std::vector<lifeline::FaultPtr>& faults);
    void stopRequested();
    void armRequested(const lifeline::FaultPtr& fault);
    void disarmRequested();
    void editRequested(const lifeline::FaultPtr& fault);
    void selectionChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; // keys of search and tree

private:
    void build();
    QWidget* makeButtons();
    void connectParts();
    void takeSearch(const QString& words);
    void showCounts();
    void showSelected();
    void updateButtons();
    void fillTargets();
    void showMenu(const QPoint& position);
    void showProblems();
    void runUnder(const QModelIndex& index);

    FaultLibrary& m_library;
    FaultModel m_model;
    FaultTarget m_target = FaultTarget::BuiltIn;
    bool m_canStop = false, m_isArmed = false;
    std::map<std::string, FaultReport> m_reports;
    QString m_lastId; // selected last: found again when the model is filled anew
    QLineEdit* m_search;
    FaultTree* m_tree;
    FaultDetails* m_details;
    QLabel* m_activity;
    QPushButton *m_problems, *m_targetButton, *m_run, *m_arm, *m_edit;
    QMenu* m_targets;
};

} // namespace lifeline
