#include "ui/matrix/run_ladder.h"

#include "ui/matrix/matrix_text.h"
#include "ui/theme/theme.h"
#include "words/words.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace lifeline {
namespace {

constexpr int top = 26, rowHeight = 22, flagHeight = 17, leftLine = 60, bar = 7, flagGap = 14;
constexpr double wireShare = 0.58; // of the width, from the left edge to the stack's lifeline

QString say(const char* source) { return QCoreApplication::translate("RunLadder", source); }

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QStringList toldCallbacks(const std::string& told)
{
    return told == "-" ? QStringList() : QString::fromStdString(told).split(u' ', Qt::SkipEmptyParts);
}

const std::vector<ToldCallback>* predictionLike(const std::vector<std::vector<ToldCallback>>& predictions,
                                                const std::string& told)
{
    const auto found =
        std::ranges::find_if(predictions, [&](const auto& each) { return toldText(each) == told; });
    return found == predictions.end() ? nullptr : &*found;
}

QString rulesWords(RuleSet rules)
{
    QStringList ids;
    for (const UpgradeRule rule : rules.rules())
        ids += fromUtf8(info(rule).id);
    return ids.join(QStringLiteral(", "));
}

QString headWords(const Moment& moment, const QString& what)
{
    return moment.rules.empty() ? what : what + QStringLiteral(": ") + rulesWords(moment.rules);
}

QString plainWords(const Moment& moment)
{
    switch (moment.kind) {
    case MomentKind::Connected: return say("TCP");
    case MomentKind::ConnectFailed: return say("cannot be reached");
    case MomentKind::Request: return headWords(moment, say("request"));
    case MomentKind::BrokenRequest: return headWords(moment, say("part of a request"));
    case MomentKind::Response: return headWords(moment, say("response %1").arg(moment.status));
    case MomentKind::BrokenResponse: return headWords(moment, say("part of a response"));
    case MomentKind::Message: return fromUtf8(opcodeName(moment.opcode));
    case MomentKind::Ping: return say("ping");
    case MomentKind::Pong: return say("pong");
    case MomentKind::Close: return say("close %1").arg(moment.code);
    case MomentKind::Violation:
        return moment.violation ? fromUtf8(info(*moment.violation).id) : say("violation");
    case MomentKind::Fin: return QStringLiteral("FIN");
    case MomentKind::Reset: return QStringLiteral("⚡ RST");
    case MomentKind::Lost: return say("lost");
    case MomentKind::Silence: return say("%1 of silence").arg(words::life(moment.lasted));
    case MomentKind::LocalClose: return say("its application closes, %1").arg(moment.code);
    case MomentKind::LocalFin: return say("its application ends TCP");
    case MomentKind::LocalReset: return say("its application resets TCP");
    }
    return {};
}

/// Whether it came over the wire from the other side.
bool cameOver(MomentKind kind)
{
    return kind != MomentKind::Silence && kind != MomentKind::LocalClose && kind != MomentKind::LocalFin &&
           kind != MomentKind::LocalReset && kind != MomentKind::ConnectFailed;
}

QColor momentColour(const Moment& moment)
{
    switch (moment.kind) {
    case MomentKind::Violation:
    case MomentKind::Reset:
    case MomentKind::Lost:
    case MomentKind::ConnectFailed: return theme().danger;
    case MomentKind::Connected:
    case MomentKind::Fin:
    case MomentKind::Silence: return theme().muted;
    default: return theme().sent;
    }
}

void paintArrow(QPainter& painter, double from, double to, double y, const QColor& colour)
{
    painter.setPen(QPen(colour, 1.5));
    painter.drawLine(QPointF(from, y), QPointF(to, y));
    painter.setBrush(colour);
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(QPolygonF{{to, y}, {to - 7, y - 3.5}, {to - 7, y + 3.5}});
}

void paintFlag(QPainter& painter, double x, double y, const QString& text, double room)
{
    const QFontMetricsF width(monoFont(metrics::smallText, QFont::DemiBold));
    const QString shown = width.elidedText(text, Qt::ElideRight, room - 14);
    const QRectF box(x, y + (rowHeight - flagHeight) / 2.0, width.horizontalAdvance(shown) + 14, flagHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().callback);
    painter.drawRoundedRect(box, 4, 4);
    painter.setFont(monoFont(metrics::smallText, QFont::DemiBold));
    painter.setPen(theme().callbackText);
    painter.drawText(box, Qt::AlignCenter, shown);
}

} // namespace

std::vector<RunLadderRow> runLadderRows(const AtlasOutcome& outcome, const StackContract* contract)
{
    std::vector<RunLadderRow> rows;
    const auto moments = momentsFromText(outcome.moments).value_or(std::vector<Moment>());
    for (const Moment& moment : moments)
        rows.push_back({moment, {}});
    const auto predictions =
        contract == nullptr ? std::vector<std::vector<ToldCallback>>() : contract->predict(moments);
    if (const auto* prediction = predictionLike(predictions, outcome.told)) {
        for (const ToldCallback& each : *prediction) {
            if (each.role != CallbackName::Other && each.moment < rows.size())
                rows[each.moment].told += toldWords(toldText(std::span(&each, 1)));
        }
        return rows;
    }
    for (const QString& callback : toldCallbacks(outcome.told)) {
        if (rows.empty())
            rows.emplace_back();
        rows.back().told += toldWords(callback.toStdString());
    }
    return rows;
}

QString momentWords(const Moment& moment)
{
    QString text = plainWords(moment);
    if (moment.glued)
        text += say(", in one piece with the head");
    if (moment.midFrame)
        text += say(", inside a frame");
    return text;
}

RunLadder::RunLadder(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Ladder of the run"));
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

void RunLadder::show(std::vector<RunLadderRow> rows, const QString& stack, Side stackSide)
{
    m_rows = std::move(rows);
    m_stack = stack;
    m_side = stackSide;
    QStringList told;
    for (const RunLadderRow& row : m_rows) {
        if (row.moment)
            told += momentWords(*row.moment);
        told += row.told;
    }
    setAccessibleDescription(told.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

void RunLadder::clear() { show({}, {}, m_side); }

int RunLadder::heightOf(const RunLadderRow& row) const
{
    return rowHeight * std::max(1, static_cast<int>(row.told.size()));
}

QSize RunLadder::sizeHint() const
{
    int height = top + 8;
    for (const RunLadderRow& row : m_rows)
        height += heightOf(row);
    return {420, height};
}

void RunLadder::paintEvent(QPaintEvent*)
{
    if (m_rows.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double stackLine = std::max(leftLine + 120.0, width() * wireShare);
    const double end = sizeHint().height() - 4;
    painter.setFont(uiFont(metrics::smallText, QFont::DemiBold));
    painter.setPen(theme().muted);
    painter.drawText(QRectF(leftLine - 55, 2, 110, top - 6), Qt::AlignCenter, tr("the fault"));
    painter.drawText(QRectF(stackLine - 90, 2, 180, top - 6), Qt::AlignCenter,
                     painter.fontMetrics().elidedText(m_stack, Qt::ElideRight, 180));
    painter.fillRect(QRectF(leftLine - bar / 2.0, top, bar, end - top), theme().raisedBorder);
    painter.fillRect(QRectF(stackLine - bar / 2.0, top, bar, end - top), theme().raisedBorder);
    double y = top;
    for (const RunLadderRow& row : m_rows) {
        if (row.moment) {
            const QColor colour = momentColour(*row.moment);
            const double middle = y + rowHeight - 5;
            if (cameOver(row.moment->kind))
                paintArrow(painter, leftLine + bar / 2.0 + 3, stackLine - bar / 2.0 - 3, middle, colour);
            painter.setFont(uiFont(metrics::smallText));
            painter.setPen(row.moment->kind == MomentKind::Silence ? theme().muted : theme().text);
            const QRectF caption(leftLine + 10, y - 1, stackLine - leftLine - 20, rowHeight - 5);
            painter.drawText(caption, Qt::AlignHCenter | Qt::AlignBottom,
                             painter.fontMetrics().elidedText(momentWords(*row.moment), Qt::ElideRight,
                                                              static_cast<int>(caption.width())));
        }
        for (int i = 0; i < row.told.size(); ++i)
            paintFlag(painter, stackLine + flagGap, y + i * rowHeight, row.told[i],
                      width() - stackLine - flagGap - 4);
        y += heightOf(row);
    }
}

} // namespace lifeline
