// The ladder of one recorded run of a fault: what the misbehaving peer did, and what the stack told.
#pragma once

#include "atlas/atlas.h"
#include "contracts/contract.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace lifeline {

/// One thing that happened to the stack, and what it told then, in words.
struct RunLadderRow {
    std::optional<Moment> moment; // none: told at no known moment
    QStringList told;
};

/// Which moment led to which callback is known where `contract` tells the same; else they stand at the end,
/// in their order. A run without moments is its callbacks alone.
std::vector<RunLadderRow> runLadderRows(const AtlasOutcome& outcome, const StackContract* contract);

/// "request · no Sec-WebSocket-Key", "text, glued to the request", "close 1000", "2 s of silence".
QString momentWords(const Moment& moment);

class RunLadder : public QWidget {
    Q_OBJECT
public:
    explicit RunLadder(QWidget* parent = nullptr);

    void show(std::vector<RunLadderRow> rows, const QString& stack, Side stackSide);
    void clear();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {220, 60}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int heightOf(const RunLadderRow& row) const;

    std::vector<RunLadderRow> m_rows;
    QString m_stack;
    Side m_side = Side::Server;
};

} // namespace lifeline
