#include "ui/shell/composer_draft.h"

#include <QTest>

using namespace lifeline;

namespace {

QString times(int count) { return QString(count, u'x'); }

Draft textDraft(const char* text) { return {DraftKind::Text, QString::fromLatin1(text), {}}; }

} // namespace

class ComposerDraftTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void draftsAreReadOrRefused_data();
    void draftsAreReadOrRefused();
    void aCloseCodeIsANumberOrNone_data();
    void aCloseCodeIsANumberOrNone();
    void aCodeThatMustNotBeSentIsPointedOut();
    void textIsSentAsUtf8();
    void everyRegisteredCodeIsOffered();
    void theHistoryWalksBackAndComesForwardToWhatWasTyped();
    void theSameDraftTwiceIsRememberedOnce();
    void theHistoryForgetsTheOldest();
};

void ComposerDraftTest::draftsAreReadOrRefused_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::addColumn<int>("bytes");
    const auto row = [](const char* name, DraftKind kind, const QString& text, int bytes) {
        QTest::newRow(name) << static_cast<int>(kind) << text << (bytes >= 0) << bytes;
    };
    row("empty text", DraftKind::Text, {}, 0);
    row("hex", DraftKind::Binary, QStringLiteral("01 a0,ff"), 3);
    row("no bytes", DraftKind::Binary, {}, 0);
    row("half a byte", DraftKind::Binary, QStringLiteral("01 a"), -1);
    row("no hex", DraftKind::Binary, QStringLiteral("zz"), -1);
    row("a full ping", DraftKind::Ping, times(125), 125);
    row("a ping too long", DraftKind::Ping, times(126), -1);
    row("a pong too long in UTF-8", DraftKind::Pong, QString(63, QChar(0xE4)), -1);
    row("a full pong", DraftKind::Pong, QString(62, QChar(0xE4)), 124);
}

void ComposerDraftTest::draftsAreReadOrRefused()
{
    QFETCH(int, kind);
    QFETCH(QString, text);
    QFETCH(bool, good);
    const DraftReading reading = readDraft({static_cast<DraftKind>(kind), text, {}});
    QCOMPARE(reading.outgoing.has_value(), good);
    QVERIFY(!reading.note.isEmpty());
    if (good)
        QTEST(static_cast<int>(reading.outgoing->bytes.size()), "bytes");
}

void ComposerDraftTest::aCloseCodeIsANumberOrNone_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("sent"); // -1: no code, -2: refused
    const auto row = [](const char* code, const QString& reason, int sent) {
        QTest::newRow(qPrintable(QString::fromLatin1(code) + u' ' + QString::number(reason.size())))
            << QString::fromLatin1(code) << reason << sent;
    };
    row("", {}, -1);
    row("no code", {}, -1);
    row("no code", QStringLiteral("bye"), -2);
    row("1000", QStringLiteral("bye"), 1000);
    row("1000 Normal Closure", {}, 1000);
    row("1000 nonsense", {}, -2);
    row("0", {}, 0);
    row("65535", times(123), 65535);
    row("65536", {}, -2);
    row("1000", times(124), -2);
    row("-1", {}, -2);
    row("soon", {}, -2);
}

void ComposerDraftTest::aCloseCodeIsANumberOrNone()
{
    QFETCH(QString, code);
    QFETCH(QString, reason);
    QFETCH(int, sent);
    const auto outgoing = readDraft({DraftKind::Close, reason, code}).outgoing;
    QCOMPARE(outgoing ? (outgoing->code ? int{*outgoing->code} : -1) : -2, sent);
    if (outgoing)
        QCOMPARE(QString::fromStdString(outgoing->bytes), reason);
}

void ComposerDraftTest::aCodeThatMustNotBeSentIsPointedOut()
{
    const auto reading = readDraft({DraftKind::Close, {}, QStringLiteral("1006")});
    QVERIFY(reading.outgoing);
    QVERIFY2(reading.note.contains(QStringLiteral("must not")), qPrintable(reading.note));
    const auto allowed = readDraft({DraftKind::Close, {}, QStringLiteral("4001")});
    QVERIFY(!allowed.note.contains(QStringLiteral("must not")));
}

void ComposerDraftTest::textIsSentAsUtf8()
{
    const auto reading = readDraft({DraftKind::Text, QString(QChar(0xE4)), {}});
    QCOMPARE(reading.outgoing->bytes, std::string("\xC3\xA4"));
    QVERIFY(reading.outgoing->what == Outgoing::What::Text);
}

void ComposerDraftTest::everyRegisteredCodeIsOffered()
{
    const QStringList choices = closeCodeChoices();
    QCOMPARE(choices.size(), 17);
    QVERIFY(choices.contains(QStringLiteral("1011 Internal Error")));
    for (const QString& choice : choices)
        QVERIFY2(readDraft({DraftKind::Close, {}, choice}).outgoing, qPrintable(choice));
}

void ComposerDraftTest::theHistoryWalksBackAndComesForwardToWhatWasTyped()
{
    SendHistory history;
    QVERIFY(!history.older(textDraft("typed")));
    history.add(textDraft("one"));
    history.add({DraftKind::Close, {}, QStringLiteral("1000")});
    QVERIFY(!history.newer());
    QVERIFY(history.older(textDraft("typed"))->kind == DraftKind::Close);
    QVERIFY(history.older(textDraft("ignored")) == textDraft("one"));
    QVERIFY(!history.older(textDraft("ignored")));
    QVERIFY(history.newer()->kind == DraftKind::Close);
    QVERIFY(history.newer() == textDraft("typed"));
    QVERIFY(!history.newer());
}

void ComposerDraftTest::theSameDraftTwiceIsRememberedOnce()
{
    SendHistory history;
    history.add(textDraft("one"));
    history.add(textDraft("one"));
    QVERIFY(history.older({}));
    QVERIFY(!history.older({}));
}

void ComposerDraftTest::theHistoryForgetsTheOldest()
{
    SendHistory history;
    for (std::size_t i = 0; i <= SendHistory::capacity; ++i)
        history.add({DraftKind::Text, QString::number(i), {}});
    std::optional<Draft> oldest;
    std::size_t steps = 0;
    for (auto step = history.older({}); step; step = history.older({}), ++steps)
        oldest = step;
    QCOMPARE(steps, SendHistory::capacity);
    QCOMPARE(oldest->text, QStringLiteral("1"));
}

QTEST_APPLESS_MAIN(ComposerDraftTest)
#include "composer_draft_test.moc"
