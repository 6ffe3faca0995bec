#include "ui/faults/expect_rows.h"

#include "faults/scenario.h"
#include "ui/faults/bytes_text.h"
#include "ui/shell/setting_text.h"

#include <QCoreApplication>

#include <array>

namespace lifeline::step_rows {
namespace {

constexpr std::array<const char*, std::variant_size_v<Awaited>> awaitedIds{
    "request", "response", "frame", "close", "fin", "reset", "end", "nothing", "callback"};

template <std::size_t... I> Awaited awaitedAt(std::size_t which, std::index_sequence<I...>)
{
    Awaited made;
    ((I == which ? void(made.emplace<I>()) : void()), ...);
    return made;
}

bool setAwaitedKind(step::Expect& expect, const QString& text)
{
    for (std::size_t i = 0; i < awaitedIds.size(); ++i) {
        if (text.trimmed() != QLatin1String(awaitedIds[i]))
            continue;
        if (expect.what.index() != i)
            expect.what = awaitedAt(i, std::make_index_sequence<std::variant_size_v<Awaited>>());
        return true;
    }
    return false;
}

struct AwaitedValue {
    QString operator()(const await::Response& w) const { return numbersInput(w.statuses); }
    QString operator()(const await::Frame& w) const
    {
        const QString opcode = opcodeInput(w.opcode);
        return w.payload ? opcode + u' ' + bytesInput(*w.payload) : opcode;
    }
    QString operator()(const await::Close& w) const { return numbersInput({w.codes.begin(), w.codes.end()}); }
    QString operator()(const await::CallbackFired& w) const
    {
        const auto name = callbackName(w.name);
        const auto text = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
        return w.code ? text + u':' + QString::number(*w.code) : text;
    }
    template <class Other> QString operator()(const Other&) const { return {}; }
};

struct SetAwaitedValue {
    const QString& text;

    bool operator()(await::Response& w) const { return take(w.statuses, readNumbers(text, 999)); }
    bool operator()(await::Frame& w) const
    {
        const auto opcode = readOpcode(text.section(u' ', 0, 0));
        const auto payload = readBytes(text.section(u' ', 1));
        if (!opcode || !payload)
            return false;
        w.opcode = *opcode;
        w.payload = payload->empty() ? std::nullopt : payload;
        return true;
    }
    bool operator()(await::Close& w) const
    {
        const auto codes = readNumbers(text, 65535);
        if (codes)
            w.codes.assign(codes->begin(), codes->end());
        return codes.has_value();
    }
    bool operator()(await::CallbackFired& w) const
    {
        const auto read = expectedCallbackFromText(text.trimmed().toStdString());
        const bool bare = text.trimmed() == u"on-close";
        if (!read && !bare)
            return false;
        w.name = bare ? CallbackName::OnClose : read->name;
        w.code = !bare && w.name == CallbackName::OnClose ? std::optional(read->code) : std::nullopt;
        return true;
    }
    template <class Other> bool operator()(Other&) const { return text.trimmed().isEmpty(); }
};

constexpr std::array expectRows{
    Row<step::Expect>{"what", QT_TRANSLATE_NOOP("Steps", "What"),
                      QT_TRANSLATE_NOOP("Steps", "request, response, frame, close, fin, reset, end, nothing, "
                                                 "callback"),
                      Shape::Long,
                      [](const step::Expect& p) { return QString::fromLatin1(awaitedIds[p.what.index()]); },
                      [](step::Expect& p, const QString& t) { return setAwaitedKind(p, t); }},
    Row<step::Expect>{
        "value", QT_TRANSLATE_NOOP("Steps", "Which"),
        QT_TRANSLATE_NOOP("Steps", "400, 4xx · text hello · 1002, 1007 · on-close:1006; empty: any"),
        Shape::Long, [](const step::Expect& p) { return std::visit(AwaitedValue{}, p.what); },
        [](step::Expect& p, const QString& t) { return std::visit(SetAwaitedValue{t}, p.what); }},
    Row<step::Expect>{"within", QT_TRANSLATE_NOOP("Steps", "Within"), QT_TRANSLATE_NOOP("Steps", "2s, 500ms"),
                      Shape::Short, [](const step::Expect& p) { return durationInput(p.within); },
                      [](step::Expect& p, const QString& t) { return take(p.within, readDuration(t)); }},
};

} // namespace

Rows<step::Expect> rowsOf(const step::Expect&) { return joined<step::Expect>({expectRows}); }

} // namespace lifeline::step_rows
