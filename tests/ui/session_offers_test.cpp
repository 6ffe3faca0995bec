#include "ui/sessions/session_offers.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace lifeline {
namespace {

using Kind = SessionOffer::Kind;

SessionOffer offer(const char* path, Kind kind)
{
    return {QString::fromLatin1(path), QStringLiteral("yesterday <b>18:54</b>"), QStringLiteral("212 KiB"),
            kind};
}

QPushButton* button(const SessionOffers& offers, const char* name)
{
    return offers.findChild<QPushButton*>(QString::fromLatin1(name));
}

} // namespace

class SessionOffersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutOffersItHides();
    void theButtonsNameTheFile();
    void headingsSayWhatWasNotClosed();
    void newOffersReplaceTheOldOnes();
    void titlesAreNoMarkup();
    void whatCannotBeReadCanOnlyBeDiscarded();
    void emptyFilesAreOfferedForRemoval();
    void onlySoManyAreShown();
};

void SessionOffersTest::withoutOffersItHides()
{
    SessionOffers offers;
    offers.show(FolderOffers());
    QVERIFY(!offers.isVisible());
    offers.show({{offer("/a", Kind::Broken)}, 0});
    QVERIFY(offers.isVisible());
}

void SessionOffersTest::theButtonsNameTheFile()
{
    SessionOffers offers;
    offers.show({{offer("/a", Kind::Broken)}, 0});
    QSignalSpy opened(&offers, &SessionOffers::openRequested);
    QSignalSpy saved(&offers, &SessionOffers::saveRequested);
    QSignalSpy discarded(&offers, &SessionOffers::discardRequested);
    QSignalSpy other(&offers, &SessionOffers::otherRequested);
    QTest::mouseClick(button(offers, "offer-open"), Qt::LeftButton);
    QTest::mouseClick(button(offers, "offer-save"), Qt::LeftButton);
    QTest::keyClick(button(offers, "offer-discard"), Qt::Key_Space);
    QTest::mouseClick(button(offers, "offer-other"), Qt::LeftButton);
    QCOMPARE(opened.size(), qsizetype{1});
    QCOMPARE(opened[0][0].toString(), QStringLiteral("/a"));
    QCOMPARE(saved[0][0].toString(), QStringLiteral("/a"));
    QCOMPARE(discarded[0][0].toString(), QStringLiteral("/a"));
    QCOMPARE(other.size(), qsizetype{1});
}

void SessionOffersTest::headingsSayWhatWasNotClosed()
{
    SessionOffers offers;
    offers.show({{offer("/a", Kind::Broken), offer("/b", Kind::Recent)}, 0});
    QStringList texts;
    for (const QLabel* label : offers.findChildren<QLabel*>())
        texts += label->text();
    QVERIFY(texts.contains(QStringLiteral("Not closed the last time")));
    QVERIFY(texts.contains(QStringLiteral("Recent sessions")));
}

void SessionOffersTest::newOffersReplaceTheOldOnes()
{
    SessionOffers offers;
    offers.show({{offer("/a", Kind::Broken), offer("/b", Kind::Recent)}, 0});
    offers.show({{offer("/b", Kind::Recent)}, 0});
    QCOMPARE(offers.findChildren<QPushButton*>(QStringLiteral("offer-open")).size(), qsizetype{1});
}

void SessionOffersTest::titlesAreNoMarkup()
{
    SessionOffers offers;
    offers.show({{offer("/a", Kind::Broken)}, 0});
    for (const QLabel* label : offers.findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void SessionOffersTest::whatCannotBeReadCanOnlyBeDiscarded()
{
    SessionOffers offers;
    offers.show({{offer("/a", Kind::Unreadable)}, 0});
    QVERIFY(button(offers, "offer-open") == nullptr);
    QVERIFY(button(offers, "offer-save") == nullptr);
    QVERIFY(button(offers, "offer-discard") != nullptr);
}

void SessionOffersTest::emptyFilesAreOfferedForRemoval()
{
    SessionOffers offers;
    offers.show({{}, 3});
    QVERIFY(offers.isVisible());
    QSignalSpy remove(&offers, &SessionOffers::removeLeftoversRequested);
    QTest::mouseClick(button(offers, "offer-leftovers"), Qt::LeftButton);
    QCOMPARE(remove.size(), qsizetype{1});
    offers.show({{offer("/a", Kind::Recent)}, 0});
    QVERIFY(button(offers, "offer-leftovers") == nullptr);
}

void SessionOffersTest::onlySoManyAreShown()
{
    SessionOffers offers;
    offers.show({std::vector<SessionOffer>(20, offer("/a", Kind::Broken)), 0});
    QCOMPARE(offers.findChildren<QPushButton*>(QStringLiteral("offer-open")).size(),
             static_cast<qsizetype>(mostTold));
}

} // namespace lifeline

QTEST_MAIN(lifeline::SessionOffersTest)
#include "session_offers_test.moc"
