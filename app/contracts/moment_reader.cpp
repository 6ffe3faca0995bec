#include "contracts/moment_track.h"

namespace lifeline {
namespace {

/// What a side lived through on the wire; not what was done on purpose there, or told.
bool isOfTheWire(const Event& event)
{
    const Layer layer = layerOf(event.kind());
    return layer == Layer::Tcp || layer == Layer::Http || layer == Layer::Ws;
}

} // namespace

MomentReader::MomentReader(Side side)
    : m_side(side), m_own(std::make_unique<MomentTrack>(side, side)),
      m_across(std::make_unique<MomentTrack>(side, otherEnd(side)))
{
}

MomentReader::MomentReader(MomentReader&&) noexcept = default;
MomentReader& MomentReader::operator=(MomentReader&&) noexcept = default;
MomentReader::~MomentReader() = default;

void MomentReader::take(const Event& event)
{
    if (event.side == Side::Relay)
        return;
    m_latest = std::max(m_latest, event.at);
    if (event.side != m_side) {
        m_across->take(event);
        return;
    }
    m_ownSeen = m_ownSeen || isOfTheWire(event);
    m_own->noteInsideFrame(m_across->insideFrameSince());
    m_own->noteGluedFrames(m_across->gluedFrames());
    m_own->take(event);
}

std::vector<Moment> MomentReader::moments() const
{
    return (m_ownSeen ? m_own : m_across)->moments(m_latest);
}

} // namespace lifeline
