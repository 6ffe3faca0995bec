#include "lifecycle/phase.h"
#include "support/places.h"

#include <QFile>
#include <QTest>

using namespace lifeline;

namespace {

/// Every move there is, written down again by hand: a change of the table must be meant.
const char* const moves = R"(idle + connect started = connecting
idle + accepted = upgrading
connecting + tcp connected = upgrading
connecting + tcp ended = failed
connecting + deadline passed = failed
securing + tls secured = upgrading
securing + tcp ended = failed
securing + deadline passed = failed
upgrading + upgrade accepted = open
upgrading + upgrade refused = failed
upgrading + tcp ended = failed
upgrading + deadline passed = failed
open + close sent = closing-by-us
open + close received = closing-by-peer
open + violation = closing-by-us
open + tcp ended = closed
open + deadline passed = closed
closing-by-us + tcp ended = closed
closing-by-us + deadline passed = closed
closing-by-peer + tcp ended = closed
closing-by-peer + deadline passed = closed
)";

QString asText(Phase from, Trigger trigger, Phase to)
{
    const auto text = [](std::string_view name) {
        return QString::fromUtf8(name.data(), qsizetype(name.size()));
    };
    return text(phaseName(from)) + QStringLiteral(" + ") + text(triggerName(trigger)) +
           QStringLiteral(" = ") + text(phaseName(to)) + QLatin1Char('\n');
}

} // namespace

class PhaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPairOfPhaseAndTriggerLeadsWhereItShould()
    {
        QString all;
        for (std::size_t from = 0; from < phaseCount; ++from) {
            for (std::size_t trigger = 0; trigger < triggerCount; ++trigger) {
                const auto to = nextPhase(static_cast<Phase>(from), static_cast<Trigger>(trigger));
                if (to)
                    all += asText(static_cast<Phase>(from), static_cast<Trigger>(trigger), *to);
            }
        }
        QCOMPARE(all, QString::fromUtf8(moves));
    }

    void everyMoveNamesItsSection()
    {
        for (const Transition& row : transitions())
            QVERIFY2(!row.rfc.empty(), phaseName(row.from).data());
    }

    void finalPhasesHaveNoWayOut()
    {
        for (const Transition& row : transitions())
            QVERIFY(!isFinal(row.from));
    }

    void namesReadBack()
    {
        for (std::size_t i = 0; i < phaseCount; ++i)
            QCOMPARE(phaseFromName(phaseName(static_cast<Phase>(i))), std::optional(static_cast<Phase>(i)));
        QVERIFY(!phaseFromName("opened"));
    }

    /// The page is printed from the table; set LIFELINE_UPDATE_DOCS to write it anew.
    void theDiagramInTheDocumentationIsTheTable()
    {
        const QString path = inProject("app/lifecycle/README.md");
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        const QString page = QString::fromUtf8(file.readAll());
        file.close();
        const QString begin = QStringLiteral("<!-- phases:begin -->\n");
        const QString end = QStringLiteral("<!-- phases:end -->");
        const qsizetype from = page.indexOf(begin) + begin.size();
        const qsizetype to = page.indexOf(end);
        QVERIFY2(from >= begin.size() && to >= from, "the page has lost its markers");
        const QString diagram =
            QStringLiteral("```mermaid\n") + QString::fromStdString(phaseDiagram()) + QStringLiteral("```\n");
        if (qEnvironmentVariableIsSet("LIFELINE_UPDATE_DOCS")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write((page.left(from) + diagram + page.mid(to)).toUtf8());
            return;
        }
        QCOMPARE(page.mid(from, to - from), diagram);
    }
};

QTEST_APPLESS_MAIN(PhaseTest)
#include "phase_test.moc"
