#include "ui/faults/injection_choice.h"

#include "ui/shell/composer_draft.h"
#include "words/words.h"

#include <QAction>
#include <QCoreApplication>
#include <QInputDialog>
#include <QMenu>

namespace lifeline {
namespace {

QString say(const char* source) { return QCoreApplication::translate("Injections", source); }

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

void addEntries(QMenu& menu, const ConnectionStory& story, Side side,
                const std::function<void(const InjectionChoice&)>& chosen)
{
    bool illegal = false;
    for (const InjectionInfo& row : injections()) {
        if (row.illegalFrame && !std::exchange(illegal, true))
            menu.addSeparator();
        const InjectionChoice choice{story.id, side, row.injection};
        // The section stands where shortcuts do: right-aligned.
        QAction* entry = menu.addAction(injectionTitle(row) + QStringLiteral("\t§") + text(row.section));
        entry->setObjectName(text(row.id));
        entry->setEnabled(canInject(row, story.of(side)));
        QObject::connect(entry, &QAction::triggered, &menu, [chosen, choice] { chosen(choice); });
    }
}

} // namespace

std::vector<Side> liveSides(const ConnectionStory& story)
{
    std::vector<Side> sides;
    for (const Side side : {Side::Client, Side::Server}) {
        const SideStory& end = story.of(side);
        if (end.present && !end.scripted && !isFinal(end.phase))
            sides.push_back(side);
    }
    return sides;
}

bool canInject(const InjectionInfo& injection, const SideStory& side)
{
    if (!side.present || side.scripted || isFinal(side.phase) || side.phase <= Phase::Connecting)
        return false;
    return !injection.needsOpen || side.wasOpen;
}

QString injectionTitle(const InjectionInfo& injection)
{
    const QString title = words::injection(injection.id);
    return injection.injection == Injection::CloseWithCode ? title + u'…' : title;
}

void fillInjectionMenu(QMenu& menu, const ConnectionStory* story,
                       const std::function<void(const InjectionChoice&)>& chosen)
{
    const std::vector<Side> sides = story == nullptr ? std::vector<Side>() : liveSides(*story);
    if (sides.empty())
        menu.addAction(say(QT_TRANSLATE_NOOP("Injections", "No live end of ours to break")))
            ->setEnabled(false);
    if (sides.size() == 1)
        addEntries(menu, *story, sides.front(), chosen);
    for (std::size_t i = 0; sides.size() > 1 && i < sides.size(); ++i) {
        auto* from = menu.addMenu(
            say(QT_TRANSLATE_NOOP("Injections", "Break it from the %1")).arg(words::side(sides[i])));
        from->setObjectName(sides[i] == Side::Client ? QStringLiteral("inject-from-client")
                                                     : QStringLiteral("inject-from-server"));
        addEntries(*from, *story, sides[i], chosen);
    }
}

std::optional<std::uint16_t> askForCloseCode(QWidget* parent)
{
    QInputDialog dialog(parent);
    dialog.setObjectName(QStringLiteral("close-code-dialog"));
    dialog.setWindowTitle(say(QT_TRANSLATE_NOOP("Injections", "Close with a code")));
    dialog.setLabelText(say(QT_TRANSLATE_NOOP("Injections", "Code, 0 to 65535; any can be sent:")));
    dialog.setComboBoxItems(closeCodeChoices().mid(1));
    dialog.setComboBoxEditable(true);
    while (dialog.exec() == QDialog::Accepted) {
        const DraftReading reading = readDraft({DraftKind::Close, {}, dialog.textValue()});
        if (reading.outgoing && reading.outgoing->code)
            return reading.outgoing->code;
        dialog.setLabelText(say(QT_TRANSLATE_NOOP("Injections", "The code is a number from 0 to 65535:")));
    }
    return std::nullopt;
}

} // namespace lifeline
