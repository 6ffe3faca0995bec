// The resource ledger at the ladder's foot: what the server's handler took, gave back and lost, in the shown
// connection and in the whole session.
#pragma once

#include "lifecycle/resource_ledger.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace lifeline {

class LedgerPanel : public QWidget {
    Q_OBJECT
public:
    explicit LedgerPanel(QWidget* parent = nullptr);

    /// Where the handler takes its resources: a choice of the person, so that a leak and its cure can be seen
    /// on the same connections.
    Taking taking() const;
    void show(const ResourceTotals& connection, const ResourceTotals& session);

Q_SIGNALS:
    void takingChanged();

private:
    void fill(QLabel* label, const QString& name, const ResourceTotals& totals);

    QComboBox* m_taking;
    QLabel* m_connection;
    QLabel* m_session;
};

/// "2 taken · 2 released · 0 leaked · 0 held"
QString ledgerText(const ResourceTotals& totals);

} // namespace lifeline
