#include "support/temporary_settings.h"
#include "ui/sessions/recording_choices.h"

#include <QTest>

namespace lifeline {

class RecordingChoicesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutSettingsEverySessionIsRecorded();
    void whatIsSavedComesBack();
    void storedNonsenseGetsItsDefault();
    void limitsAreSizesOfAtLeastAMebibyteOrNone_data();
    void limitsAreSizesOfAtLeastAMebibyteOrNone();
    void payloadsKeepAtMostWhatADetailHolds();
};

void RecordingChoicesTest::withoutSettingsEverySessionIsRecorded()
{
    const TemporarySettings settings;
    const auto choices = RecordingChoices::load(QSettings());
    QVERIFY(choices.on);
    QCOMPARE(choices.maxPayload, std::uint64_t{64} << 10);
    QCOMPARE(choices.whenFull, WhenFull::Stop);
}

void RecordingChoicesTest::whatIsSavedComesBack()
{
    const TemporarySettings settings;
    QSettings store;
    RecordingChoices{false, std::uint64_t{5} << 20, WhenFull::DropOldest, 1024}.save(store);
    const auto choices = RecordingChoices::load(store);
    QVERIFY(!choices.on);
    QCOMPARE(choices.maxBytes, std::uint64_t{5} << 20);
    QCOMPARE(choices.whenFull, WhenFull::DropOldest);
    QCOMPARE(choices.maxPayload, std::uint64_t{1024});
}

void RecordingChoicesTest::storedNonsenseGetsItsDefault()
{
    const TemporarySettings settings;
    QSettings store;
    store.setValue(QStringLiteral("recording/on"), QStringLiteral("perhaps"));
    store.setValue(QStringLiteral("recording/size-limit"), QStringLiteral("-7"));
    store.setValue(QStringLiteral("recording/when-full"), QStringLiteral("explode"));
    store.setValue(QStringLiteral("recording/largest-payload"), QStringLiteral("1GiB"));
    const auto choices = RecordingChoices::load(store);
    QVERIFY(choices.on);
    QCOMPARE(choices.maxBytes, RecordingChoices().maxBytes);
    QCOMPARE(choices.whenFull, WhenFull::Stop);
    QCOMPARE(choices.maxPayload, RecordingChoices().maxPayload);
}

void RecordingChoicesTest::limitsAreSizesOfAtLeastAMebibyteOrNone_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("a size") << QStringLiteral("10GiB") << true;
    QTest::newRow("none") << QStringLiteral(" 0 ") << true;
    QTest::newRow("the least") << QStringLiteral("1MiB") << true;
    QTest::newRow("too little") << QStringLiteral("1023KiB") << false;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("a word") << QStringLiteral("much") << false;
}

void RecordingChoicesTest::limitsAreSizesOfAtLeastAMebibyteOrNone()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    QCOMPARE(readSizeLimit(text).has_value(), good);
}

void RecordingChoicesTest::payloadsKeepAtMostWhatADetailHolds()
{
    QCOMPARE(readMaxPayload(QStringLiteral("16MiB")), std::optional(std::uint64_t{16} << 20));
    QCOMPARE(readMaxPayload(QStringLiteral("17MiB")), std::optional<std::uint64_t>());
    QCOMPARE(readMaxPayload(QStringLiteral("0")), std::optional(std::uint64_t{0}));
    QCOMPARE(readMaxPayload(sizeInput(3000)), std::optional(std::uint64_t{3000}));
}

} // namespace lifeline

QTEST_GUILESS_MAIN(lifeline::RecordingChoicesTest)
#include "recording_choices_test.moc"
