#include "cli/cell_report_files.h"
#include "cli_run.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lifeline;

class CellReportFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasAskedForIsWritten()
    {
        const Screen screen(m_folder.filePath(QStringLiteral("a")));
        CellReportFiles files(path("a.json"), path("a.xml"));
        QVERIFY(files.good(screen.console));
        files.write({{"s 1 server", "fin"}}, {"atlas check", "now"});
        QVERIFY(files.good(screen.console));
        QVERIFY(content("a.json").contains("\"fault\":\"fin\""));
        QVERIFY(
            content("a.xml").contains("<testcase classname=\"lifeline.atlas.s 1 server\" name=\"fin\"/>"));
        QCOMPARE(screen.errors(), QByteArray());
    }

    void nothingIsWrittenWhereNothingWasAskedFor()
    {
        const Screen screen(m_folder.filePath(QStringLiteral("b")));
        CellReportFiles files({}, {});
        files.write({}, {"atlas check", "now"});
        QVERIFY(files.good(screen.console));
        QCOMPARE(screen.errors(), QByteArray());
    }

    void aFileNowhereIsSaidBeforeAnythingIsWritten()
    {
        const Screen screen(m_folder.filePath(QStringLiteral("c")));
        const CellReportFiles files({}, path("no/where.xml"));
        QVERIFY(!files.good(screen.console));
        QVERIFY2(screen.errors().contains("cannot be written: No such file or directory."), screen.errors());
    }

private:
    /// A console whose two streams are files.
    struct Screen {
        explicit Screen(const QString& name)
            : errorPath(name + QStringLiteral(".errors")),
              outStream((name + QStringLiteral(".out")).toStdString()), errorStream(errorPath.toStdString())
        {
        }
        QByteArray errors() const { return fileContent(errorPath); }

        QString errorPath;
        OutputStream outStream, errorStream;
        Console console{outStream, errorStream};
    };

    std::string path(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    QByteArray content(const char* name) const
    {
        return fileContent(m_folder.filePath(QString::fromLatin1(name)));
    }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(CellReportFilesTest)
#include "cell_report_files_test.moc"
