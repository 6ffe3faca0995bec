// The two sets of colours, side by side.
#include "ui/theme/theme.h"

namespace lifeline {
namespace {

QColor rgb(QRgb value) { return QColor::fromRgb(value); }

} // namespace

Theme Theme::darkTheme()
{
    Theme t;
    t.dark = true;
    t.window = rgb(0x14171c);
    t.panel = rgb(0x1b1f26);
    t.panelBorder = rgb(0x2a303a);
    t.raised = rgb(0x20252d);
    t.raisedBorder = rgb(0x2f3641);
    t.hover = rgb(0x29303a);
    t.separator = rgb(0x272c35);
    t.gridLine = rgb(0x242932);
    t.text = rgb(0xdfe5ec);
    t.muted = rgb(0x8a95a3);
    t.faint = rgb(0x6b7684);
    t.link = rgb(0x4aa3ff);
    t.accent = rgb(0x4aa3ff);
    t.accentText = rgb(0x0b1a2b);
    t.selection = rgb(0x24344a);
    t.selectionText = rgb(0xdfe5ec);
    t.good = rgb(0x2e9e6b);
    t.goodText = rgb(0xffffff);
    t.warning = rgb(0xf2c14e);
    t.danger = rgb(0xff6b5e);
    t.dangerText = rgb(0x2b0d0a);
    t.validInput = rgb(0x35c08a);
    t.invalidInput = rgb(0xff6b5e);
    t.sent = rgb(0x35c08a);
    t.received = rgb(0x4aa3ff);
    t.fault = rgb(0xff6b5e);
    t.callback = rgb(0x4a422f);
    t.callbackText = rgb(0xe6d3a3);
    return t;
}

Theme Theme::light()
{
    Theme t;
    t.dark = false;
    t.window = rgb(0xf4f6f8);
    t.panel = rgb(0xffffff);
    t.panelBorder = rgb(0xdfe4e9);
    t.raised = rgb(0xf0f3f6);
    t.raisedBorder = rgb(0xd9dfe5);
    t.hover = rgb(0xe6ebf0);
    t.separator = rgb(0xe4e8ec);
    t.gridLine = rgb(0xeaedf0);
    t.text = rgb(0x1c232b);
    t.muted = rgb(0x5f6b7a);
    t.faint = rgb(0x8a95a2);
    t.link = rgb(0x0a6ed1);
    t.accent = rgb(0x0a6ed1);
    t.accentText = rgb(0xffffff);
    t.selection = rgb(0xdcebfb);
    t.selectionText = rgb(0x1c232b);
    t.good = rgb(0x2a8f60);
    t.goodText = rgb(0xffffff);
    t.warning = rgb(0x9a6b00);
    t.danger = rgb(0xd0413c);
    t.dangerText = rgb(0xffffff);
    t.validInput = rgb(0x168a5a);
    t.invalidInput = rgb(0xd0413c);
    t.sent = rgb(0x168a5a);
    t.received = rgb(0x0a6ed1);
    t.fault = rgb(0xd0413c);
    t.callback = rgb(0xe8dec7);
    t.callbackText = rgb(0x6a531d);
    return t;
}

QColor Theme::phase(Phase phase) const
{
    switch (phase) {
    case Phase::Idle:
    case Phase::Connecting:
    case Phase::Securing: return dark ? rgb(0x5b6a7e) : rgb(0x9aa8b5);
    case Phase::Upgrading: return tone(StageTone::Upgrading);
    case Phase::Open: return tone(StageTone::Open);
    case Phase::ClosingByUs:
    case Phase::ClosingByPeer: return tone(StageTone::Closing);
    case Phase::Closed: return tone(StageTone::Neutral);
    case Phase::Failed: return tone(StageTone::Failed);
    }
    return {};
}

QColor Theme::tone(StageTone tone) const
{
    switch (tone) {
    case StageTone::Neutral: return dark ? rgb(0x4a5563) : rgb(0xaab4bf);
    case StageTone::Upgrading: return dark ? rgb(0xc99a2e) : rgb(0xd6a22b);
    case StageTone::Open: return dark ? rgb(0x2e9e6b) : rgb(0x2f9e6a);
    case StageTone::Closing: return dark ? rgb(0xb06fd1) : rgb(0xa45fc9);
    case StageTone::Failed: return dark ? rgb(0xd9534f) : rgb(0xd0413c);
    }
    return {};
}

QColor Theme::toneFill(StageTone tone) const
{
    switch (tone) {
    case StageTone::Neutral: return dark ? rgb(0x2a303a) : rgb(0xe8ebef);
    case StageTone::Upgrading: return dark ? rgb(0x413a28) : rgb(0xf6ebd1);
    case StageTone::Open: return dark ? rgb(0x1f3a35) : rgb(0xd1e9de);
    case StageTone::Closing: return dark ? rgb(0x3b304b) : rgb(0xebdcf3);
    case StageTone::Failed: return dark ? rgb(0x442a2f) : rgb(0xf6dcdb);
    }
    return {};
}

QColor Theme::layer(Layer layer) const
{
    switch (layer) {
    case Layer::Tcp:
    case Layer::Tls: return muted;
    case Layer::Http: return tone(StageTone::Upgrading);
    case Layer::Ws: return sent;
    case Layer::Deadline: return tone(StageTone::Closing);
    case Layer::Callback: return callbackText;
    case Layer::Fault:
    case Layer::Finding: return fault;
    }
    return {};
}

} // namespace lifeline
