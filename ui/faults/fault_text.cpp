#include "ui/faults/fault_text.h"

#include "ui/theme/theme.h"
#include "words/words.h"

#include <QCoreApplication>
#include <QStringList>

namespace lifeline {
namespace {

QString say(const char* source) { return QCoreApplication::translate("Faults", source); }

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString html(std::string_view utf8) { return text(utf8).toHtmlEscaped(); }

/// "4.2.1" is a section of RFC 6455.
QString withSign(std::string_view section)
{
    QString shown = text(section);
    const qsizetype space = shown.lastIndexOf(u' ');
    return shown.insert(space + 1, u'§');
}

bool isPaired(const Fault& fault)
{
    const std::string_view id = fault.id;
    return id.ends_with("-by-client") || id.ends_with("-by-server");
}

QString paragraph(const QString& label, const QString& body)
{
    return QStringLiteral("<p style='margin:0 0 5px 0'><span style='color:%1'>%2</span> %3</p>")
        .arg(theme().muted.name(), label, body);
}

QString mono(const QString& escapedText)
{
    return QStringLiteral("<span style='font-family:\"%1\"'>%2</span>").arg(monoFont().family(), escapedText);
}

QColor colourOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed:
    case Outcome::Allowed: return theme().validInput;
    case Outcome::Failed: return theme().danger;
    case Outcome::Skipped: break;
    }
    return theme().muted;
}

QString checkHtml(const Check& check)
{
    QString line = QStringLiteral("<span style='color:%1'>%2</span> %3")
                       .arg(colourOf(check.outcome).name(), outcomeSign(check.outcome), html(check.what));
    if (!check.expected.empty() && check.outcome != Outcome::Passed)
        line += QStringLiteral(" · ") + say("expected %1").arg(html(check.expected));
    if (!check.seen.empty())
        line +=
            QStringLiteral(" · <span style='color:%1'>%2</span>").arg(theme().muted.name(), html(check.seen));
    return QStringLiteral("<p style='margin:0 0 2px 0'>%1</p>").arg(line);
}

QString owedHtml(const SubjectExpectation& expect)
{
    QString owed = mono(callbacksText(expect.callbacks).toHtmlEscaped());
    for (const auto& other : expect.allowed)
        owed += QStringLiteral(" %1 ").arg(say("or")) + mono(callbacksText(other).toHtmlEscaped());
    return owed;
}

void count(QStringList& parts, std::size_t number, const QString& word)
{
    if (number > 0)
        parts << QStringLiteral("%1 %2").arg(number).arg(word);
}

} // namespace

QString titleText(const Fault& fault)
{
    const QString title = text(fault.title);
    return isPaired(fault) ? say("%1 · by the %2").arg(title, words::side(fault.side)) : title;
}

QString placeText(const Fault& fault)
{
    const QString section = sectionText(fault);
    return isPaired(fault) ? words::side(fault.side) + u' ' + section : section;
}

QString sectionText(const Fault& fault)
{
    return fault.sections.empty() ? QString() : withSign(fault.sections.front());
}

QString sectionsText(const Fault& fault)
{
    QStringList parts;
    for (const std::string& section : fault.sections)
        parts << (section.find(' ') == std::string::npos ? QStringLiteral("RFC 6455 ") : QString()) +
                     withSign(section);
    return parts.join(QStringLiteral(", "));
}

QString callbacksText(const std::vector<ExpectedCallback>& callbacks)
{
    QStringList names;
    for (const ExpectedCallback& callback : callbacks)
        names << text(expectedCallbackText(callback));
    return names.isEmpty() ? say("none") : names.join(QStringLiteral(", "));
}

QString outcomeWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed: return say("passed");
    case Outcome::Allowed: return say("allowed");
    case Outcome::Failed: return say("failed");
    case Outcome::Skipped: break;
    }
    return say("skipped");
}

QString outcomeSign(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed: return QStringLiteral("✓");
    case Outcome::Allowed: return QStringLiteral("≈");
    case Outcome::Failed: return QStringLiteral("✗");
    case Outcome::Skipped: break;
    }
    return QStringLiteral("–");
}

QString detailsHtml(const Fault& fault)
{
    QString all = QStringLiteral("<p style='margin:0 0 5px 0'>%1</p>").arg(html(fault.does));
    all += paragraph(say("A correct peer:"), html(fault.must));
    all += paragraph(say("Callbacks owed:"), owedHtml(fault.expect));
    if (!fault.expect.allowedWhy.empty())
        all += paragraph(say("Also right:"), html(fault.expect.allowedWhy));
    all += paragraph(say("By the %1 ·").arg(words::side(fault.side)), sectionsText(fault).toHtmlEscaped());
    all += paragraph(say("Id"), mono(html(fault.id)));
    return all;
}

QString tipHtml(const Fault& fault)
{
    return QStringLiteral("<qt><b>%1</b><br>%2<br>%3<br>%4 · %5</qt>")
        .arg(html(fault.title), html(fault.does), html(fault.must), sectionsText(fault).toHtmlEscaped(),
             html(fault.id));
}

QString reportLine(const FaultReport& report)
{
    const QString head = outcomeSign(report.outcome) + u' ' + outcomeWord(report.outcome);
    return report.why.empty() ? head : head + QStringLiteral(" · ") + text(report.why);
}

QString checksHtml(const FaultReport& report)
{
    QString all;
    for (const Check& check : report.checks)
        all += checkHtml(check);
    return all;
}

QString problemLine(const FileProblem& problem)
{
    const QString file = text(problem.file).section(u'/', -1);
    const QString line = QStringLiteral("%1:%2: %3").arg(file).arg(problem.line).arg(text(problem.what));
    return problem.expected.empty() ? line : line + say(" (expected %1)").arg(text(problem.expected));
}

void Tally::take(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed: ++passed; break;
    case Outcome::Allowed: ++allowed; break;
    case Outcome::Failed: ++failed; break;
    case Outcome::Skipped: ++skipped; break;
    }
}

QString Tally::text() const
{
    QStringList parts;
    count(parts, passed, outcomeWord(Outcome::Passed));
    count(parts, allowed, outcomeWord(Outcome::Allowed));
    count(parts, failed, outcomeWord(Outcome::Failed));
    count(parts, skipped, outcomeWord(Outcome::Skipped));
    return say("%1 played: %2").arg(total()).arg(parts.join(QStringLiteral(", ")));
}

} // namespace lifeline
