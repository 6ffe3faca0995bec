#include "ui/sessions/session_offers.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace lifeline {
namespace {

SessionOffer offer(const char* path, bool broken)
{
    return {QString::fromLatin1(path), QStringLiteral("yesterday <b>18:54</b>"), broken};
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
    void openAndDiscardNameTheFile();
    void headingsSayWhatWasNotClosed();
    void newOffersReplaceTheOldOnes();
    void titlesAreNoMarkup();
};

void SessionOffersTest::withoutOffersItHides()
{
    SessionOffers offers;
    offers.show({});
    QVERIFY(!offers.isVisible());
    offers.show({offer("/a", true)});
    QVERIFY(offers.isVisible());
}

void SessionOffersTest::openAndDiscardNameTheFile()
{
    SessionOffers offers;
    offers.show({offer("/a", true)});
    QSignalSpy opened(&offers, &SessionOffers::openRequested);
    QSignalSpy discarded(&offers, &SessionOffers::discardRequested);
    QSignalSpy other(&offers, &SessionOffers::otherRequested);
    QTest::mouseClick(button(offers, "offer-open"), Qt::LeftButton);
    QTest::keyClick(button(offers, "offer-discard"), Qt::Key_Space);
    QTest::mouseClick(button(offers, "offer-other"), Qt::LeftButton);
    QCOMPARE(opened.size(), qsizetype{1});
    QCOMPARE(opened[0][0].toString(), QStringLiteral("/a"));
    QCOMPARE(discarded[0][0].toString(), QStringLiteral("/a"));
    QCOMPARE(other.size(), qsizetype{1});
}

void SessionOffersTest::headingsSayWhatWasNotClosed()
{
    SessionOffers offers;
    offers.show({offer("/a", true), offer("/b", false)});
    QStringList texts;
    for (const QLabel* label : offers.findChildren<QLabel*>())
        texts += label->text();
    QVERIFY(texts.contains(QStringLiteral("Not closed the last time")));
    QVERIFY(texts.contains(QStringLiteral("Recent sessions")));
}

void SessionOffersTest::newOffersReplaceTheOldOnes()
{
    SessionOffers offers;
    offers.show({offer("/a", true), offer("/b", false)});
    offers.show({offer("/b", false)});
    QCOMPARE(offers.findChildren<QPushButton*>(QStringLiteral("offer-open")).size(), qsizetype{1});
}

void SessionOffersTest::titlesAreNoMarkup()
{
    SessionOffers offers;
    offers.show({offer("/a", true)});
    for (const QLabel* label : offers.findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

} // namespace lifeline

QTEST_MAIN(lifeline::SessionOffersTest)
#include "session_offers_test.moc"
