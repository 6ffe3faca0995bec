#include "base/byte_text.h"
#include "wire/sha256.h"

#include <QTest>

using namespace lifeline;

class Sha256Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownSums_data();
    void knownSums();
};

void Sha256Test::knownSums_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("sum");
    QTest::newRow("nothing") << QByteArray()
                             << QStringLiteral(
                                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("abc (FIPS 180-4)")
        << QByteArray("abc")
        << QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

void Sha256Test::knownSums()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, sum);
    const auto found = sha256({bytes.constData(), std::size_t(bytes.size())});
    QCOMPARE(QString::fromStdString(toHex({found.data(), found.size()})), sum);
}

QTEST_APPLESS_MAIN(Sha256Test)
#include "sha256_test.moc"
