#include "atlas/atlas_sample.h"
#include "cli/atlas_command_write.h"
#include "cli_run.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lifeline;

namespace {

AtlasColumn clientColumn()
{
    AtlasColumn column = sampleColumn();
    column.side = Side::Client;
    return column;
}

} // namespace

class AtlasCommandWriteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFolderTakesAFileAColumn()
    {
        QCOMPARE(write({sampleColumn(), clientColumn()}, m_folder.path()), ExitCode::Expected);
        for (const char* name : {"jetty-9.4.57-server.json", "jetty-9.4.57-client.json"})
            QVERIFY2(QFile::exists(m_folder.filePath(QString::fromLatin1(name))), name);
        QVERIFY2(m_out.contains("Jetty 9.4.57 as a server: 2 cells, 1 left, in "), m_out);
        QVERIFY(m_out.contains("  skipped  fin-unanswered-by-client: "));
    }

    void aFileTakesOne()
    {
        const QString file = m_folder.filePath(QStringLiteral("one.json"));
        QCOMPARE(write({sampleColumn()}, file), ExitCode::Expected);
        const AtlasFile read = readAtlas(fileContent(file).toStdString(), "one.json");
        QVERIFY(read.columns == std::vector<AtlasColumn>{sampleColumn()});
        QCOMPARE(write({sampleColumn(), clientColumn()}, file), ExitCode::Usage);
        QVERIFY2(m_errors.contains("would take two files; name a folder, or one --side."), m_errors);
    }

    void aFileNowhereIsSaid()
    {
        QCOMPARE(write({sampleColumn()}, m_folder.filePath(QStringLiteral("no/where.json"))),
                 ExitCode::Usage);
        QVERIFY2(m_errors.contains("cannot be written: No such file or directory."), m_errors);
    }

private:
    ExitCode write(const std::vector<AtlasColumn>& columns, const QString& to)
    {
        const QString out = m_folder.filePath(QStringLiteral("out")),
                      errors = m_folder.filePath(QStringLiteral("errors"));
        ExitCode exit = ExitCode::Expected;
        {
            OutputStream outStream(out.toStdString()), errorStream(errors.toStdString());
            exit = writeColumns(columns, to.toStdString(), {outStream, errorStream});
            outStream.flush();
        }
        m_out = fileContent(out);
        m_errors = fileContent(errors);
        return exit;
    }

    QTemporaryDir m_folder;
    QByteArray m_out, m_errors;
};

QTEST_APPLESS_MAIN(AtlasCommandWriteTest)
#include "atlas_command_write_test.moc"
