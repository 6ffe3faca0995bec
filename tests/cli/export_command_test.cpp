#include "cli/export_command.h"
#include "cli_run.h"
#include "session_files.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace lifeline;

class ExportCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_log = put("log.jsonl", SessionFiles::sampleLines()); }

    void theOutputsNameTellsTheFormat()
    {
        const QString out = m_folder.filePath(QStringLiteral("out.har"));
        const CliRun run = runInside({"export", m_log, "-o", out.toStdString()});
        QCOMPARE(run.errors, QByteArray());
        QCOMPARE(run.code, 0);
        const auto entries =
            QJsonDocument::fromJson(fileContent(out))[QStringLiteral("log")][QStringLiteral("entries")];
        QCOMPARE(entries.toArray().size(), int(sampleConnectionCount));
    }

    void theFormatAskedForCounts()
    {
        const QString out = m_folder.filePath(QStringLiteral("out.har"));
        QCOMPARE(runInside({"export", m_log, "--format", "csv", "--output=" + out.toStdString()}).code, 0);
        QVERIFY(fileContent(out).startsWith("seq,time,t,"));
    }

    void onlyWhatIsAskedFor()
    {
        const QString out = m_folder.filePath(QStringLiteral("out.csv"));
        QCOMPARE(runInside({"export", m_log, "-o", out.toStdString(), "-Y", "event:on-close", "--connection",
                            "4", "--connection", "6"})
                     .code,
                 0);
        QCOMPARE(fileContent(out).count("on-close"), qsizetype{4});
        QCOMPARE(fileContent(out).count('\n'), qsizetype{5});
    }

    void secretsGoUnlessTheyAreAskedFor()
    {
        const std::string log =
            put("secret.jsonl", "{\"lifeline\":1,\"started\":\"2026-11-22T18:54:00.000Z\",\"clock\":"
                                "\"monotonic-ns\",\"app\":\"0.1.0\"}\n"
                                "{\"seq\":1,\"t\":5,\"connection\":1,\"side\":\"client\",\"layer\":\"tcp\","
                                "\"event\":\"connecting\","
                                "\"phase\":\"connecting\",\"detail\":{\"url\":\"ws://h/?token=s3cret\"}}\n");
        const QString out = m_folder.filePath(QStringLiteral("secret.csv"));
        QCOMPARE(runInside({"export", log, "-o", out.toStdString()}).code, 0);
        QVERIFY(fileContent(out).contains("token=[redacted]"));
        QCOMPARE(runInside({"export", log, "-o", out.toStdString(), "--no-redaction"}).code, 0);
        QVERIFY(fileContent(out).contains("token=s3cret"));
    }

    void whatCouldBeReadOfADamagedFileIsWritten()
    {
        const std::string log =
            put("damaged.jsonl", fileContent(QString::fromStdString(m_log)) + "{\"seq\":\n");
        const QString out = m_folder.filePath(QStringLiteral("damaged.csv"));
        const CliRun run = runInside({"export", log, "-o", out.toStdString()});
        QCOMPARE(run.code, 3);
        QVERIFY2(run.errors.contains("damaged.jsonl:"), run.errors);
        QCOMPARE(fileContent(out).count('\n'), qsizetype{325});
    }

    void whatCannotBeReadOrWrittenIsTold()
    {
        const CliRun unread = runInside({"export", "/no/such/file"});
        QCOMPARE(unread.code, 3);
        QVERIFY2(unread.errors.contains("/no/such/file"), unread.errors);
        const CliRun unwritten = runInside({"export", m_log, "-o", "/no/such/folder/x.csv"});
        QCOMPARE(unwritten.code, 5);
        QVERIFY2(unwritten.errors.contains("\"/no/such/folder/x.csv\" cannot be written: No such file"),
                 unwritten.errors);
    }

    void mistakesAreSentences_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("sentence");
        const auto row = [](const QStringList& arguments, const char* sentence) {
            QTest::newRow(sentence) << arguments << QByteArray(sentence);
        };
        row({}, "export needs one file");
        row({QStringLiteral("a"), QStringLiteral("b")}, "\"b\" is too much");
        row({QStringLiteral("a"), QStringLiteral("--format=pdf")},
            "\"pdf\" is no format; formats are jsonl, csv, har");
        row({QStringLiteral("a"), QStringLiteral("-Y"), QStringLiteral("code:x")}, "-Y: ");
        row({QStringLiteral("a"), QStringLiteral("--connection"), QStringLiteral("0")},
            "is no number of a connection");
        row({QStringLiteral("a"), QStringLiteral("--no-redaction"), QStringLiteral("--hide-payloads")},
            "exclude each other");
    }

    void mistakesAreSentences()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, sentence);
        std::vector<std::string> all{"export"};
        for (const QString& argument : arguments)
            all.push_back(argument.toStdString());
        const CliRun run = runInside(all);
        QCOMPARE(run.code, 2);
        QVERIFY2(run.errors.contains(sentence), run.errors);
    }

private:
    std::string put(const char* name, const QByteArray& text)
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        const bool written = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        return written ? path.toStdString() : std::string();
    }

    QTemporaryDir m_folder;
    std::string m_log;
};

QTEST_GUILESS_MAIN(ExportCommandTest)
#include "export_command_test.moc"
