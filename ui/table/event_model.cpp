#include "ui/table/event_model.h"

#include "ui/table/event_face.h"
#include "words/words.h"

#include <QElapsedTimer>
#include <QLocale>

#include <algorithm>

namespace lifeline {
namespace {

constexpr qint64 sliceMilliseconds = 2;        // with the painting after it well below a frame
constexpr std::uint64_t rowsBetweenLooks = 32; // at the clock

bool isNumeric(int column)
{
    return column == EventModel::TimeColumn || column == EventModel::DeltaColumn ||
           column == EventModel::ConnectionColumn || column == EventModel::BytesColumn;
}

int alignmentOf(int column)
{
    return static_cast<int>((isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

EventModel::EventModel(const SessionModel& session, QObject* parent)
    : QAbstractTableModel(parent), m_session(session), m_examined(session.rows())
{
    m_slice.setInterval(0);
    connect(&m_slice, &QTimer::timeout, this, &EventModel::filterSlice);
    connect(&session, &SessionModel::rowsAppended, this, &EventModel::takeRows);
}

void EventModel::setFilter(EventFilter filter)
{
    m_slice.stop();
    beginResetModel();
    m_filter = std::move(filter);
    m_matches.clear();
    m_matches.shrink_to_fit();
    m_examined = isFiltered() ? 0 : m_session.rows();
    endResetModel();
    if (isFiltered())
        filterSlice();
    else
        Q_EMIT examinedMore();
}

void EventModel::takeRows()
{
    if (!isFiltered())
        showAll();
    else if (!m_slice.isActive())
        filterSlice();
}

void EventModel::showAll()
{
    const std::uint64_t rows = m_session.rows();
    if (rows <= m_examined)
        return;
    beginInsertRows({}, static_cast<int>(m_examined), static_cast<int>(rows - 1));
    m_examined = rows;
    endInsertRows();
}

void EventModel::filterSlice()
{
    QElapsedTimer clock;
    clock.start();
    std::vector<std::uint32_t> found;
    const std::uint64_t end = m_session.rows();
    do {
        const std::uint64_t stop = std::min(end, m_examined + rowsBetweenLooks);
        for (; m_examined < stop; ++m_examined)
            if (m_filter.matches(m_session.log(), m_examined))
                found.push_back(static_cast<std::uint32_t>(m_examined));
    } while (m_examined < end && clock.elapsed() < sliceMilliseconds);
    if (!found.empty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(found.size()) - 1);
        m_matches.insert(m_matches.end(), found.begin(), found.end());
        endInsertRows();
    }
    scheduleSlice();
    Q_EMIT examinedMore();
}

void EventModel::scheduleSlice()
{
    if (!isFiltering())
        m_slice.stop();
    else if (!m_slice.isActive())
        m_slice.start();
}

std::uint64_t EventModel::rowAt(int index) const
{
    const auto position = static_cast<std::size_t>(index);
    return isFiltered() ? m_matches[position] : position;
}

int EventModel::indexOf(std::uint64_t row) const
{
    if (!isFiltered())
        return row < m_examined ? static_cast<int>(row) : -1;
    const auto found = std::lower_bound(m_matches.begin(), m_matches.end(), row);
    return found != m_matches.end() && *found == row ? static_cast<int>(found - m_matches.begin()) : -1;
}

int EventModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return static_cast<int>(isFiltered() ? m_matches.size() : m_examined);
}

int EventModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant EventModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole: return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return index.column() == DetailColumn ? plainTip(text(index.row(), DetailColumn)) : QVariant();
    case Qt::TextAlignmentRole: return alignmentOf(index.column());
    case LayerRole: return static_cast<int>(layerOf(m_session.log().entry(rowAt(index.row())).kind));
    case ToneRole: return static_cast<int>(toneOf(m_session.log().entry(rowAt(index.row()))));
    default: return {};
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("time");
    case DeltaColumn: return QStringLiteral("Δ");
    case ConnectionColumn: return tr("conn");
    case SideColumn: return tr("side");
    case EventColumn: return tr("event");
    case DetailColumn: return tr("detail");
    default: return tr("bytes");
    }
}

/// Text with a peer's words in it must not be taken for HTML.
QVariant EventModel::plainTip(const QString& text)
{
    return text.isEmpty() ? QVariant() : QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped());
}

QString EventModel::text(int index, int column) const
{
    const std::uint64_t row = rowAt(index);
    const EventLog& log = m_session.log();
    const EventEntry& entry = log.entry(row);
    switch (column) {
    case TimeColumn: return words::timestamp(monotonicTime(entry.at));
    case DeltaColumn: return deltaText(index);
    case ConnectionColumn:
        return entry.connection == 0 ? QStringLiteral("–") : QString::number(entry.connection);
    case SideColumn: return sideText(row);
    case EventColumn: return words::eventTitle(log.event(row));
    case DetailColumn: return words::eventDetail(log.event(row));
    default: return bytesText(row);
    }
}

/// Since the event shown above.
QString EventModel::deltaText(int index) const
{
    if (index == 0)
        return {};
    const EventLog& log = m_session.log();
    return words::delta(Duration(log.entry(rowAt(index)).at - log.entry(rowAt(index - 1)).at));
}

QString EventModel::sideText(std::uint64_t row) const
{
    const EventEntry& entry = m_session.log().entry(row);
    const QString side = words::side(entry.side);
    switch (wayOf(entry.kind, entry.side)) {
    case Way::Sent: return side + QStringLiteral(" →");
    case Way::Received: return side + QStringLiteral(" ←");
    case Way::None: break;
    }
    return side;
}

QString EventModel::bytesText(std::uint64_t row) const
{
    const std::uint64_t bytes = wireBytes(m_session.log(), row);
    return bytes == 0 ? QString() : QLocale().toString(static_cast<qulonglong>(bytes));
}

} // namespace lifeline
