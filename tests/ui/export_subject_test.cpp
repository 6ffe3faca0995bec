#include "support/sample_session.h"
#include "ui/sessions/export_subject.h"

#include <QTest>

namespace lifeline {
namespace {

ExportSubject sample()
{
    auto log = std::make_shared<EventLog>("2026-11-22T18:54:00.000Z");
    fillSampleSession(*log);
    ExportSubject subject;
    subject.log = log;
    return subject;
}

RowList rowsOf(const EventLog& log, std::uint32_t connection)
{
    RowList rows;
    for (std::uint64_t row = 0; row < log.size(); ++row) {
        if (log.entry(row).connection == connection)
            rows.push_back(row);
    }
    return rows;
}

} // namespace

class ExportSubjectTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatAPersonPickedIsThere();
    void aPictureShowsWholeConnections();
    void namesSayWhenAndWhat();
};

void ExportSubjectTest::onlyWhatAPersonPickedIsThere()
{
    ExportSubject subject = sample();
    QVERIFY(subject.has(ExportWhat::All));
    for (const ExportWhat what : {ExportWhat::Selected, ExportWhat::Filtered, ExportWhat::Connection}) {
        QVERIFY(!subject.has(what));
        QCOMPARE(subject.count(what), std::uint64_t{0});
    }
    subject.selected = {0, 3};
    subject.filtered = RowList();
    QCOMPARE(subject.count(ExportWhat::Selected), std::uint64_t{2});
    QVERIFY(subject.has(ExportWhat::Filtered));
    QCOMPARE(subject.slice(ExportWhat::Selected).row(1), std::uint64_t{3});
}

void ExportSubjectTest::aPictureShowsWholeConnections()
{
    ExportSubject subject = sample();
    const RowList six = rowsOf(*subject.log, 6);
    subject.filtered = RowList{six[4]};
    const LogSlice whole = subject.wholeConnections(ExportWhat::Filtered);
    QCOMPARE(whole.size(), std::uint64_t{six.size()});
    QCOMPARE(whole.row(0), six.front());
}

void ExportSubjectTest::namesSayWhenAndWhat()
{
    ExportSubject subject = sample();
    subject.connection = ConnectionId{6};
    QVERIFY(exportBaseName(subject, ExportWhat::All).startsWith(QStringLiteral("lifeline-2026-11-2")));
    QVERIFY(exportBaseName(subject, ExportWhat::Connection).endsWith(QStringLiteral("-connection-6")));
    QVERIFY(exportBaseName(subject, ExportWhat::Filtered).endsWith(QStringLiteral("-filtered")));
    QVERIFY(exportBaseName(subject, ExportWhat::Selected).endsWith(QStringLiteral("-selected")));
}

} // namespace lifeline

QTEST_GUILESS_MAIN(lifeline::ExportSubjectTest)
#include "export_subject_test.moc"
