#include "exported.h"
#include "support/sample_session.h"

#include <QTest>

using namespace lifeline;

class MarkdownReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyConnectionHasItsParts()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        const QByteArray text = exported(log, ExportFormat::Markdown);
        for (std::uint32_t id = 1; id <= sampleConnectionCount; ++id)
            QVERIFY(text.contains("\n## #" + QByteArray::number(id) + ' '));
        QCOMPARE(text.count("``````"), qsizetype(2 * sampleConnectionCount));
        QVERIFY(text.contains("### What the server was told") && text.contains("- *no on-close*: "));
        QVERIFY(text.contains(
            "| 7 | curl → server | request refused | Never opened: the upgrade was refused. | "));
    }

    void tablesKeepTheirColumns()
    {
        HandMadeLog made;
        fillHostileLog(made);
        for (QByteArray line : exported(made.log, ExportFormat::Markdown).split('\n')) {
            if (!line.startsWith("| "))
                continue;
            line.replace("\\|", "");
            QCOMPARE(line.count('|'), qsizetype{6});
        }
    }

    void nothingOfAPeersIsHtml()
    {
        HandMadeLog made;
        fillHostileLog(made);
        bool fenced = false;
        for (const QByteArray& line : exported(made.log, ExportFormat::Markdown).split('\n')) {
            fenced = line.startsWith("``````") ? !fenced : fenced;
            QVERIFY2(fenced || !line.contains('<'), line);
        }
        QVERIFY(!fenced);
    }
};

QTEST_APPLESS_MAIN(MarkdownReportTest)
#include "markdown_report_test.moc"
