#include "store/crc32c.h"

#include <QTest>

#include <string>

using namespace lifeline;

class Crc32cTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownSums_data();
    void knownSums();
    void bothWaysAgreeWhereverBytesAreCut();
};

void Crc32cTest::knownSums_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<quint32>("sum");
    QByteArray rising;
    for (char i = 0; i < 32; ++i)
        rising += i;
    QTest::newRow("nothing") << QByteArray() << 0U;
    QTest::newRow("digits") << QByteArray("123456789") << 0xE3069283U;
    QTest::newRow("32 zeros (RFC 3720 B.4)") << QByteArray(32, '\0') << 0x8A9136AAU;
    QTest::newRow("32 ones (RFC 3720 B.4)") << QByteArray(32, '\xFF') << 0x62A8AB43U;
    QTest::newRow("rising (RFC 3720 B.4)") << rising << 0x46DD794EU;
}

void Crc32cTest::knownSums()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const quint32, sum);
    const std::string_view view(bytes.constData(), std::size_t(bytes.size()));
    QCOMPARE(crc32c(view), sum);
    QCOMPARE(portableCrc32c(view), sum);
}

void Crc32cTest::bothWaysAgreeWhereverBytesAreCut()
{
    std::string bytes;
    for (int i = 0; i < 100; ++i)
        bytes += static_cast<char>(i * 37);
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        const std::string_view view(bytes);
        QCOMPARE(crc32c(view.substr(cut), crc32c(view.substr(0, cut))), crc32c(view));
        QCOMPARE(portableCrc32c(view.substr(cut), portableCrc32c(view.substr(0, cut))), crc32c(view));
    }
}

QTEST_APPLESS_MAIN(Crc32cTest)
#include "crc32c_test.moc"
