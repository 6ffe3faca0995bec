#include "atlas/told_words.h"

#include <QTest>

#include <set>

using namespace lifeline;

Q_DECLARE_METATYPE(lifeline::Agreement)

class ToldWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoTextsAgree_data();
    void twoTextsAgree();
    void whatAStackLacksDoesNotCount();
    void everyAgreementHasItsOwnSign();
};

void ToldWordsTest::twoTextsAgree_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<Agreement>("agreement");
    const auto row = [](const char* name, const char* a, const char* b, Agreement agreement) {
        QTest::newRow(name) << QByteArray(a) << QByteArray(b) << agreement;
    };
    row("alike", "on-open on-close:1006", "on-open on-close:1006", Agreement::Same);
    row("nothing twice", "-", "-", Agreement::Same);
    row("another code", "on-open on-close:1006", "on-open on-close:1000", Agreement::Code);
    row("no code", "on-open on-close:1006", "on-open on-close", Agreement::Code);
    row("one more", "on-open on-close:1006", "on-open on-error on-close:1006", Agreement::Callbacks);
    row("another order", "on-error on-close:1006", "on-close:1006 on-error", Agreement::Callbacks);
    row("another number", "on-message*3", "on-message*2", Agreement::Callbacks);
    row("the same number said twice", "on-message on-message*2", "on-message*3", Agreement::Same);
    row("nothing and something", "-", "on-open", Agreement::Callbacks);
}

void ToldWordsTest::twoTextsAgree()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QTEST(compareTold(a.constData(), b.constData()), "agreement");
    QTEST(compareTold(b.constData(), a.constData()), "agreement");
}

void ToldWordsTest::whatAStackLacksDoesNotCount()
{
    Roles silent = allRoles;
    silent[static_cast<std::size_t>(CallbackName::OnError)] = false;
    const auto both = bothHave(silent, allRoles);
    QCOMPARE(compareTold("on-open on-error on-close:1006", "on-open on-close:1006", both), Agreement::Same);
    QCOMPARE(compareTold("on-message on-error on-message", "on-message*2", both), Agreement::Same);
    QCOMPARE(compareTold("on-error", "upgrade", both), Agreement::Callbacks);
}

void ToldWordsTest::everyAgreementHasItsOwnSign()
{
    std::set<std::string_view> signs, ids;
    for (std::size_t i = 0; i < agreementCount; ++i) {
        signs.insert(agreementSign(static_cast<Agreement>(i)));
        ids.insert(agreementId(static_cast<Agreement>(i)));
        QVERIFY(!agreementText(static_cast<Agreement>(i)).empty());
    }
    QCOMPARE(signs.size(), agreementCount);
    QCOMPARE(ids.size(), agreementCount);
}

QTEST_APPLESS_MAIN(ToldWordsTest)
#include "told_words_test.moc"
