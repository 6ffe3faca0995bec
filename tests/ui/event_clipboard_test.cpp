#include "session/json_lines.h"
#include "support/sample_session.h"
#include "ui/table/event_clipboard.h"

#include <QTest>

namespace lifeline {

class EventClipboardTest : public QObject {
    Q_OBJECT
private:
    EventLog m_log{"2026-11-22T18:54:00.000Z"};
    std::unique_ptr<SessionModel> m_session;

private Q_SLOTS:
    void initTestCase()
    {
        fillSampleSession(m_log);
        m_session = std::make_unique<SessionModel>(m_log, [] { return monotonicTime(0); });
        m_session->poll();
    }

    void aRowIsALineOfCells()
    {
        const EventModel model(*m_session);
        const QString text = tabSeparated(model, {1, 4});
        const QStringList lines = text.split(u'\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines.back().isEmpty());
        const QStringList cells = lines[1].split(u'\t');
        QCOMPARE(cells.size(), static_cast<int>(EventModel::ColumnCount));
        for (int column = 0; column < EventModel::ColumnCount; ++column)
            QCOMPARE(cells[column], model.index(4, column).data().toString());
    }

    void jsonIsThatOfTheLogFormat()
    {
        std::string expected;
        appendEventLine(expected, m_log.event(2));
        appendEventLine(expected, m_log.event(5));
        QCOMPARE(jsonLines(m_log, {2, 5}), QString::fromStdString(expected));
        QCOMPARE(jsonLines(m_log, {}), QString());
    }

    void saysWhatIsMissingFromAVeryLongCopy()
    {
        const EventModel model(*m_session);
        const std::vector<int> indexes(mostCopiedRows + 7, 0);
        const QString text = tabSeparated(model, indexes);
        QCOMPARE(text.count(u'\n'), static_cast<qsizetype>(mostCopiedRows + 1));
        QVERIFY(text.contains(QStringLiteral("… 7 more events")));
    }
};

} // namespace lifeline

using lifeline::EventClipboardTest;
QTEST_MAIN(EventClipboardTest)
#include "event_clipboard_test.moc"
