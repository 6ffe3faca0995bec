#include "ui/faults/json_edit.h"
#include "ui/theme/theme.h"

#include <QTest>
#include <QTextBlock>

namespace lifeline {

class JsonEditTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().setChoice(ThemeChoice::Dark); }
    void theNumbersHaveRoom();
    void problemsMarkTheirLines();
    void goToPutsTheCursorThere();
};

void JsonEditTest::theNumbersHaveRoom()
{
    JsonEdit edit;
    edit.resize(400, 200);
    edit.show();
    const int narrow = edit.numbersWidth();
    edit.setPlainText(QString(12'000, u'\n'));
    QVERIFY(edit.numbersWidth() > narrow);
    QVERIFY(edit.viewport()->geometry().left() >= edit.numbersWidth());
}

void JsonEditTest::problemsMarkTheirLines()
{
    JsonEdit edit;
    edit.setPlainText(QStringLiteral("{\n  \"a\": 1\n}"));
    edit.setProblems({{2, QStringLiteral("no such key")}, {99, QStringLiteral("beyond the end")}});
    QCOMPARE(edit.extraSelections().size(), qsizetype{1});
    QCOMPARE(edit.extraSelections().front().cursor.blockNumber(), 1);
    QCOMPARE(edit.extraSelections().front().format.background().color(), theme().toneFill(StageTone::Failed));
    edit.setProblems({});
    QVERIFY(edit.extraSelections().isEmpty());
}

void JsonEditTest::goToPutsTheCursorThere()
{
    JsonEdit edit;
    edit.setPlainText(QStringLiteral("{\n  \"a\": 1\n}"));
    edit.goTo(2, 3);
    QCOMPARE(edit.textCursor().blockNumber(), 1);
    QCOMPARE(edit.textCursor().positionInBlock(), 2);
    edit.goTo(2, 500);
    QCOMPARE(edit.textCursor().blockNumber(), 1);
    edit.goTo(500, 1);
    QCOMPARE(edit.textCursor().blockNumber(), 2);
}

} // namespace lifeline

QTEST_MAIN(lifeline::JsonEditTest)
#include "json_edit_test.moc"
