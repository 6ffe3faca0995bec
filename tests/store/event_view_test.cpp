#include "store/database.h"
#include "store/event_view.h"
#include "store/opened.h"
#include "support/sample_session.h"

#include <QTemporaryDir>
#include <QTest>
#include <QVariant>

using namespace lifeline;

namespace {

QString asText(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

QStringList rowsOf(Database& database, const char* statement)
{
    QSqlQuery query = database.query();
    QStringList rows;
    if (!query.exec(QString::fromUtf8(statement)))
        return {query.lastError().text()};
    while (query.next()) {
        QStringList values;
        for (int i = 0; !query.value(i).isNull() || query.isValid(); ++i) {
            if (!query.value(i).isValid())
                break;
            values += query.value(i).toString();
        }
        rows += values.join(u'|');
    }
    return rows;
}

/// What the view says of a row of the log.
QStringList expected(const EventLog& log)
{
    QStringList rows;
    for (std::uint64_t row = 0; row < log.size(); ++row) {
        const Event event = log.event(row);
        const EventEntry& entry = log.entry(row);
        const auto* callback = event.as<event::Callback>();
        rows += QStringList{QString::number(event.seq),
                            QString::number(entry.at),
                            QString::number(entry.connection),
                            asText(sideName(event.side)),
                            asText(layerName(layerOf(event.kind()))),
                            asText(eventName(event)),
                            asText(phaseName(event.phase)),
                            QString::number(entry.length),
                            QString::number(entry.code),
                            callback ? asText(callback->stack) : QString()}
                    .join(u'|');
    }
    return rows;
}

} // namespace

class EventViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theViewSaysWhatTheLogSays();
    void detailsAreTheEncodedBodies();
    void leftOutNumbersAreSeen();
    void connectionsAreSummedUp();

private:
    std::string pathOf(const char* name) const
    {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }

    QTemporaryDir m_folder;
};

void EventViewTest::theViewSaysWhatTheLogSays()
{
    recordEveryEvent(pathOf("every.lifeline"));
    const OpenedSession opened = openSession(pathOf("every.lifeline"));
    Database database;
    QVERIFY(database.open(pathOf("every.lifeline"), Database::Way::Alone));
    QCOMPARE(rowsOf(database, "SELECT seq, t, connection, side, layer, event, phase, length, code, "
                              "coalesce(stack, '') FROM events"),
             expected(*opened.log));
}

void EventViewTest::detailsAreTheEncodedBodies()
{
    recordEveryEvent(pathOf("details.lifeline"));
    const OpenedSession opened = openSession(pathOf("details.lifeline"));
    Database database;
    QVERIFY(database.open(pathOf("details.lifeline"), Database::Way::Alone));
    QSqlQuery query = database.query();
    QVERIFY(query.exec(QStringLiteral("SELECT detail FROM events")));
    for (std::uint64_t row = 0; row < opened.log->size(); ++row) {
        QVERIFY(query.next());
        const std::string_view body = opened.log->encodedBody(row);
        QCOMPARE(query.value(0).toByteArray(), QByteArray(body.data(), qsizetype(body.size())));
    }
    QVERIFY(!query.next());
}

void EventViewTest::leftOutNumbersAreSeen()
{
    EventLog log("");
    {
        Recorder recorder(log, {.path = pathOf("gaps.lifeline")});
        for (EventSeq seq = 1; seq < 3'000'000'000; seq = seq * 3 + 1) {
            Event event = eventOf(event::FinReceived{});
            event.seq = seq;
            log.acceptNumbered(event);
        }
    }
    QVERIFY(linesOf(*openSession(pathOf("gaps.lifeline")).log) == linesOf(log));
    Database database;
    QVERIFY(database.open(pathOf("gaps.lifeline"), Database::Way::Alone));
    QStringList numbers;
    for (std::uint64_t row = 0; row < log.size(); ++row)
        numbers += QString::number(log.seqOf(row));
    QCOMPARE(rowsOf(database, "SELECT seq FROM events"), numbers);
}

void EventViewTest::connectionsAreSummedUp()
{
    EventLog log("");
    {
        Recorder recorder(log, {.path = pathOf("sample.lifeline")});
        fillSampleSession(log);
    }
    Database database;
    QVERIFY(database.open(pathOf("sample.lifeline"), Database::Way::Alone));
    QCOMPARE(database.number(QStringLiteral("SELECT count(*) FROM connections")),
             std::optional<std::int64_t>(sampleConnectionCount));
    QCOMPARE(database.number(QStringLiteral("SELECT sum(events) FROM connections")),
             database.number(QStringLiteral("SELECT count(*) FROM events WHERE connection > 0")));
}

QTEST_GUILESS_MAIN(EventViewTest)
#include "event_view_test.moc"
