#include "store/recorder.h"
#include "support/sample_session.h"
#include "support/temporary_settings.h"
#include "ui/sessions/recent_sessions.h"

#include <QFile>
#include <QLocale>
#include <QTest>

namespace lifeline {
namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(9, 0));

FoundSession session(const char* path, bool whole = true)
{
    FoundSession found;
    found.path = path;
    found.started =
        QDateTime(QDate(2026, 11, 22), QTime(18, 54)).toUTC().toString(Qt::ISODateWithMs).toStdString();
    found.bytes = std::uint64_t{212} << 10;
    found.whole = whole;
    return found;
}

} // namespace

class RecentSessionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void theLatestFileComesFirstAndOnlyOnce();
    void onlySoManyAreRemembered();
    void aFileCanBeForgotten();
    void daysAreNamedAsPeopleDo_data();
    void daysAreNamedAsPeopleDo();
    void whatWasNotClosedComesFirst();
    void whatIsLiveOrEmptyIsNotOffered();
    void whatCannotBeReadComesLastAndSaysWhy();
    void theSummaryStandsBeforeTheSize();
    void theFolderIsLookedThrough();
    void whatWasLookedAtIsNoAlarmAnyMore();
    void onlyTheLatestOthersAreOffered();
};

void RecentSessionsTest::theLatestFileComesFirstAndOnlyOnce()
{
    const TemporarySettings settings;
    QSettings store;
    for (const char* path : {"/a", "/b", "/a"})
        rememberFile(store, QString::fromLatin1(path));
    QCOMPARE(recentFiles(store), QStringList({QStringLiteral("/a"), QStringLiteral("/b")}));
}

void RecentSessionsTest::onlySoManyAreRemembered()
{
    const TemporarySettings settings;
    QSettings store;
    for (int i = 0; i < 25; ++i)
        rememberFile(store, QStringLiteral("/%1").arg(i));
    QCOMPARE(recentFiles(store).size(), mostRecentFiles);
    QCOMPARE(recentFiles(store).constFirst(), QStringLiteral("/24"));
}

void RecentSessionsTest::aFileCanBeForgotten()
{
    const TemporarySettings settings;
    QSettings store;
    rememberFile(store, QStringLiteral("/a"));
    rememberFile(store, QStringLiteral("/b"));
    forgetFile(store, QStringLiteral("/b"));
    QCOMPARE(recentFiles(store), QStringList{QStringLiteral("/a")});
}

void RecentSessionsTest::daysAreNamedAsPeopleDo_data()
{
    QTest::addColumn<QDateTime>("started");
    QTest::addColumn<QString>("text");
    const QTime time(18, 54);
    QTest::newRow("today") << QDateTime(QDate(2026, 11, 23), time) << QStringLiteral("today 18:54");
    QTest::newRow("yesterday") << QDateTime(QDate(2026, 11, 22), time) << QStringLiteral("yesterday 18:54");
    QTest::newRow("this year") << QDateTime(QDate(2026, 3, 1), time) << QStringLiteral("1 Mar 18:54");
    QTest::newRow("another year") << QDateTime(QDate(2025, 12, 31), time)
                                  << QStringLiteral("31 Dec 2025 18:54");
    QTest::newRow("none") << QDateTime() << QStringLiteral("an unknown day");
}

void RecentSessionsTest::daysAreNamedAsPeopleDo()
{
    QFETCH(QDateTime, started);
    QFETCH(QString, text);
    QCOMPARE(dayText(started.toUTC().toString(Qt::ISODateWithMs), now), text);
}

void RecentSessionsTest::whatWasNotClosedComesFirst()
{
    const auto offers = sessionOffers({session("/new"), session("/killed", false)}, {}, now);
    QCOMPARE(offers.size(), std::size_t{2});
    QCOMPARE(offers[0].path, QStringLiteral("/killed"));
    QCOMPARE(offers[0].kind, SessionOffer::Kind::Broken);
    QCOMPARE(offers[0].title, QStringLiteral("yesterday 18:54"));
    QCOMPARE(offers[0].about, QStringLiteral("212 KiB"));
    QCOMPARE(offers[1].kind, SessionOffer::Kind::Recent);
}

void RecentSessionsTest::whatIsLiveOrEmptyIsNotOffered()
{
    FoundSession live = session("/live", false), empty = session("/empty", false), begun = session("/begun");
    live.live = true;
    empty.empty = true;
    begun.bytes = 0;
    begun.flaw = "the file is empty";
    QVERIFY(sessionOffers({live, empty, begun}, {}, now).empty());
}

void RecentSessionsTest::whatCannotBeReadComesLastAndSaysWhy()
{
    FoundSession bad = session("/x/bad.lifeline");
    bad.flaw = "it is no session";
    const auto offers = sessionOffers({bad, session("/new")}, {}, now);
    QCOMPARE(offers.size(), std::size_t{2});
    QCOMPARE(offers[1].kind, SessionOffer::Kind::Unreadable);
    QCOMPARE(offers[1].title, QStringLiteral("bad.lifeline"));
    QCOMPARE(offers[1].about, QStringLiteral("cannot be read: it is no session"));
}

void RecentSessionsTest::theSummaryStandsBeforeTheSize()
{
    SessionOffer offer;
    offer.about = QStringLiteral("212 KiB");
    tellSummary(offer, {.events = 1, .connections = 1, .nanoseconds = 412'000'000});
    QCOMPARE(offer.about, QStringLiteral("412 ms long · 1 connection · 1 event · 212 KiB"));
    offer.about = QStringLiteral("1 GiB");
    tellSummary(
        offer,
        {.events = 12'345'678, .connections = 52, .nanoseconds = 42'000'000'000, .moreConnections = true});
    QCOMPARE(offer.about, QStringLiteral("%1 · at least 52 connections · %2 events · 1 GiB")
                              .arg(QStringLiteral("0:42 long"), QLocale().toString(12'345'678)));
}

void RecentSessionsTest::theFolderIsLookedThrough()
{
    const TemporarySettings settings;
    const std::string folder = settings.directory.path().toStdString();
    EventLog log("2026-11-22T18:54:00.000Z");
    fillSampleSession(log);
    {
        const Recorder recorder(log, {.path = folder + "/a.lifeline"});
    }
    QFile begun(settings.directory.filePath(QStringLiteral("b.lifeline")));
    QVERIFY(begun.open(QIODevice::WriteOnly));
    const FolderOffers offers = offersIn(folder, {}, now);
    QCOMPARE(offers.leftovers, std::size_t{1});
    QCOMPARE(offers.sessions.size(), std::size_t{1});
    QVERIFY2(offers.sessions[0].about.contains(QStringLiteral(" · 7 connections · ")),
             qPrintable(offers.sessions[0].about));
}

void RecentSessionsTest::whatWasLookedAtIsNoAlarmAnyMore()
{
    const auto offers = sessionOffers({session("/killed", false)}, {QStringLiteral("/killed")}, now);
    QCOMPARE(offers.size(), std::size_t{1});
    QCOMPARE(offers[0].kind, SessionOffer::Kind::Recent);
    QVERIFY(offers[0].about.endsWith(QStringLiteral("ended without being closed")));
}

void RecentSessionsTest::onlyTheLatestOthersAreOffered()
{
    const auto offers =
        sessionOffers({session("/a"), session("/b"), session("/c"), session("/x", false)}, {}, now, 2);
    QCOMPARE(offers.size(), std::size_t{3});
    QCOMPARE(offers[2].path, QStringLiteral("/b"));
}

} // namespace lifeline

QTEST_GUILESS_MAIN(lifeline::RecentSessionsTest)
#include "recent_sessions_test.moc"
