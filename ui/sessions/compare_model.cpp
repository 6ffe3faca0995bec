#include "ui/sessions/compare_model.h"

#include "ui/theme/theme.h"
#include "words/words.h"

namespace lifeline {
namespace {

using Kind = CompareModel::Kind;

Kind kindOf(const ComparedPair& pair)
{
    if (!pair.right)
        return Kind::OnlyLeft;
    if (!pair.left)
        return Kind::OnlyRight;
    return pair.same ? Kind::Same : Kind::Changed;
}

QString signOf(Kind kind)
{
    switch (kind) {
    case Kind::Same: return QStringLiteral("=");
    case Kind::Changed: return QStringLiteral("≠");
    case Kind::OnlyLeft: return QStringLiteral("−");
    case Kind::OnlyRight: break;
    }
    return QStringLiteral("+");
}

QString meaningOf(Kind kind)
{
    switch (kind) {
    case Kind::Same: return CompareModel::tr("the same on both sides");
    case Kind::Changed: return CompareModel::tr("the same event, with other content");
    case Kind::OnlyLeft: return CompareModel::tr("only on the left");
    case Kind::OnlyRight: break;
    }
    return CompareModel::tr("only on the right");
}

QColor fillOf(Kind kind)
{
    switch (kind) {
    case Kind::Changed: return theme().toneFill(StageTone::Upgrading);
    case Kind::OnlyLeft: return theme().toneFill(StageTone::Failed);
    case Kind::OnlyRight: return theme().toneFill(StageTone::Open);
    case Kind::Same: break;
    }
    return {};
}

bool isTime(int column) { return column == CompareModel::LeftTime || column == CompareModel::RightTime; }

bool isSide(int column) { return column == CompareModel::LeftSide || column == CompareModel::RightSide; }

int alignmentOf(int column)
{
    if (column == CompareModel::Sign || isSide(column))
        return Qt::AlignCenter;
    return static_cast<int>((isTime(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

std::int64_t beginOf(const CompareRows& life)
{
    return life.rows.empty() ? 0 : life.log->entry(life.rows.front()).at;
}

} // namespace

void CompareModel::show(const CompareRows& left, const CompareRows& right, Comparison comparison)
{
    beginResetModel();
    m_leftLog = left.log;
    m_rightLog = right.log;
    m_leftBegin = beginOf(left);
    m_rightBegin = beginOf(right);
    m_comparison = std::move(comparison);
    select();
    endResetModel();
}

void CompareModel::setOnlyDifferences(bool only)
{
    beginResetModel();
    m_onlyDifferences = only;
    select();
    endResetModel();
}

void CompareModel::select()
{
    m_shown.clear();
    for (std::size_t i = 0; i < m_comparison.pairs.size(); ++i) {
        if (!m_onlyDifferences || kindOf(m_comparison.pairs[i]) != Kind::Same)
            m_shown.push_back(static_cast<std::uint32_t>(i));
    }
}

Kind CompareModel::kindAt(int row) const { return kindOf(pairAt(row)); }

int CompareModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int CompareModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString CompareModel::text(int row, int column) const
{
    if (column == Sign)
        return signOf(kindAt(row));
    const bool isLeft = column < Sign;
    const auto at = isLeft ? pairAt(row).left : pairAt(row).right;
    if (!at)
        return {};
    const EventLog& log = isLeft ? *m_leftLog : *m_rightLog;
    const EventEntry& entry = log.entry(*at);
    switch (isLeft ? column : column - RightTime) {
    case LeftTime: return words::timestamp(monotonicTime(entry.at - (isLeft ? m_leftBegin : m_rightBegin)));
    case LeftSide: return words::side(entry.side);
    case LeftEvent: return words::eventTitle(log.event(*at));
    default: return words::eventDetail(log.event(*at));
    }
}

QVariant CompareModel::background(int row, int column) const
{
    const Kind kind = kindAt(row);
    const bool isLeft = column < Sign;
    const bool empty = column != Sign && !(isLeft ? pairAt(row).left : pairAt(row).right);
    const QColor fill = fillOf(kind);
    return empty || !fill.isValid() ? QVariant() : QVariant(fill);
}

QVariant CompareModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return text(index.row(), column);
    case Qt::AccessibleDescriptionRole: return meaningOf(kindAt(index.row()));
    case Qt::ToolTipRole:
        return QStringLiteral("<qt>%1</qt>")
            .arg((column == Sign ? meaningOf(kindAt(index.row())) : text(index.row(), column))
                     .toHtmlEscaped());
    case Qt::BackgroundRole: return background(index.row(), column);
    case Qt::TextAlignmentRole: return alignmentOf(column);
    case Qt::FontRole: return isTime(column) ? QVariant(monoFont(metrics::smallText)) : QVariant();
    default: return {};
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (role != Qt::DisplayRole)
        return {};
    if (section == Sign)
        return QString();
    switch (section < Sign ? section : section - RightTime) {
    case LeftTime: return tr("time");
    case LeftSide: return tr("side");
    case LeftEvent: return tr("event");
    default: return tr("detail");
    }
}

} // namespace lifeline
