#include "base/quantity_text.h"

#include <QTest>

#include <limits>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

constexpr qint64 refused = -1;

qint64 nanosOf(const QByteArray& text)
{
    const auto duration = parseDuration(text.toStdString());
    return duration ? qint64{duration->count()} : refused;
}

qint64 sizeOf(const QByteArray& text)
{
    const auto size = parseSize(text.toStdString());
    return size ? static_cast<qint64>(*size) : refused;
}

} // namespace

class QuantityTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void durationsAreReadExactly_data();
    void durationsAreReadExactly();
    void durationsAreWrittenInTheirShortestForm_data();
    void durationsAreWrittenInTheirShortestForm();
    void whatIsWrittenReadsBack();
    void sizesAreReadExactly_data();
    void sizesAreReadExactly();
    void sizesAreShownWithThreeDigits_data();
    void sizesAreShownWithThreeDigits();
};

void QuantityTextTest::durationsAreReadExactly_data()
{
    QTest::addColumn<qint64>("nanos");
    const auto row = [](const char* text, qint64 nanos) { QTest::newRow(text) << nanos; };
    row("0", 0);
    row("0s", 0);
    row("10s", 10'000'000'000);
    row("500ms", 500'000'000);
    row("1.5s", 1'500'000'000);
    row("0.25s", 250'000'000);
    row("2m", 120'000'000'000);
    row("1h", 3'600'000'000'000);
    row("0.5h", 1'800'000'000'000);
    row("250us", 250'000);
    row("30ns", 30);
    row("007s", 7'000'000'000);
    row("0.000000001s", 1);
    row("1.500s", 1'500'000'000);
    row("0.0000000000025h", 9);
    row("87600h", 315'360'000'000'000'000);
    row("87600.000h", 315'360'000'000'000'000);
    row("87601h", refused);
    row("315360000.000000001s", refused);
    row("99999999999999999999999999999999h", refused);
    row("", refused);
    row("s", refused);
    row("00", refused);
    row("10", refused);
    row("1.5", refused);
    row(".5s", refused);
    row("1.s", refused);
    row("1.2.3s", refused);
    row("-1s", refused);
    row("+1s", refused);
    row(" 1s", refused);
    row("1 s", refused);
    row("1S", refused);
    row("1d", refused);
    row("1e3s", refused);
    row("1,5s", refused);
    row("1sms", refused);
    row("0.5ns", refused);
    row("0.0000000001s", refused);
}

void QuantityTextTest::durationsAreReadExactly()
{
    QFETCH(qint64, nanos);
    QCOMPARE(nanosOf(QTest::currentDataTag()), nanos);
}

void QuantityTextTest::durationsAreWrittenInTheirShortestForm_data()
{
    QTest::addColumn<qint64>("nanos");
    const auto row = [](const char* text, Duration duration) {
        QTest::newRow(text) << qint64{duration.count()};
    };
    row("0", 0s);
    row("10s", 10s);
    row("1.5s", 1500ms);
    row("250ms", 250ms);
    row("1m", 60s);
    row("90s", 90s);
    row("90m", 90min);
    row("1h", 1h);
    row("24h", 24h);
    row("250us", 250us);
    row("30ns", 30ns);
    row("999ns", 999ns);
    row("1001ns", 1001ns);
    row("1.0015s", 1'001'500us);
    row("1.000000001s", 1'000'000'001ns);
    row("61s", 61s);
    row("-1.5s", -1500ms);
}

void QuantityTextTest::durationsAreWrittenInTheirShortestForm()
{
    QFETCH(qint64, nanos);
    QCOMPARE(QByteArray::fromStdString(durationText(Duration(nanos))), QByteArray(QTest::currentDataTag()));
}

void QuantityTextTest::whatIsWrittenReadsBack()
{
    std::uint64_t state = 1;
    for (int i = 0; i < 20'000; ++i) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        const auto nanos = static_cast<qint64>((state >> 6U) >> (state & 63U)) % 315'360'000'000'000'001;
        const std::string text = durationText(Duration(nanos));
        if (nanosOf(QByteArray::fromStdString(text)) != nanos)
            QFAIL(qPrintable(QStringLiteral("%1 ns as %2").arg(nanos).arg(QString::fromStdString(text))));
    }
    // Beyond what is read, yet never a crash.
    QCOMPARE(QByteArray::fromStdString(durationText(Duration::min())), QByteArray("-9223372036.854775808s"));
}

void QuantityTextTest::sizesAreReadExactly_data()
{
    QTest::addColumn<qint64>("bytes");
    const auto row = [](const char* text, qint64 bytes) { QTest::newRow(text) << bytes; };
    row("0", 0);
    row("512", 512);
    row("512B", 512);
    row("1kB", 1000);
    row("64KiB", 65536);
    row("5MB", 5'000'000);
    row("16MiB", 16'777'216);
    row("1GiB", 1'073'741'824);
    row("2GB", 2'000'000'000);
    row("1TB", 1'000'000'000'000);
    row("1TiB", 1'099'511'627'776);
    row("1.5KiB", 1536);
    row("9223372036854775807", std::numeric_limits<qint64>::max());
    row("9223372036854775808", refused);
    row("8388607TiB", 8388607 * (qint64{1} << 40));
    row("8388608TiB", refused);
    row("99999999999999999999999", refused);
    row("", refused);
    row("B", refused);
    row("-1", refused);
    row("0.5", refused);
    row("1.5B", refused);
    row("1K", refused);
    row("1kib", refused);
    row("1 KiB", refused);
    row("0x10", refused);
}

void QuantityTextTest::sizesAreReadExactly()
{
    QFETCH(qint64, bytes);
    QCOMPARE(sizeOf(QTest::currentDataTag()), bytes);
}

void QuantityTextTest::sizesAreShownWithThreeDigits_data()
{
    QTest::addColumn<quint64>("bytes");
    const auto row = [](const char* text, quint64 bytes) { QTest::newRow(text) << bytes; };
    row("0 B", 0);
    row("512 B", 512);
    row("999 B", 999);
    row("0.977 KiB", 1000);
    row("1 KiB", 1024);
    row("1.5 KiB", 1536);
    row("64 KiB", 65536);
    row("999 KiB", 999 * 1024);
    row("0.977 MiB", 1000 * 1024);
    row("1 MiB", 1024 * 1024 - 1);
    row("16 MiB", 16 << 20);
    row("123 MiB", 123 << 20);
    row("1 GiB", 1 << 30);
    row("16 EiB", std::numeric_limits<quint64>::max());
}

void QuantityTextTest::sizesAreShownWithThreeDigits()
{
    QFETCH(quint64, bytes);
    QCOMPARE(QByteArray::fromStdString(sizeText(bytes)), QByteArray(QTest::currentDataTag()));
}

QTEST_APPLESS_MAIN(QuantityTextTest)
#include "quantity_text_test.moc"
