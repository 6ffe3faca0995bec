#include "contract_sample.h"
#include "contracts/would_have.h"

#include <QTest>

using namespace lifeline;

namespace {

/// "on-open" as that stack would have told it; "(2)" where it stops being the same connection.
QString wouldHave(const char* id, const QString& moments, const StackContract* recorded = nullptr)
{
    const StackContract* contract = findContract(id);
    for (const WouldHave& each :
         whatEachWouldHaveBeenTold(*momentsFromText(moments.toStdString()), contract->side(), recorded)) {
        if (each.contract != contract)
            continue;
        const QString at = each.divergedAt ? QStringLiteral(" (%1)").arg(*each.divergedAt) : QString();
        return textOf(toldText(each.told)) + at + (each.certain ? QString() : QStringLiteral(" ?"));
    }
    return QStringLiteral("not asked");
}

} // namespace

class WouldHaveTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachStackTellsItsOwn_data();
    void eachStackTellsItsOwn();
    void whoRecordedItDecidesWhatDiverges();
    void everyContractOfTheSideIsAsked();
};

void WouldHaveTest::eachStackTellsItsOwn_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("moments");
    QTest::addColumn<QString>("told");
    const auto row = [](const char* id, const char* moments, const char* told) {
        QTest::addRow("%s of %s", id, moments)
            << QByteArray(id) << QString::fromLatin1(moments) << QString::fromLatin1(told);
    };
    row("reference-server", "connected request reset", "upgrade on-open on-error on-close:1006");
    row("jetty-9.4-server", "connected request silence:1s reset", "upgrade on-open on-error on-close:1011");
    row("jetty-9.4-server", "connected request reset+glued", "upgrade on-open on-close:1006 ?");
    row("gorilla-1-server", "connected request violation:invalid-utf8 text fin",
        "upgrade on-open on-message on-close:1006 (2)");
    row("gorilla-1-server", "connected request violation:invalid-utf8", "upgrade on-open");
    row("tomcat-10-client", "connected response:101!wrong-accept fin", "on-open on-close:1006 (1)");
    row("chromium-client", "connected response:101 fin", "on-open on-close:1006");
}

void WouldHaveTest::eachStackTellsItsOwn()
{
    QFETCH(QByteArray, id);
    QFETCH(QString, moments);
    QFETCH(QString, told);
    QCOMPARE(wouldHave(id.constData(), moments), told);
}

void WouldHaveTest::whoRecordedItDecidesWhatDiverges()
{
    const QString moments = QStringLiteral("connected request violation:invalid-utf8 text fin");
    const StackContract* gorilla = findContract("gorilla-1-server");
    QCOMPARE(wouldHave("gorilla-1-server", moments, gorilla),
             QStringLiteral("upgrade on-open on-message on-close:1006"));
    QCOMPARE(wouldHave("reference-server", moments, gorilla),
             QStringLiteral("upgrade on-open on-error on-close:1007 (2)"));
}

void WouldHaveTest::everyContractOfTheSideIsAsked()
{
    const auto all = whatEachWouldHaveBeenTold({}, Side::Client);
    const auto clients = std::count_if(builtInContracts().begin(), builtInContracts().end(),
                                       [](const StackContract& each) { return each.side() == Side::Client; });
    QCOMPARE(static_cast<std::ptrdiff_t>(all.size()), clients);
    QVERIFY(all.front().contract->stack() == "reference");
}

QTEST_APPLESS_MAIN(WouldHaveTest)
#include "would_have_test.moc"
