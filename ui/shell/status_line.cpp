#include "ui/shell/status_line.h"

#include "base/quantity_text.h"
#include "ui/shell/setting_field.h"
#include "ui/theme/fitted_label.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QLabel>
#include <QLocale>

#include <algorithm>

namespace lifeline {
namespace {

constexpr int sideMargin = 12;
constexpr int messageMargin = 4; // a message is painted 6 pixels from the left, a label 2 more than this

QString separator() { return QStringLiteral(" · "); }

QString limit(Duration duration)
{
    if (duration == Duration::zero())
        return StatusLine::tr("off");
    const QString text = QString::fromStdString(durationText(duration)); // "10s", "1.5m"
    const auto isLetter = [](QChar c) { return c.isLetter(); };
    const auto digits = std::find_if(text.cbegin(), text.cend(), isLetter) - text.cbegin();
    const QString unit = text.mid(digits);
    return text.left(digits) + QChar(QChar::Nbsp) + (unit == u"m" ? StatusLine::tr("min") : unit);
}

QLabel* makeLabel(const char* name)
{
    auto* label = new QLabel;
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QStatusBar(parent), m_counts(makeLabel("status-counts")), m_recording(new FittedLabel),
      m_warning(makeLabel("warning-chip")), m_beacons(makeLabel("status-beacons")),
      m_server(makeLabel("status-server"))
{
    setSizeGripEnabled(false);
    setContentsMargins(messageMargin, 2, sideMargin, 2);
    m_warning->setText(tr("⚠ reachable from other machines"));
    m_warning->hide();
    addWidget(m_counts);
    m_recording->setObjectName(QStringLiteral("status-recording"));
    addWidget(m_recording, 1);
    addPermanentWidget(m_warning);
    m_beacons->hide();
    addPermanentWidget(m_beacons);
    addPermanentWidget(m_server);
}

void StatusLine::showCounts(const SessionModel& model)
{
    const EventLog& log = model.log();
    const QString text = countsText(model.connections().size(), model.rows(), log.dropped(), log.bytes());
    if (m_counts->text() != text)
        m_counts->setText(text);
}

void StatusLine::showRecording(const QString& text, const QString& tip, bool alarm)
{
    const QString shown = QStringLiteral("· ") + text;
    if (m_recording->text() != shown)
        m_recording->setCaption(shown);
    const QString markup = QStringLiteral("<qt>%1</qt>").arg(tip.toHtmlEscaped());
    if (m_recording->toolTip() != markup)
        m_recording->setToolTip(markup);
    const QString role = alarm ? QStringLiteral("danger") : QString();
    if (m_recording->property("role").toString() != role)
        setStyleProperty(m_recording, "role", role);
}

void StatusLine::showOpened(const QString& path)
{
    m_recording->setCaption(tr("· opened, not recorded"));
    m_recording->setToolTip(QStringLiteral("<qt>%1</qt>").arg(path.toHtmlEscaped()));
    m_server->hide();
}

void StatusLine::showServer(const std::optional<ListeningAt>& server, const QString& next, bool loopback,
                            const PeerSettings& limits)
{
    const bool local = server ? server->loopback : loopback;
    const QString where =
        server ? tr("server %1").arg(server->text()) : tr("server stopped, would use %1").arg(next);
    const QString reach = local ? tr("loopback only") : tr("all who reach this address");
    m_server->setText(QStringList{where, limitsText(limits), reach}.join(separator()));
    m_warning->setVisible(!local);
}

void StatusLine::showBeacons(const QString& address, const QString& reports)
{
    m_beacons->setText(tr("beacons %1").arg(address) + separator());
    m_beacons->setToolTip(tr("Other programs report their callbacks here: %1").arg(reports));
    m_beacons->setVisible(!address.isEmpty());
}

QString countsText(std::uint64_t connections, std::uint64_t events, std::uint64_t dropped,
                   std::uint64_t bytes)
{
    const QLocale locale;
    const QString connected =
        connections == 1 ? StatusLine::tr("1 connection")
                         : StatusLine::tr("%1 connections").arg(locale.toString(qulonglong(connections)));
    return QStringList{connected, StatusLine::tr("%1 events").arg(locale.toString(qulonglong(events))),
                       StatusLine::tr("%1 dropped").arg(locale.toString(qulonglong(dropped))),
                       StatusLine::tr("%1 in memory").arg(QString::fromStdString(sizeText(bytes)))}
        .join(separator());
}

QString limitsText(const PeerSettings& limits)
{
    return QStringList{StatusLine::tr("upgrade %1").arg(limit(limits.upgradeTimeout)),
                       StatusLine::tr("idle %1").arg(limit(limits.idleTimeout))}
        .join(separator());
}

} // namespace lifeline
