#include "support/temporary_settings.h"
#include "ui/sessions/recording_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

namespace lifeline {

class RecordingPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsFilledInComesBack();
    void aLimitThatIsNoneMakesThePageInvalid();
    void withoutRecordingThereIsNoLimitToSet();
    void itSaysWhereSessionsLie();

private:
    TemporarySettings m_settings;
};

void RecordingPageTest::whatIsFilledInComesBack()
{
    RecordingPage page;
    page.fill({true, std::uint64_t{3} << 30, WhenFull::DropOldest, 2048});
    const RecordingChoices choices = page.choices();
    QVERIFY(choices.on);
    QCOMPARE(choices.maxBytes, std::uint64_t{3} << 30);
    QCOMPARE(choices.whenFull, WhenFull::DropOldest);
    QCOMPARE(choices.maxPayload, std::uint64_t{2048});
}

void RecordingPageTest::aLimitThatIsNoneMakesThePageInvalid()
{
    RecordingPage page;
    page.fill({});
    page.show();
    auto* limit = page.findChild<QLineEdit*>(QStringLiteral("recording-limit"));
    limit->selectAll();
    QTest::keyClicks(limit, QStringLiteral("12"));
    QVERIFY(!page.isValid());
    QTest::keyClicks(limit, QStringLiteral("GiB"));
    QVERIFY(page.isValid());
    QCOMPARE(page.choices().maxBytes, std::uint64_t{12} << 30);
}

void RecordingPageTest::withoutRecordingThereIsNoLimitToSet()
{
    RecordingPage page;
    page.fill({});
    page.show();
    auto* on = page.findChild<QCheckBox*>(QStringLiteral("recording-on"));
    QTest::keyClick(on, Qt::Key_Space);
    QVERIFY(!page.choices().on);
    QVERIFY(!page.findChild<QLineEdit*>(QStringLiteral("recording-limit"))->isEnabled());
    QVERIFY(!page.findChild<QComboBox*>(QStringLiteral("recording-when-full"))->isEnabled());
    QVERIFY(page.findChild<QLineEdit*>(QStringLiteral("recording-payload"))->isEnabled());
}

void RecordingPageTest::itSaysWhereSessionsLie()
{
    const RecordingPage page;
    bool said = false;
    for (const QLabel* label : page.findChildren<QLabel*>())
        said = said || label->text().contains(m_settings.directory.path());
    QVERIFY(said);
}

} // namespace lifeline

QTEST_MAIN(lifeline::RecordingPageTest)
#include "recording_page_test.moc"
