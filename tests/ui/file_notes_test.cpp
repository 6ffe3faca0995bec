#include "ui/sessions/file_notes.h"

#include <QDialog>
#include <QPlainTextEdit>
#include <QTest>

namespace lifeline {
namespace {

FileProblem problem(const char* what, std::uint32_t line = 1, std::uint32_t column = 1)
{
    return {"/home/x/a.har", line, column, what, {}};
}

} // namespace

class FileNotesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWholeFileHasNothingToTell();
    void problemsAndNotesAreCountedAndTheFirstIsTold();
    void placesAreToldWhereAFileHasLines();
    void whyAFileCannotBeOpenedIsASentence();
    void whatAFileSaysIsNoControlSequence();
    void theDetailsListThemAll();
};

void FileNotesTest::aWholeFileHasNothingToTell() { QCOMPARE(notesHeadline(OpenedLog()), QString()); }

void FileNotesTest::problemsAndNotesAreCountedAndTheFirstIsTold()
{
    OpenedLog read;
    read.problems = {problem("the block is cut off")};
    read.notes = {problem("2 packets are missing"), problem("times are guessed")};
    QCOMPARE(notesHeadline(read), QStringLiteral("1 problem · 2 notes: the block is cut off"));
    read.problems.clear();
    QCOMPARE(notesHeadline(read), QStringLiteral("2 notes: 2 packets are missing"));
}

void FileNotesTest::placesAreToldWhereAFileHasLines()
{
    OpenedLog read;
    read.problems = {problem("no number", 3, 7)};
    read.problems.front().expected = "a time";
    QCOMPARE(notesLines(read),
             QStringList{QStringLiteral("Problem: line 3, column 7: no number (expected a time)")});
}

void FileNotesTest::whyAFileCannotBeOpenedIsASentence()
{
    OpenedLog read;
    QCOMPARE(cannotOpen(read, QStringLiteral("/x/a.bin")),
             QStringLiteral("“a.bin” cannot be opened: nothing in it could be read."));
    read.problems = {problem("it is a folder")};
    QCOMPARE(cannotOpen(read, QStringLiteral("/x/a.bin")),
             QStringLiteral("“a.bin” cannot be opened: it is a folder."));
}

void FileNotesTest::whatAFileSaysIsNoControlSequence()
{
    OpenedLog read;
    read.problems = {problem("\x1b[31mred")};
    QVERIFY(!notesLines(read).constFirst().contains(QChar(0x1b)));
}

void FileNotesTest::theDetailsListThemAll()
{
    QWidget window;
    const QStringList lines{QStringLiteral("Problem: a"), QStringLiteral("Note: <b>b</b>")};
    const QDialog* dialog = showFileNotes(&window, QStringLiteral("/x"), lines);
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->findChild<QPlainTextEdit*>()->toPlainText(), lines.join(u'\n'));
}

} // namespace lifeline

QTEST_MAIN(lifeline::FileNotesTest)
#include "file_notes_test.moc"
