#include "review/expectation_text.h"

#include "words/translate.h"
#include "words/words.h"

namespace lifeline {
namespace {

using words::translated;

/// A filter's text is a person's, and shown as such.
QString quotedText(const WrittenFilter& filter)
{
    return QStringLiteral("“") + words::shown(filter.text, 200) + QStringLiteral("”");
}

QString timesText(std::uint64_t count)
{
    switch (count) {
    case 0: return translated("did not come");
    case 1: return translated("came once");
    case 2: return translated("came twice");
    default: return translated("came %1 times").arg(count);
    }
}

QString expectedText(const CountRule& rule)
{
    if (rule.max == 0)
        return translated("none");
    if (rule.min == rule.max)
        return translated("exactly %1").arg(rule.min);
    if (rule.max == UINT64_MAX)
        return translated("at least %1").arg(rule.min);
    return rule.min == 0 ? translated("at most %1").arg(rule.max)
                         : translated("%1 to %2").arg(rule.min).arg(rule.max);
}

} // namespace

std::string countText(const CountRule& rule, std::uint64_t count)
{
    const QString where = rule.perSession ? translated(" in the whole session") : QString();
    return translated("%1 %2%3; expected: %4.")
        .arg(quotedText(rule.where), timesText(count), where, expectedText(rule))
        .toStdString();
}

std::string lateText(const FollowsRule& rule, Duration took)
{
    return translated("%1 came %2 after %3; expected: within %4.")
        .arg(quotedText(rule.then), words::life(took), quotedText(rule.after), words::life(*rule.within))
        .toStdString();
}

std::string missingText(const FollowsRule& rule, Duration left)
{
    const QString what =
        translated("%1 did not follow %2").arg(quotedText(rule.then), quotedText(rule.after));
    const QString end = rule.within && left <= *rule.within
                            ? translated("; the log ends %1 later, and the rule leaves %2.")
                                  .arg(words::life(left), words::life(*rule.within))
                            : translated(".");
    return (what + end).toStdString();
}

std::string orderText(const WrittenFilter& early, const WrittenFilter& late)
{
    return translated("%1 came after %2; expected: before.")
        .arg(quotedText(early), quotedText(late))
        .toStdString();
}

std::string leakText(const LeaksRule& rule, std::uint64_t count)
{
    const QString what = count == 1 ? translated("1 resource was taken and never released")
                                    : translated("%1 resources were taken and never released").arg(count);
    return (what + translated("; expected: at most %1 in the whole session.").arg(rule.max)).toStdString();
}

std::string endText(const EndsRule& rule, Stage stage)
{
    QStringList stages;
    for (const Stage each : rule.stages)
        stages += words::fromUtf8(stageId(each));
    return translated("It got to “%1”; expected: %2.")
        .arg(words::fromUtf8(stageId(stage)), stages.join(translated(" or ")))
        .toStdString();
}

} // namespace lifeline
