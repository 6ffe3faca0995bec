#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>

namespace lifeline {
namespace {

/// What a person sees of a widget, in the middle of its left border and beside it.
QColor pixel(QWidget& widget, QPoint at) { return widget.grab().toImage().pixelColor(at); }

} // namespace

class StyleSheetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noPlaceholderIsLeft();
    void itIsASheetWithoutMistakes();
    void aPrimaryButtonHasTheAccent();
    void validAndInvalidFieldsHaveTheirBorders();
};

void StyleSheetTest::noPlaceholderIsLeft()
{
    for (const Theme& t : {Theme::light(), Theme::darkTheme()}) {
        const QString sheet = styleSheet(t);
        QVERIFY2(!sheet.contains(u'@'), qPrintable(sheet.mid(sheet.indexOf(u'@') - 40, 80)));
        // A longer name replaced by a shorter one leaves letters behind its colour.
        static const QRegularExpression rest(QStringLiteral("#[0-9a-f]{6,8}[g-zA-Z]"));
        QVERIFY2(!sheet.contains(rest), qPrintable(rest.match(sheet).captured()));
    }
}

void StyleSheetTest::itIsASheetWithoutMistakes()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("[Pp]arse|[Ss]tylesheet")));
    QPushButton button;
    button.setStyleSheet(styleSheet(Theme::light()));
    button.ensurePolished();
    button.grab();
}

void StyleSheetTest::aPrimaryButtonHasTheAccent()
{
    for (const Theme& t : {Theme::light(), Theme::darkTheme()}) {
        QPushButton button;
        button.setProperty("role", QStringLiteral("primary"));
        button.setStyleSheet(styleSheet(t));
        button.resize(120, 30);
        QCOMPARE(pixel(button, {10, 15}), t.accent);
    }
}

void StyleSheetTest::validAndInvalidFieldsHaveTheirBorders()
{
    const Theme t = Theme::darkTheme();
    for (const auto& [state, colour] :
         {std::pair{"valid", t.validInput}, std::pair{"invalid", t.invalidInput}}) {
        QLineEdit field;
        field.setProperty("state", QString::fromLatin1(state));
        field.setStyleSheet(styleSheet(t));
        field.resize(120, 30);
        QCOMPARE(pixel(field, {0, 15}), colour);
    }
}

} // namespace lifeline

QTEST_MAIN(lifeline::StyleSheetTest)
#include "style_sheet_test.moc"
