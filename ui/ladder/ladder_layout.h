// The ladder as plain values: lifelines, arrows, flags, ghosts and the boxes a click meets, for the part that
// is seen.
#pragma once

#include "lifecycle/verdict.h"
#include "ui/ladder/ladder_flow.h"
#include "ui/ladder/text_fit.h"

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace lifeline {

/// What a ladder writes; the layout only asks for rows that are seen.
class LadderTexts {
public:
    virtual ~LadderTexts() = default;
    virtual QString wire(const LadderRow& row) const = 0;   // "TEXT fin 12 B “hello world!”"
    virtual QString flag(const LadderRow& row) const = 0;   // "on-open"
    virtual QString note(const LadderRow& row) const = 0;   // "+ 1 resource"
    virtual QString notice(const LadderRow& row) const = 0; // "unmasked-frame §5.1: …"
    virtual QString fold(const LadderItem& item, const LadderRow& first) const = 0; // "38 messages"
    virtual bool grave(const LadderRow& row) const = 0; // a notice that ended or refused the connection
    virtual QString ghostFlag(const Ghost& ghost) const = 0;
    virtual QString ghostNote(const Ghost& ghost) const = 0;
};

/// Widths of the three fonts a ladder is written in.
struct LadderMeasure {
    TextWidth label, flag, note;
};

struct LadderScene {
    const LadderRows& rows;
    const LadderFlow& flow;
    const LadderTexts& texts;
    std::span<const Ghost> ghosts = {};
    bool clientOurs = true; // a side that is not ours has no known callbacks and no known phases
    bool serverOurs = true;
    bool over = false;     // nothing more can arrive
    bool abnormal = false; // it ended badly: the end shows as failed
    std::uint32_t selected = LadderRow::none;
};

/// Where the lifelines stand.
struct LadderColumns {
    double width = 0;
    double client = 0; // centre of the lifeline
    double server = 0;
    double of(Side side) const { return side == Side::Client ? client : server; }
};

struct LadderSegment {
    QRectF box = {};
    Phase phase = Phase::Idle;
    bool ours = true;
};

struct LadderArrow {
    QPointF from = {}, to = {};
    QString label = {};
    QRectF labelBox = {};
    LadderRowKind kind = LadderRowKind::Frame;
    bool toServer = true;
    bool lost = false; // never arrived: the line stops short, with a cross
    bool selected = false;
};

/// How a flag looks: like a callback, or like a part of a fault.
enum class LadderFlagLook : std::uint8_t {
    Callback,
    Step,   // red outline: a script does something that the wire does not show
    Met,    // quiet: what it waited for came
    Missed, // red: it did not
    Injected,
};

struct LadderFlag {
    QRectF box = {};
    QLineF tie = {}; // from the lifeline
    QString label = {}, note = {};
    QRectF noteBox = {};
    Side side = Side::Client;
    LadderFlagLook look = LadderFlagLook::Callback;
    bool ghost = false;
    bool selected = false;
};

struct LadderNotice {
    QRectF box = {};
    QStringList lines = {};
    bool grave = false;
    bool selected = false;
};

struct LadderFoldLine {
    QRectF box = {};
    QString label = {};
    bool open = false;
    bool selected = false;
};

/// What stands under the pointer.
struct LadderHit {
    enum class What : std::uint8_t { Event, Fold, Ghost };
    QRectF box = {};
    What what = What::Event;
    std::uint32_t index = 0; // the log row; of a fold its first ladder row; of a ghost its position
};

struct LadderPicture {
    LadderColumns columns = {};
    std::vector<LadderSegment> segments;
    std::vector<LadderArrow> arrows;
    std::vector<LadderFlag> flags;
    std::vector<LadderNotice> notices;
    std::vector<LadderFoldLine> folds;
    std::vector<LadderHit> hits; // topmost first
    QRectF selectedBand = {};    // empty: nothing selected is seen

    const LadderHit* at(QPointF point) const;
};

inline constexpr double lifelineWidth = 10;

LadderColumns ladderColumns(double width, bool clientOurs, bool serverOurs);

/// Pixels the whole ladder takes, its ghosts included.
int ladderHeight(const LadderScene& scene);

/// The part between two heights of the story.
LadderPicture layoutLadder(const LadderScene& scene, double width, int top, int bottom,
                           const LadderMeasure& measure);

} // namespace lifeline
