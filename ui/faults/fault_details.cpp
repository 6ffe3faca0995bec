#include "ui/faults/fault_details.h"

#include "ui/faults/fault_text.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

#include <utility>

namespace lifeline {
namespace {

constexpr int margin = 12;

QLabel* makeLabel(const char* name, Qt::TextFormat format)
{
    auto* label = new QLabel;
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(format);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // Long ids have nowhere to wrap; they must not make the pane wide.
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    return label;
}

void setShown(QLabel* label, const QString& text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

FaultDetails::FaultDetails(QWidget* parent)
    : QScrollArea(parent), m_result(makeLabel("fault-result", Qt::PlainText)),
      m_about(makeLabel("fault-about", Qt::RichText)), m_checks(makeLabel("fault-checks", Qt::RichText))
{
    setObjectName(QStringLiteral("fault-details"));
    setAccessibleName(tr("About the selected fault"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(margin, metrics::grid, margin, metrics::grid / 2);
    column->setSpacing(metrics::grid - 2);
    column->addWidget(m_result);
    column->addWidget(m_about);
    column->addWidget(m_checks);
    column->addStretch(1);
    setWidget(page);
    page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &FaultDetails::refresh);
    refresh();
}

void FaultDetails::show(std::shared_ptr<const Fault> fault, const FaultReport* report)
{
    const bool other = m_fault != fault;
    m_fault = std::move(fault);
    m_report = report == nullptr ? std::nullopt : std::optional(*report);
    refresh();
    if (other)
        verticalScrollBar()->setValue(0);
}

void FaultDetails::refresh()
{
    setShown(m_about,
             m_fault == nullptr ? tr("Select a fault to read what it does.") : detailsHtml(*m_fault));
    setShown(m_result, m_report ? reportLine(*m_report) : QString());
    setShown(m_checks, m_report ? checksHtml(*m_report) : QString());
    m_result->setFont(uiFont(metrics::text, QFont::DemiBold));
    QPalette palette = m_result->palette();
    palette.setColor(QPalette::WindowText, m_report && m_report->outcome == Outcome::Failed ? theme().danger
                                           : m_report && m_report->outcome == Outcome::Skipped
                                               ? theme().muted
                                               : theme().validInput);
    m_result->setPalette(palette);
}

} // namespace lifeline
