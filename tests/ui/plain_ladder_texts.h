// A ladder with short made-up words and letters of one width, for tests of its geometry.
#pragma once

#include "ui/ladder/ladder_layout.h"
#include "ui/story_log.h"

#include <utility>
#include <vector>

namespace lifeline {

class PlainLadderTexts final : public LadderTexts {
public:
    QString wire(const LadderRow&) const override { return QStringLiteral("TEXT fin 12 B “hello world!”"); }
    QString flag(const LadderRow&) const override { return QStringLiteral("on-message"); }
    QString note(const LadderRow&) const override
    {
        return QStringLiteral("missing-key, missing-version · leaked 1");
    }
    QString notice(const LadderRow&) const override
    {
        return QStringLiteral("unmasked-frame §5.1: a client frame without a mask");
    }
    QString fold(const LadderItem& item, const LadderRow&) const override
    {
        return QStringLiteral("%1 messages").arg(item.frames);
    }
    bool grave(const LadderRow&) const override { return true; }
    QString ghostFlag(const Ghost&) const override { return QStringLiteral("on-close"); }
    QString ghostNote(const Ghost&) const override { return QStringLiteral("never opened"); }
};

inline LadderMeasure plainMeasure()
{
    const auto width = [](double each) {
        return [each](const QString& text) { return each * static_cast<double>(text.size()); };
    };
    return {width(6), width(7), width(6)};
}

/// A story with its rows and their places.
struct PlainLadder {
    explicit PlainLadder(const StoryLog& story, bool client = true, bool server = true)
        : rows(story.rows()), clientOurs(client), serverOurs(server)
    {
        flow.update(rows);
    }

    LadderScene scene() const
    {
        return {.rows = rows,
                .flow = flow,
                .texts = texts,
                .ghosts = ghosts,
                .clientOurs = clientOurs,
                .serverOurs = serverOurs,
                .over = over,
                .abnormal = abnormal,
                .selected = selected};
    }
    LadderPicture picture(double width) const
    {
        return layoutLadder(scene(), width, 0, ladderHeight(scene()), plainMeasure());
    }

    LadderRows rows;
    LadderFlow flow;
    PlainLadderTexts texts;
    std::vector<Ghost> ghosts;
    bool clientOurs, serverOurs;
    bool over = false, abnormal = false;
    std::uint32_t selected = LadderRow::none;
};

/// Opening, ten echoes, a finding, RST, and the callbacks after it.
struct WholeStory : StoryLog {
    WholeStory();
};

inline WholeStory::WholeStory()
{
    open();
    for (int i = 0; i < 10; ++i)
        echo("hello world!");
    add(Side::Server, Phase::Open, event::Finding{Violation::UnmaskedFrame, 0});
    add(Side::Server, Phase::Closed, event::ResetSent{});
    callback(Side::Server, {.name = CallbackName::OnError, .cause = Cause::Reset}, Phase::Closed);
    callback(Side::Server, {.name = CallbackName::OnClose, .code = 1006}, Phase::Closed);
    add(Side::Client, Phase::Closed, event::ResetReceived{});
    callback(Side::Client, {.name = CallbackName::OnClose, .code = 1006}, Phase::Closed);
}

} // namespace lifeline
