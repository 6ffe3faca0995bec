// One hostile session in every format, as it stands in tests/golden/exports.
#include "exported.h"
#include "support/places.h"

#include <QTest>

using namespace lifeline;

namespace {

QString pathOf(ExportFormat format)
{
    const std::string_view suffix = exportSuffix(format);
    const QString name = QString::fromUtf8(suffix.data(), qsizetype(suffix.size()));
    return inProject("tests/golden/exports/hostile") +
           (format == ExportFormat::Pcapng ? name + QStringLiteral(".hex") : name);
}

/// Bytes in lines of hex, so that a difference can be read.
QByteArray hexLines(const QByteArray& bytes)
{
    QByteArray out;
    for (int at = 0; at < bytes.size(); at += 32)
        out += bytes.mid(at, 32).toHex() + '\n';
    return out;
}

/// Without the program's version, which changes.
QByteArray written(ExportFormat format)
{
    HandMadeLog made;
    fillHostileLog(made);
    QByteArray out = exported(made.log, format);
    out.replace(LIFELINE_VERSION, QByteArray("V").repeated(int(sizeof LIFELINE_VERSION) - 1));
    return format == ExportFormat::Pcapng ? hexLines(out) : out;
}

QByteArray golden(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class GoldenExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachFormatIsWrittenAsItWas_data()
    {
        QTest::addColumn<int>("format");
        for (std::size_t i = 0; i < exportFormatCount; ++i)
            QTest::newRow(exportFormatId(static_cast<ExportFormat>(i)).data()) << int(i);
    }

    void eachFormatIsWrittenAsItWas()
    {
        QFETCH(const int, format);
        const QString path = pathOf(static_cast<ExportFormat>(format));
        const QByteArray now = written(static_cast<ExportFormat>(format));
        QVERIFY(!now.isEmpty());
        if (qEnvironmentVariableIsSet("LIFELINE_WRITE_GOLDEN")) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(now) == now.size());
            QFAIL("written anew: look at the difference, and run without LIFELINE_WRITE_GOLDEN");
        }
        QVERIFY2(now == golden(path),
                 "differs from " + path.toUtf8() +
                     "; where that is right: LIFELINE_WRITE_GOLDEN=1 formats_golden_export_test "
                     "writes it anew\n" +
                     now.left(20'000));
    }
};

QTEST_APPLESS_MAIN(GoldenExportTest)
#include "golden_export_test.moc"
