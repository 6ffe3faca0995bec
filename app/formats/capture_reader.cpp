#include "formats/capture_reader.h"

#include "formats/pcap_reader.h"
#include "formats/pcapng_reader.h"

namespace lifeline {

bool CaptureReader::fail(std::uint64_t offset, const std::string& what)
{
    m_problem = FileProblem{m_file, 1, 1, "at byte " + std::to_string(offset) + ": " + what, {}};
    return false;
}

std::unique_ptr<CaptureReader> makeCaptureReader(ByteSource& source, const std::string& file)
{
    std::string beginning(4, '\0');
    beginning.resize(source.readAt(0, beginning.data(), beginning.size()));
    if (isPcapng(beginning))
        return std::make_unique<PcapngReader>(source, file);
    if (isPcap(beginning))
        return std::make_unique<PcapReader>(source, file);
    return nullptr;
}

} // namespace lifeline
