#include "wire/upgrade_rules.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace lifeline;

namespace {

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool matches(std::string_view text, const QString& pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(textOf(text)).hasMatch();
}

} // namespace

class UpgradeRuleTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRuleHasItsRow();
    void idsArePublicAndDoNotRepeat();
    void anUnknownIdIsNoRule();
    void theIdsOfThePublicContractStay_data();
    void theIdsOfThePublicContractStay();
    void onlyRulesThatJudgeRequestsHaveAStatus();
    void aSetHoldsWhatWasAdded();
    void aSetListsItsRulesInTheirOrder();
};

void UpgradeRuleTableTest::everyRuleHasItsRow()
{
    QCOMPARE(upgradeRules().size(), upgradeRuleCount);
    for (const UpgradeRuleInfo& row : upgradeRules()) {
        QCOMPARE(&info(row.rule), &row);
        QVERIFY2(matches(row.section, QStringLiteral("(RFC \\d+ )?\\d+(\\.\\d+)*")), row.section.data());
        QVERIFY2(matches(row.title, QStringLiteral("[a-zA-Z].*[^.]")), row.title.data());
        QVERIFY(row.title.size() < 80);
    }
}

void UpgradeRuleTableTest::idsArePublicAndDoNotRepeat()
{
    QSet<QString> ids;
    QSet<QString> titles;
    for (const UpgradeRuleInfo& row : upgradeRules()) {
        QVERIFY2(matches(row.id, QStringLiteral("[a-z]+(-[a-z0-9]+)*")), row.id.data());
        ids.insert(textOf(row.id));
        titles.insert(textOf(row.title));
        QVERIFY(upgradeRuleFromId(row.id) == row.rule);
    }
    QCOMPARE(static_cast<std::size_t>(ids.size()), upgradeRuleCount);
    QCOMPARE(static_cast<std::size_t>(titles.size()), upgradeRuleCount);
}

void UpgradeRuleTableTest::anUnknownIdIsNoRule()
{
    for (const char* id : {"", "missing", "Missing-Key", "missing-key ", "missing_key"})
        QVERIFY2(!upgradeRuleFromId(id), id);
}

void UpgradeRuleTableTest::theIdsOfThePublicContractStay_data()
{
    QTest::addColumn<int>("rule");
    QTest::addColumn<QByteArray>("section");
    const auto row = [](const char* id, UpgradeRule rule, const char* section) {
        QTest::newRow(id) << static_cast<int>(rule) << QByteArray(section);
    };
    row("missing-key", UpgradeRule::MissingKey, "4.2.1");
    row("missing-version", UpgradeRule::MissingVersion, "4.2.1");
    row("duplicate-key", UpgradeRule::DuplicateKey, "11.3.1");
    row("not-an-upgrade", UpgradeRule::NotAnUpgrade, "4.2.1");
    row("wrong-accept", UpgradeRule::WrongAccept, "4.1");
    row("status-not-101", UpgradeRule::StatusNot101, "4.1");
    row("bare-lf", UpgradeRule::BareLf, "RFC 9112 2.2");
    row("target-too-long", UpgradeRule::TargetTooLong, "RFC 9112 3");
    row("head-too-large", UpgradeRule::HeadTooLarge, "RFC 6585 5");
}

void UpgradeRuleTableTest::theIdsOfThePublicContractStay()
{
    QFETCH(int, rule);
    QFETCH(QByteArray, section);
    const auto found = upgradeRuleFromId(QTest::currentDataTag());
    QVERIFY(found.has_value());
    QCOMPARE(static_cast<int>(*found), rule);
    QCOMPARE(textOf(info(*found).section).toUtf8(), section);
}

void UpgradeRuleTableTest::onlyRulesThatJudgeRequestsHaveAStatus()
{
    for (const UpgradeRuleInfo& row : upgradeRules()) {
        const bool ofResponses = row.rule >= UpgradeRule::StatusNot101;
        QCOMPARE(row.status == 0, ofResponses);
        QVERIFY(ofResponses || (row.status >= 400 && row.status < 500));
    }
}

void UpgradeRuleTableTest::aSetHoldsWhatWasAdded()
{
    for (const UpgradeRuleInfo& row : upgradeRules()) {
        RuleSet set;
        QVERIFY(set.empty());
        set.add(row.rule);
        set.add(row.rule);
        QVERIFY(set.has(row.rule));
        QCOMPARE(set.size(), std::size_t{1});
        QVERIFY(set.rules() == std::vector{row.rule});
        QVERIFY(RuleSet(set.bits()) == set);
        QVERIFY(set != RuleSet());
    }
}

void UpgradeRuleTableTest::aSetListsItsRulesInTheirOrder()
{
    RuleSet set;
    set.add(UpgradeRule::DuplicateSubprotocol);
    set.add(UpgradeRule::MissingKey);
    set.add(UpgradeRule::BareLf);
    const std::vector expected{UpgradeRule::BareLf, UpgradeRule::MissingKey,
                               UpgradeRule::DuplicateSubprotocol};
    QVERIFY(set.rules() == expected);
    QVERIFY(RuleSet(~std::uint64_t{0}).rules().size() == upgradeRuleCount); // strange bits are no rules
}

QTEST_APPLESS_MAIN(UpgradeRuleTableTest)
#include "upgrade_rule_table_test.moc"
