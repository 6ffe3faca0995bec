#include "wire/close_code.h"
#include "wire/violation.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace lifeline;

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

} // namespace

class ViolationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTableFollowsTheEnumeration();
    void idsAreUniqueKebabCaseAndReadBack();
    void unknownIdsAreRefused_data();
    void unknownIdsAreRefused();
    void everyRowIsFitForACloseFrame();
    void answersAreTheOnesTheRfcAsksFor_data();
    void answersAreTheOnesTheRfcAsksFor();
};

void ViolationTest::theTableFollowsTheEnumeration()
{
    QCOMPARE(violations().size(), violationCount);
    for (std::size_t i = 0; i < violationCount; ++i) {
        const auto violation = static_cast<Violation>(i);
        QCOMPARE(static_cast<int>(violations()[i].violation), static_cast<int>(i));
        QCOMPARE(&info(violation), &violations()[i]);
    }
}

void ViolationTest::idsAreUniqueKebabCaseAndReadBack()
{
    static const QRegularExpression kebab(QStringLiteral("^[a-z0-9]+(-[a-z0-9]+)+$"));
    std::set<std::string_view> ids;
    for (const auto& row : violations()) {
        QVERIFY2(kebab.match(text(row.id)).hasMatch(), qPrintable(text(row.id)));
        QVERIFY2(ids.insert(row.id).second, qPrintable(text(row.id)));
        const auto back = violationFromId(row.id);
        QVERIFY(back.has_value());
        QCOMPARE(static_cast<int>(*back), static_cast<int>(row.violation));
    }
}

void ViolationTest::unknownIdsAreRefused_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("another case") << QByteArray("Unmasked-Frame");
    QTest::newRow("cut") << QByteArray("unmasked");
    QTest::newRow("trailing space") << QByteArray("unmasked-frame ");
}

void ViolationTest::unknownIdsAreRefused()
{
    QFETCH(QByteArray, id);
    QVERIFY(!violationFromId(id.toStdString()));
}

void ViolationTest::everyRowIsFitForACloseFrame()
{
    static const QRegularExpression section(QStringLiteral("^[0-9]+(\\.[0-9]+)*$"));
    for (const auto& row : violations()) {
        QVERIFY2(row.closeCode == 0 || mayBeOnTheWire(row.closeCode), qPrintable(text(row.id)));
        QVERIFY2(section.match(text(row.section)).hasMatch(), qPrintable(text(row.id)));
        QVERIFY(!row.title.empty());
        QVERIFY2(row.title.size() <= 123,
                 qPrintable(text(row.title))); // a close payload is at most 125 bytes
    }
}

void ViolationTest::answersAreTheOnesTheRfcAsksFor_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<int>("closeCode");
    QTest::addColumn<QByteArray>("section");
    const auto row = [](const char* id, int closeCode, const char* section) {
        QTest::newRow(id) << QByteArray(id) << closeCode << QByteArray(section);
    };
    row("unmasked-frame", 1002, "5.1");
    row("masked-frame", 1002, "5.1");
    row("reserved-bit", 1002, "5.2");
    row("reserved-data-opcode", 1002, "5.2");
    row("reserved-control-opcode", 1002, "5.2");
    row("fragmented-control", 1002, "5.5");
    row("oversized-control", 1002, "5.5");
    row("unexpected-continuation", 1002, "5.4");
    row("interrupted-message", 1002, "5.4");
    row("non-minimal-length", 1002, "5.2");
    row("length-top-bit", 1002, "5.2");
    row("invalid-utf8", 1007, "8.1");
    row("close-payload-too-short", 1002, "5.5.1");
    row("invalid-close-code", 1002, "7.4");
    row("invalid-close-reason", 1007, "8.1");
    row("frame-too-large", 1009, "10.4");
    row("message-too-large", 1009, "10.4");
    row("data-after-close", 0, "5.5.1");
}

void ViolationTest::answersAreTheOnesTheRfcAsksFor()
{
    QFETCH(QByteArray, id);
    QFETCH(int, closeCode);
    QFETCH(QByteArray, section);
    const auto violation = violationFromId(id.toStdString());
    QVERIFY(violation.has_value());
    QCOMPARE(static_cast<int>(info(*violation).closeCode), closeCode);
    QCOMPARE(text(info(*violation).section), QString::fromLatin1(section));
}

QTEST_APPLESS_MAIN(ViolationTest)
#include "violation_test.moc"
