#include "ui/sessions/export_form.h"

#include <QSet>
#include <QTest>

namespace lifeline {

class ExportFormTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFormatAndPictureIsThereOnce();
    void theSuffixFollowsTheForm_data();
    void theSuffixFollowsTheForm();
};

void ExportFormTest::everyFormatAndPictureIsThereOnce()
{
    QSet<QString> names;
    QSet<int> formats, pictures;
    for (const ExportForm& form : exportForms()) {
        QVERIFY(!form.hint.isEmpty());
        QVERIFY(form.suffix.startsWith(u'.'));
        names += form.name;
        if (form.format)
            formats += static_cast<int>(*form.format);
        else
            pictures += static_cast<int>(form.picture) * 3 + static_cast<int>(form.pictureFormat);
    }
    QCOMPARE(names.size(), static_cast<qsizetype>(exportForms().size()));
    QCOMPARE(formats.size(), static_cast<qsizetype>(exportFormatCount));
    QCOMPARE(pictures.size(), qsizetype{6});
}

void ExportFormTest::theSuffixFollowsTheForm_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expected");
    QTest::newRow("another form's") << QStringLiteral("/x/a.jsonl") << QStringLiteral("/x/a.svg");
    QTest::newRow("its own") << QStringLiteral("/x/a.SVG") << QStringLiteral("/x/a.svg");
    QTest::newRow("none") << QStringLiteral("/x/a") << QStringLiteral("/x/a.svg");
    QTest::newRow("no form's") << QStringLiteral("/x/a.v1.2") << QStringLiteral("/x/a.v1.2.svg");
}

void ExportFormTest::theSuffixFollowsTheForm()
{
    QFETCH(QString, path);
    QFETCH(QString, expected);
    for (const ExportForm& form : exportForms()) {
        if (form.suffix == u".svg")
            QCOMPARE(withSuffix(path, form), expected);
    }
}

} // namespace lifeline

QTEST_GUILESS_MAIN(lifeline::ExportFormTest)
#include "export_form_test.moc"
