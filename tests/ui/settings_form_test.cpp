#include "ui/shell/settings_form.h"

#include <QCheckBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace lifeline;

namespace {

QString notEmpty(const QString& text)
{
    return text.isEmpty() ? QStringLiteral("Write something.") : QString();
}

QRect place(const QWidget& widget, const QWidget& form)
{
    return {widget.mapTo(&form, QPoint()), widget.size()};
}

} // namespace

class SettingsFormTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void editorsShareOneColumn();
    void aShortFieldHasItsNoteBesideItAndALongOneBelow();
    void itIsValidWhenAllFieldsAre();
    void labelsLeadToTheirFields();

private:
    std::unique_ptr<SettingsForm> m_form;
    SettingField *m_short = nullptr, *m_long = nullptr;
    QCheckBox* m_check = nullptr;
};

void SettingsFormTest::init()
{
    m_form = std::make_unique<SettingsForm>(QStringLiteral("p"));
    m_form->addHeading(QStringLiteral("Heading"));
    m_short = m_form->addField(QStringLiteral("short"), QStringLiteral("&Short"), SettingField::Shape::Short,
                               notEmpty, QStringLiteral("hint"));
    m_long = m_form->addField(QStringLiteral("long"), QStringLiteral("&Long"), SettingField::Shape::Long,
                              notEmpty, QStringLiteral("hint"));
    m_check = m_form->addCheck(QStringLiteral("check"), QStringLiteral("&Check"));
    m_form->finish();
    m_form->show();
}

void SettingsFormTest::editorsShareOneColumn()
{
    const int left = place(*m_short->editor(), *m_form).left();
    QCOMPARE(place(*m_long->editor(), *m_form).left(), left);
    QCOMPARE(place(*m_check, *m_form).left(), left);
}

void SettingsFormTest::aShortFieldHasItsNoteBesideItAndALongOneBelow()
{
    const QRect shortEditor = place(*m_short->editor(), *m_form),
                shortNote = place(*m_short->noteLine(), *m_form);
    QVERIFY(shortNote.left() > shortEditor.right());
    QVERIFY(shortNote.center().y() >= shortEditor.top() && shortNote.center().y() <= shortEditor.bottom());
    QVERIFY(place(*m_long->noteLine(), *m_form).top() > place(*m_long->editor(), *m_form).bottom());
}

void SettingsFormTest::itIsValidWhenAllFieldsAre()
{
    QSignalSpy changed(m_form.get(), &SettingsForm::changed);
    m_short->setText(QStringLiteral("a"));
    QVERIFY(!m_form->isValid());
    m_long->setText(QStringLiteral("b"));
    QVERIFY(m_form->isValid());
    QCOMPARE(changed.count(), 2);
}

void SettingsFormTest::labelsLeadToTheirFields()
{
    QSet<QWidget*> reached;
    for (const auto* label : m_form->findChildren<QLabel*>())
        reached.insert(label->buddy());
    QVERIFY(reached.contains(m_short->editor()));
    QVERIFY(reached.contains(m_long->editor()));
    QCOMPARE(m_short->editor()->objectName(), QStringLiteral("p-short"));
    QCOMPARE(m_short->editor()->accessibleName(), QStringLiteral("Short"));
    QCOMPARE(m_check->objectName(), QStringLiteral("p-check"));
}

QTEST_MAIN(SettingsFormTest)
#include "settings_form_test.moc"
