#include "exported.h"
#include "formats/export_log.h"
#include "support/sample_session.h"

#include <QDir>
#include <QTest>

#include <set>

using namespace lifeline;

class ExportLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormatHasItsNameAndSuffix()
    {
        std::set<std::string_view> ids, suffixes;
        for (const ExportFormat format : formats()) {
            ids.insert(exportFormatId(format));
            suffixes.insert(exportSuffix(format));
            QCOMPARE(exportFormatNamed(exportFormatId(format)), std::optional(format));
            QCOMPARE(exportFormatOf("A" + std::string(exportSuffix(format))), std::optional(format));
        }
        QCOMPARE(ids.size(), exportFormatCount);
        QCOMPARE(suffixes.size(), exportFormatCount);
        QVERIFY(!exportFormatNamed("pdf") && !exportFormatOf("x.zip"));
        QCOMPARE(exportFormatOf("X.HAR"), std::optional(ExportFormat::Har));
    }

    void everyFormatIsWritten()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        for (const ExportFormat format : formats())
            QVERIFY2(exported(log, format).size() > 1000, std::string(exportFormatId(format)).c_str());
    }

    void anEmptyLogIsNoMishap()
    {
        const EventLog log("2026-11-22T18:54:00.000Z");
        for (const ExportFormat format : formats()) {
            const QTemporaryDir folder;
            const std::string path = folder.filePath(QStringLiteral("out")).toStdString();
            QVERIFY(exportLog(LogSlice(log), format, {}, path).written());
        }
    }

    void secretsGoFromEveryFormatAndAreCountedOnce()
    {
        HandMadeLog made;
        fillHostileLog(made);
        for (const ExportFormat format : formats()) {
            const QTemporaryDir folder;
            const QString path = folder.filePath(QStringLiteral("out"));
            const ExportOutcome outcome = exportLog(LogSlice(made.log), format, {}, path.toStdString());
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            QVERIFY2(!content.contains("s3cret") && !content.contains("b=2"), exportFormatId(format).data());
            QCOMPARE(outcome.redactedFields, std::uint64_t{3});
            QCOMPARE(outcome.redactedParameters, std::uint64_t{2});
            QCOMPARE(outcome.redactedPayloads, std::uint64_t{0});
        }
    }

    void chosenPayloadsGoFromEveryFormat()
    {
        HandMadeLog made;
        fillHostileLog(made);
        ExportOptions options;
        options.redaction.allPayloads = true;
        for (const ExportFormat format : formats()) {
            const QByteArray content = exported(made.log, format, options);
            QVERIFY(!content.isEmpty());
            QVERIFY2(!content.contains("script>a") && !content.contains("onload"),
                     exportFormatId(format).data());
        }
    }

    void nothingReachesATerminalFromTextFormats()
    {
        HandMadeLog made;
        fillHostileLog(made);
        for (const ExportFormat format : formats()) {
            if (format == ExportFormat::Pcapng)
                continue;
            const QByteArray content = exported(made.log, format);
            QVERIFY2(!content.contains('\x1b') && !content.contains('\0'), exportFormatId(format).data());
        }
    }

    void aSelectionIsWrittenAlone()
    {
        HandMadeLog made;
        made.open(1).open(2);
        const QByteArray lines = exported(LogSlice(made.log, {4, 6}), ExportFormat::JsonLines);
        QCOMPARE(lines.count('\n'), qsizetype{3});
        QVERIFY(lines.contains("\"seq\":5,") && lines.contains("\"seq\":7,"));
    }

    void whatIsCancelledLeavesNothingBehind()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        for (const ExportFormat format : formats()) {
            const QTemporaryDir folder;
            const ExportOutcome outcome =
                exportLog(LogSlice(log), format, {}, folder.filePath(QStringLiteral("out")).toStdString(),
                          [](std::uint64_t, std::uint64_t) { return false; });
            QVERIFY(outcome.cancelled && !outcome.written());
            QVERIFY(QDir(folder.path()).isEmpty());
        }
    }

    void progressGoesToTheEnd()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        fillManyEvents(log, 20'000);
        for (const ExportFormat format : {ExportFormat::JsonLines, ExportFormat::Har, ExportFormat::Pcapng}) {
            std::uint64_t last = 0;
            bool rises = true;
            const Progress look = [&](std::uint64_t done, std::uint64_t total) {
                rises = rises && done >= last && done <= total;
                last = done;
                return true;
            };
            const QTemporaryDir folder;
            exportLog(LogSlice(log), format, {}, folder.filePath(QStringLiteral("out")).toStdString(), look);
            QVERIFY(rises && last > 10'000);
        }
    }

    void aFileThatCannotBeWrittenIsTold()
    {
        const EventLog log("2026-11-22T18:54:00.000Z");
        const ExportOutcome outcome = exportLog(LogSlice(log), ExportFormat::Csv, {}, "/no/such/folder/file");
        QVERIFY(!outcome.written());
        QCOMPARE(outcome.error, std::string("No such file or directory"));
    }

private:
    static std::vector<ExportFormat> formats()
    {
        std::vector<ExportFormat> all;
        for (std::size_t i = 0; i < exportFormatCount; ++i)
            all.push_back(static_cast<ExportFormat>(i));
        return all;
    }
};

QTEST_APPLESS_MAIN(ExportLogTest)
#include "export_log_test.moc"
