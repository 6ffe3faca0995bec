#include "support/sample_session.h"
#include "ui/table/event_delegate.h"
#include "ui/table/event_model.h"
#include "ui/table/row_table.h"

#include <QAbstractItemModelTester>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <set>

namespace lifeline {
namespace {

constexpr auto started = "2026-11-22T18:54:00.000Z";

EventFilter filterOf(std::string_view text)
{
    FilterError error;
    auto filter = EventFilter::parse(text, error);
    Q_ASSERT(filter);
    return std::move(*filter);
}

std::vector<std::uint64_t> shown(const EventModel& model)
{
    std::vector<std::uint64_t> rows;
    for (int i = 0; i < model.rowCount(); ++i)
        rows.push_back(model.rowAt(i));
    return rows;
}

std::vector<std::uint64_t> matching(const EventLog& log, std::string_view text)
{
    const EventFilter filter = filterOf(text);
    std::vector<std::uint64_t> rows;
    for (std::uint64_t row = 0; row < log.size(); ++row)
        if (filter.matches(log, row))
            rows.push_back(row);
    return rows;
}

/// Notes which rows anyone asks for.
class WatchedModel : public EventModel {
public:
    using EventModel::EventModel;
    QVariant data(const QModelIndex& index, int role) const override
    {
        asked.insert(index.row());
        return EventModel::data(index, role);
    }
    mutable std::set<int> asked;
};

} // namespace

class EventModelTest : public QObject {
    Q_OBJECT
private:
    static constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

private Q_SLOTS:
    void growsAsTheSessionDoes()
    {
        EventLog log(started);
        SessionModel session(log, [] { return monotonicTime(0); });
        EventModel model(session);
        QAbstractItemModelTester tester(&model, strict);
        QSignalSpy inserted(&model, &EventModel::rowsInserted);
        QCOMPARE(model.rowCount(), 0);
        for (int round = 0; round < 3; ++round) {
            fillSampleSession(log);
            session.poll();
            QCOMPARE(model.rowCount(), static_cast<int>(log.size()));
        }
        QCOMPARE(inserted.size(), 3);
        QCOMPARE(model.indexOf(0), 0);
        QCOMPARE(model.indexOf(log.size()), -1);
    }

    void showsWhatAFilterLetsThrough_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"layer:callback", "conn:6", "side:server event:frame-*", "code:1006",
                                 "hello", "/curl|websocat/", "conn:99", "not layer:deadline"})
            QTest::newRow(text) << QByteArray(text);
    }
    void showsWhatAFilterLetsThrough()
    {
        QFETCH(QByteArray, text);
        EventLog log(started);
        fillSampleSession(log);
        SessionModel session(log, [] { return monotonicTime(0); });
        session.poll();
        EventModel model(session);
        QAbstractItemModelTester tester(&model, strict);
        model.setFilter(filterOf(text.toStdString()));
        QTRY_VERIFY(!model.isFiltering());
        QVERIFY(shown(model) == matching(log, text.toStdString()));
        fillSampleSession(log); // and what comes later
        session.poll();
        QTRY_VERIFY(!model.isFiltering());
        QVERIFY(shown(model) == matching(log, text.toStdString()));
    }

    void findsTheRowsItShows()
    {
        EventLog log(started);
        fillSampleSession(log);
        SessionModel session(log, [] { return monotonicTime(0); });
        session.poll();
        EventModel model(session);
        model.setFilter(filterOf("conn:6"));
        QTRY_VERIFY(!model.isFiltering());
        QVERIFY(model.rowCount() > 5);
        for (std::uint64_t row = 0; row < log.size(); ++row) {
            const int index = model.indexOf(row);
            QCOMPARE(index >= 0, log.entry(row).connection == 6U);
            if (index >= 0)
                QCOMPARE(model.rowAt(index), row);
        }
    }

    void aFilterTakenBackShowsEverythingAtOnce()
    {
        EventLog log(started);
        fillSampleSession(log);
        SessionModel session(log, [] { return monotonicTime(0); });
        session.poll();
        EventModel model(session);
        QAbstractItemModelTester tester(&model, strict);
        model.setFilter(filterOf("conn:6"));
        model.setFilter({});
        QVERIFY(!model.isFiltered());
        QCOMPARE(model.rowCount(), static_cast<int>(log.size()));
    }

    void aLongFilterRunsInSlices()
    {
        EventLog log(started);
        fillManyEvents(log, 300'000);
        SessionModel session(log, [] { return monotonicTime(0); });
        while (session.rows() < log.size())
            session.poll();
        EventModel model(session);
        QSignalSpy slices(&model, &EventModel::examinedMore);
        model.setFilter(filterOf("/no such (text|words)/ or conn:7"));
        QTRY_VERIFY_WITH_TIMEOUT(!model.isFiltering(), 60'000);
        QVERIFY(slices.size() > 1);
        QVERIFY(shown(model) == matching(log, "conn:7"));
    }

    void rowsReadAsPeopleDo()
    {
        EventLog log(started);
        fillSampleSession(log);
        SessionModel session(log, [] { return monotonicTime(0); });
        session.poll();
        EventModel model(session);
        model.setFilter(filterOf("conn:6 side:client event:frame-sent"));
        QTRY_VERIFY(!model.isFiltering());
        const auto text = [&](int row, EventModel::Column column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(text(0, EventModel::DeltaColumn), QString());
        QVERIFY(text(1, EventModel::DeltaColumn).startsWith(u'+'));
        QCOMPARE(text(0, EventModel::ConnectionColumn), QStringLiteral("6"));
        QCOMPARE(text(0, EventModel::SideColumn), QStringLiteral("client →"));
        QVERIFY(text(0, EventModel::EventColumn).startsWith(QStringLiteral("frame ")));
        QVERIFY(text(0, EventModel::BytesColumn).toInt() > 0);
    }

    void tipsHoldNoMarkupOfAPeer()
    {
        EventLog log(started);
        Event event;
        event.connection = ConnectionId{1};
        event.body = event::Connecting{"ws://127.0.0.1/<img src=x>"};
        log.accept(event);
        SessionModel session(log, [] { return monotonicTime(0); });
        session.poll();
        EventModel model(session);
        const QString tip = model.index(0, EventModel::DetailColumn).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(QStringLiteral("&lt;img")), qPrintable(tip));
    }

    void aMillionRowsCostWhatIsInView()
    {
        EventLog log(started);
        fillManyEvents(log, 1'000'000);
        SessionModel session(log, [] { return monotonicTime(0); });
        while (session.rows() < log.size())
            session.poll();
        WatchedModel model(session);
        RowTable table(EventDelegate::rowHeight);
        table.setItemDelegate(new EventDelegate(&table));
        table.setModel(&model);
        table.resize(900, 440);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        const auto paintAt = [&](int value) {
            table.verticalScrollBar()->setValue(value);
            table.grab();
        };
        paintAt(0);
        paintAt(table.verticalScrollBar()->maximum() / 2);
        paintAt(table.verticalScrollBar()->maximum());
        QTest::keyClick(&table, Qt::Key_X); // no search through everything
        QCOMPARE(model.rowCount(), 1'000'000);
        QVERIFY(model.asked.contains(0));
        QVERIFY(model.asked.contains(999'999));
        QVERIFY2(model.asked.size() < 100, qPrintable(QString::number(model.asked.size())));
    }
};

} // namespace lifeline

using lifeline::EventModelTest;
QTEST_MAIN(EventModelTest)
#include "event_model_test.moc"
