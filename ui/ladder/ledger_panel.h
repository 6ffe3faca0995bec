// The resource ledger at the ladder's foot: what the server's handler took, gave back and lost, in the shown
// connection and in the whole session. One line, whatever room there is.
#pragma once

#include "lifecycle/resource_ledger.h"

#include <QWidget>

class QComboBox;

namespace lifeline {

class FittedLabel;

class LedgerPanel : public QWidget {
    Q_OBJECT
public:
    explicit LedgerPanel(QWidget* parent = nullptr);

    /// Where the handler takes its resources: a setting of the server's, shown and chosen here too, so that a
    /// leak and its cure can be seen on the same connections.
    Taking taking() const;
    void setTaking(Taking taking);
    void show(const ResourceTotals& connection, const ResourceTotals& session);

Q_SIGNALS:
    /// A person chose.
    void takingChosen(lifeline::Taking taking);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    FittedLabel* m_title;
    QComboBox* m_taking;
    FittedLabel* m_connection;
    FittedLabel* m_session;
};

/// "in upgrade and on-open", for choices.
QString takingText(Taking taking);
/// Why it matters, for tool tips.
QString takingTip();
/// A choice of all of them, in their order.
QComboBox* makeTakingChoice(QWidget* parent);

/// "2 taken · 2 released · 0 leaked · 0 held", then shorter ones, down to the leaks alone.
QStringList ledgerTexts(const ResourceTotals& totals);

} // namespace lifeline
