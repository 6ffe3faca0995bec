#include "exported.h"
#include "formats/mermaid_writer.h"

#include <QRegularExpression>
#include <QTest>

using namespace lifeline;

class MermaidWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("written");
        const auto row = [](const char* text, const char* written) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(written);
        };
        row("plain · text", "plain · text");
        row("a;b", "a#59;b");
        row("#1", "#35;1");
        row("<b>", "#60;b#62;");
        row("two\nlines\n", "two lines");
        row("100%", "100#37;");
        row("end", "#101;nd");
        row("the end.", "the #101;nd.");
        row("ended, bend, end_", "ended, bend, end_");
        row("$$x$$", "#36;#36;x#36;#36;");
        row("\\n", "#92;n");
    }

    void texts()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, written);
        QCOMPARE(QByteArray::fromStdString(mermaidText(text.toStdString())), written);
    }

    /// Whatever peers wrote, a line is one of the few there are.
    void everyLineIsOneOfADiagram()
    {
        HandMadeLog made;
        fillHostileLog(made);
        static const QRegularExpression known(
            QStringLiteral("^(sequenceDiagram|    participant [CS] as (client|server)|"
                           "    (C->>S|S->>C|Note (left of C|right of S|over C,S)): "
                           "([^;#<>%\"{}\\[\\]$\\\\&]|#[0-9]+;)+)$"));
        const QStringList lines = QString::fromUtf8(exported(made.log, ExportFormat::Mermaid)).split(u'\n');
        QVERIFY(lines.size() > 20 && lines.last().isEmpty());
        for (const QString& line : lines.mid(0, lines.size() - 1))
            QVERIFY2(known.match(line).hasMatch(), qPrintable(line));
    }
};

QTEST_APPLESS_MAIN(MermaidWriterTest)
#include "mermaid_writer_test.moc"
