#include "support/temporary_settings.h"
#include "ui/sessions/recent_sessions.h"

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
    void whatIsLiveEmptyOrUnreadableIsNotOffered();
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
    QVERIFY(offers[0].broken);
    QCOMPARE(offers[0].title, QStringLiteral("yesterday 18:54 · 212 KiB · ended without being closed"));
    QVERIFY(!offers[1].broken);
    QCOMPARE(offers[1].title, QStringLiteral("yesterday 18:54 · 212 KiB"));
}

void RecentSessionsTest::whatIsLiveEmptyOrUnreadableIsNotOffered()
{
    FoundSession live = session("/live", false), empty = session("/empty", false), bad = session("/bad");
    live.live = true;
    empty.empty = true;
    bad.flaw = "no session";
    QVERIFY(sessionOffers({live, empty, bad}, {}, now).empty());
}

void RecentSessionsTest::whatWasLookedAtIsNoAlarmAnyMore()
{
    const auto offers = sessionOffers({session("/killed", false)}, {QStringLiteral("/killed")}, now);
    QCOMPARE(offers.size(), std::size_t{1});
    QVERIFY(!offers[0].broken);
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
