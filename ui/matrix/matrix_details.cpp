#include "ui/matrix/matrix_details.h"

#include "ui/matrix/matrix_text.h"
#include "ui/matrix/run_ladder.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lifeline {
namespace {

constexpr int factsWidth = 360;

QString fromStd(const std::string& text) { return QString::fromStdString(text); }

QString line(const QString& name, const QString& value)
{
    return QStringLiteral("<tr><td style='color:%1;padding-right:10px'>%2</td><td>%3</td></tr>")
        .arg(theme().muted.name(), name.toHtmlEscaped(), value.toHtmlEscaped());
}

} // namespace

MatrixDetails::MatrixDetails(QWidget* parent)
    : QWidget(parent), m_title(new QLabel), m_facts(new QLabel), m_outcomes(new QComboBox),
      m_play(new QPushButton(tr("Play it in the window"))), m_scroll(new QScrollArea), m_ladder(new RunLadder)
{
    m_scroll->setWidget(m_ladder);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::grid + 4, metrics::grid, metrics::grid, metrics::grid);
    row->setSpacing(metrics::grid * 2);
    row->addWidget(makeFacts());
    row->addWidget(m_scroll, 1);
    connect(m_outcomes, &QComboBox::currentIndexChanged, this, &MatrixDetails::showOutcome);
    connect(m_play, &QPushButton::clicked, this, [this] { Q_EMIT playRequested(m_fault); });
    showNothing();
}

QWidget* MatrixDetails::makeFacts()
{
    auto* facts = new QWidget;
    facts->setFixedWidth(factsWidth);
    m_title->setObjectName(QStringLiteral("matrix-cell-title"));
    m_title->setFont(uiFont(metrics::titleText, QFont::DemiBold));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_facts->setObjectName(QStringLiteral("matrix-cell-facts"));
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setWordWrap(true);
    m_outcomes->setObjectName(QStringLiteral("matrix-outcomes"));
    m_outcomes->setAccessibleName(tr("Outcome"));
    m_play->setObjectName(QStringLiteral("matrix-play"));
    m_play->setToolTip(tr("Plays this fault against the reference stack and shows its ladder"));
    auto* column = new QVBoxLayout(facts);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_title);
    column->addWidget(m_outcomes);
    column->addWidget(m_facts);
    column->addStretch(1);
    column->addWidget(m_play, 0, Qt::AlignLeft);
    return facts;
}

void MatrixDetails::show(const MatrixColumn& column, const MatrixRow& row, const MatrixCell& cell,
                         const MatrixCell* reference, Side stackSide)
{
    m_column = column;
    m_cell = cell;
    m_side = stackSide;
    m_fault = fromStd(row.fault);
    m_moments = reference != nullptr && !reference->outcomes.empty() ? reference->outcomes.front().moments
                                                                     : std::string();
    m_title->setText(fromStd(row.title));
    m_outcomes->blockSignals(true);
    m_outcomes->clear();
    for (const AtlasOutcome& outcome : cell.outcomes)
        m_outcomes->addItem(toldWords(outcome.told));
    m_outcomes->setVisible(cell.outcomes.size() > 1);
    m_outcomes->blockSignals(false);
    m_play->setVisible(true);
    showOutcome(0);
}

void MatrixDetails::showNothing()
{
    m_title->setText(tr("Select a cell to see what is known of it."));
    m_facts->clear();
    m_outcomes->hide();
    m_play->hide();
    m_ladder->clear();
}

QString MatrixDetails::factsText(const AtlasOutcome& outcome) const
{
    QString rows = line(tr("stack"), columnTitle(m_column) + QStringLiteral(" · ") + columnOrigin(m_column));
    rows += line(tr("told"), toldWords(outcome.told));
    rows += line(tr("reference"), agreementWords(m_cell.agreement));
    const auto index = static_cast<std::size_t>(std::max(0, m_outcomes->currentIndex()));
    const QString share = shareWords(m_column, m_cell, index);
    if (!share.isEmpty())
        rows += line(tr("runs"), share);
    if (!outcome.wire.empty())
        rows += line(tr("its answer"), fromStd(outcome.wire));
    if (m_column.measured() && outcome.told != "-")
        rows += line(tr("last told"), tr("%1 ms after the fault's last act").arg(outcome.afterMs));
    if (!m_cell.note.empty())
        rows += line(tr("note"), fromStd(m_cell.note));
    return QStringLiteral("<table cellspacing='0' cellpadding='1'>%1</table>").arg(rows);
}

void MatrixDetails::showOutcome(int index)
{
    const auto which = static_cast<std::size_t>(std::max(0, index));
    if (which >= m_cell.outcomes.size()) {
        m_facts->setText(QStringLiteral("<table>%1</table>")
                             .arg(line(tr("stack"), columnTitle(m_column)) +
                                  line(tr("note"), cellWords(m_column, m_cell))));
        m_ladder->clear();
        return;
    }
    AtlasOutcome outcome = m_cell.outcomes[which];
    m_facts->setText(factsText(outcome));
    if (outcome.moments.empty())
        outcome.moments = m_moments;
    m_ladder->show(runLadderRows(outcome, findContract(m_column.contract)), columnTitle(m_column), m_side);
}

} // namespace lifeline
