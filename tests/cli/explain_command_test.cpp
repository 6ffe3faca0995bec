#include "cli/explain_command.h"
#include "cli_run.h"
#include "session_files.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace lifeline;

class ExplainCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_log = SessionFiles::sampleLines(); }

    void everyConnectionIsExplainedWithItsEvents()
    {
        const CliRun run = runInside({"explain", write(m_log), "--no-color"});
        QCOMPARE(run.errors, QByteArray());
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out.count("\n#"), int(sampleConnectionCount) - 1);
        QVERIFY2(run.out.contains("#6 client → server: Opened, then reset on the wire mid-frame.\n"
                                  "  The client reset the connection [#"),
                 run.out);
        QVERIFY(run.out.contains("- resources: 1 taken, 0 released, 1 leaked\n"));
        QVERIFY(run.out.contains("- did not come: on-close (server): never opened"));
    }

    void onlyThoseAskedFor()
    {
        const CliRun run = runInside({"explain", write(m_log), "--connection", "7", "--connection=3"});
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.startsWith("#3 "));
        QVERIFY(run.out.contains("\n#7 curl → server"));
        QCOMPARE(run.out.count("\n#"), 1);
    }

    void programsGetJson()
    {
        const std::string path = m_folder.filePath(QStringLiteral("why.json")).toStdString();
        QCOMPARE(runInside({"explain", write(m_log), "--json", path}).code, 0);
        const QJsonObject root = QJsonDocument::fromJson(fileContent(QString::fromStdString(path))).object();
        const QJsonArray all = root.value(QStringLiteral("connections")).toArray();
        QCOMPARE(all.size(), int(sampleConnectionCount));
        for (const QJsonValue& each : all) {
            if (each[QStringLiteral("connection")].toInt() != 6)
                continue;
            QCOMPARE(each[QStringLiteral("ended_by")].toString(), QStringLiteral("client"));
            QCOMPARE(each[QStringLiteral("mechanism")].toString(), QStringLiteral("reset"));
            QCOMPARE(each[QStringLiteral("cut")].toString(), QStringLiteral("frame"));
            QVERIFY(each[QStringLiteral("end")][QStringLiteral("event")].toInt() > 0);
        }
        QCOMPARE(root.value(QStringLiteral("resources"))[QStringLiteral("leaked")].toInt(), 1);
    }

    void mistakesAreSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("says");
        const QString log = QString::fromStdString(write(m_log));
        QTest::newRow("no file") << QStringList{} << 2 << QByteArray("explain needs a log");
        QTest::newRow("two files") << QStringList{log, log} << 2 << QByteArray("takes one log");
        QTest::newRow("a number that is none")
            << QStringList{log, QStringLiteral("--connection"), QStringLiteral("x")} << 2
            << QByteArray("is no number of a connection");
        QTest::newRow("a connection that is not there")
            << QStringList{log, QStringLiteral("--connection"), QStringLiteral("99")} << 2
            << QByteArray("no connection 99");
        QTest::newRow("no such file")
            << QStringList{log + QStringLiteral(".no")} << 3 << QByteArray("cannot be opened");
        QTest::newRow("a folder") << QStringList{m_folder.path()} << 3 << QByteArray("is a folder");
    }

    void mistakesAreSaid()
    {
        QFETCH(const QStringList, arguments);
        std::vector<std::string> words{"explain"};
        for (const QString& argument : arguments)
            words.push_back(argument.toStdString());
        const CliRun run = runInside(words);
        QTEST(run.code, "code");
        QFETCH(const QByteArray, says);
        QVERIFY2(run.errors.contains(says), run.errors);
    }

    /// What came before the bad line is told all the same.
    void aBadLineIsNamed()
    {
        const QByteArray bad = m_log + "{\"seq\":\n";
        const std::string path = write(bad);
        const CliRun run = runInside({"explain", path});
        QCOMPARE(run.code, 3);
        const QByteArray place =
            QByteArray::fromStdString(path) + ":" + QByteArray::number(m_log.count('\n') + 1);
        QVERIFY2(run.errors.contains(place), run.errors);
        QVERIFY(run.out.contains("#6 client → server"));
    }

private:
    std::string write(const QByteArray& text)
    {
        const QString path = m_folder.filePath(QStringLiteral("log%1.jsonl").arg(++m_files));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no file");
        return path.toStdString();
    }

    QTemporaryDir m_folder;
    QByteArray m_log;
    int m_files = 0;
};

QTEST_APPLESS_MAIN(ExplainCommandTest)
#include "explain_command_test.moc"
