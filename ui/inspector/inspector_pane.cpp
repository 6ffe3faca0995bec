#include "ui/inspector/inspector_pane.h"

#include "ui/inspector/facts_view.h"
#include "ui/inspector/frame_bits_view.h"
#include "ui/inspector/hex_view.h"
#include "ui/inspector/payload_view.h"
#include "ui/inspector/tellings_section.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace lifeline {
namespace {

constexpr int hintHeight = 88, plenty = 4000; // pixels

QLabel* makeHint(QWidget* parent)
{
    auto* hint = new QLabel(
        InspectorPane::tr("Select an event in the table, the timeline or the ladder to see it byte "
                          "by byte."),
        parent);
    hint->setObjectName(QStringLiteral("inspector-hint"));
    hint->setProperty("role", QStringLiteral("muted"));
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    hint->setContentsMargins(12, 0, 12, 12);
    return hint;
}

/// How many events the connection has after that row, as far as they can say more about it: a finding, a
/// refusal.
std::size_t closelyAfter(const ConnectionRecord& record, std::uint64_t row)
{
    const auto after = record.rows.end() - std::upper_bound(record.rows.begin(), record.rows.end(), row);
    return std::min(static_cast<std::size_t>(after), subjectReach);
}

} // namespace

InspectorPane::InspectorPane(SessionModel& model, QWidget* parent)
    : Pane(tr("Inspector"), parent), m_model(model), m_stack(new QStackedWidget(this)),
      m_hint(makeHint(this)), m_bits(new FrameBitsView(this)), m_facts(new FactsView(this)),
      m_payload(new PayloadView(this)), m_parts(new QSplitter(Qt::Vertical, this))
{
    setObjectName(QStringLiteral("inspector-pane"));
    m_stack->addWidget(m_hint);
    m_stack->addWidget(makeDetails());
    m_parts->setObjectName(QStringLiteral("inspector-parts"));
    m_parts->setChildrenCollapsible(false);
    m_parts->addWidget(m_stack);
    m_parts->addWidget(new TellingsSection(model, builtInAtlas(), m_parts));
    m_parts->setSizes({hintHeight, plenty});
    setContent(m_parts);
    HexView* hex = &m_payload->hex();
    connect(m_bits, &FrameBitsView::fieldEntered, hex, &HexView::mark);
    connect(hex, &HexView::byteEntered, m_bits, [this](qint64 byte) {
        m_bits->markByte(byte < 0 ? std::nullopt : std::optional(static_cast<std::uint64_t>(byte)));
    });
    connect(&model, &SessionModel::selectionChanged, this, &InspectorPane::schedule);
    connect(&model, &SessionModel::rowsAppended, this, &InspectorPane::schedule);
    showNothing();
    refresh();
}

QWidget* InspectorPane::makeDetails()
{
    auto* details = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(details);
    layout->setContentsMargins(metrics::grid + 2, 2, metrics::grid + 2, metrics::grid);
    layout->setSpacing(metrics::grid - 2);
    layout->addWidget(m_bits);
    layout->addWidget(m_facts);
    layout->addWidget(m_payload, 1);
    return details;
}

void InspectorPane::resizeEvent(QResizeEvent* event)
{
    Pane::resizeEvent(event);
    m_facts->setMostHeight(height() * 2 / 5);
}

void InspectorPane::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &InspectorPane::refresh, Qt::QueuedConnection);
}

void InspectorPane::refresh()
{
    m_scheduled = false;
    const auto row = m_model.selectedRow();
    if (!row || *row >= m_model.rows()) {
        if (m_row)
            showNothing();
        return;
    }
    const auto id = m_model.selectedConnection();
    const ConnectionRecord* record = id ? m_model.connections().find(*id) : nullptr;
    const std::size_t around = record != nullptr ? closelyAfter(*record, *row) : 0;
    if (m_row == row && around == m_around)
        return;
    m_row = row;
    m_around = around;
    showSubject(inspectorSubject(m_model.log(), record, *row));
}

/// Without an event the lower part has the room; with one both have what they had when one was shown before.
void InspectorPane::showPage(Page page)
{
    for (int i = 0; i < m_stack->count(); ++i)
        m_stack->widget(i)->setSizePolicy(QSizePolicy::Preferred,
                                          i == page ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    if (m_stack->currentIndex() == Details && page == Hint && !m_parts->sizes().contains(0))
        m_shares = m_parts->sizes();
    if (m_stack->currentIndex() != page)
        m_parts->setSizes(page == Hint ? QList<int>{hintHeight, plenty} : m_shares);
    m_stack->setCurrentIndex(page);
    m_parts->setStretchFactor(0, page == Details ? 1 : 0);
    m_parts->setStretchFactor(1, page == Details ? 0 : 1);
}

void InspectorPane::showNothing()
{
    m_row.reset();
    showPage(Hint);
    m_payload->clear();
    setTitle(tr("Inspector"));
    setNote({});
}

void InspectorPane::showSubject(const InspectorSubject& subject)
{
    showPage(Details);
    setTitle(subjectTitle(subject));
    setNote(subjectTime(subject));
    const event::Frame* frame = frameOf(subject.event);
    const auto header = frame != nullptr ? frameHeader(*frame) : std::nullopt;
    m_bits->setVisible(header.has_value());
    if (header)
        m_bits->setFields(frameFields(*header, frame->payload.size()));
    m_facts->show(inspectorFacts(subject));
    m_payload->show(subject);
}

} // namespace lifeline
