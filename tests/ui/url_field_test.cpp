#include "ui/shell/url_field.h"

#include <QSignalSpy>
#include <QTest>

namespace lifeline {

class UrlFieldTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void addressesAreJudged_data();
    void addressesAreJudged();
    void theLatestAddressStandsFirstAndOnce();
    void onlySoManyAreRemembered();
    void recentAddressesDoNotChangeWhatIsTyped();
    void typingIsToldAndSettingIsNot();
};

void UrlFieldTest::addressesAreJudged_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("invalid");
    QTest::newRow("nothing yet") << QString() << false;
    QTest::newRow("an address") << QStringLiteral("ws://localhost:9001/chat?x=1") << false;
    QTest::newRow("blanks around it") << QStringLiteral("  ws://localhost/ ") << false;
    QTest::newRow("no scheme") << QStringLiteral("localhost:9001") << true;
    QTest::newRow("the web's") << QStringLiteral("https://localhost/") << true;
    QTest::newRow("no port of TCP") << QStringLiteral("ws://localhost:99999/") << true;
}

void UrlFieldTest::addressesAreJudged()
{
    QFETCH(QString, text);
    QFETCH(bool, invalid);
    UrlField field;
    field.setUrl(text);
    QCOMPARE(field.property("state").toString(), invalid ? QStringLiteral("invalid") : QString());
    QCOMPARE(!field.toolTip().isEmpty(), invalid);
}

void UrlFieldTest::theLatestAddressStandsFirstAndOnce()
{
    UrlField field;
    for (const char* url : {"ws://a/", "ws://b/", "ws://a/"}) {
        field.setUrl(QString::fromLatin1(url));
        field.remember();
    }
    QCOMPARE(field.recent(), (QStringList{QStringLiteral("ws://a/"), QStringLiteral("ws://b/")}));
    QCOMPARE(field.url(), QStringLiteral("ws://a/"));
}

void UrlFieldTest::onlySoManyAreRemembered()
{
    UrlField field;
    for (int i = 0; i < 40; ++i) {
        field.setUrl(QStringLiteral("ws://host-%1/").arg(i));
        field.remember();
    }
    QCOMPARE(field.recent().size(), qsizetype{UrlField::mostRecent});
    QCOMPARE(field.recent()[0], QStringLiteral("ws://host-39/"));
}

void UrlFieldTest::recentAddressesDoNotChangeWhatIsTyped()
{
    UrlField field;
    field.setUrl(QStringLiteral("ws://typed/"));
    field.setRecent({QStringLiteral("ws://a/"), QStringLiteral("ws://b/")});
    QCOMPARE(field.url(), QStringLiteral("ws://typed/"));
}

void UrlFieldTest::typingIsToldAndSettingIsNot()
{
    UrlField field;
    const QSignalSpy edited(&field, &UrlField::urlEdited), accepted(&field, &UrlField::accepted);
    field.setUrl(QStringLiteral("ws://set/"));
    field.setRecent({QStringLiteral("ws://a/")});
    QCOMPARE(edited.size(), 0);
    QTest::keyClick(&field, Qt::Key_A);
    QCOMPARE(edited.size(), 1);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
}

} // namespace lifeline

QTEST_MAIN(lifeline::UrlFieldTest)
#include "url_field_test.moc"
