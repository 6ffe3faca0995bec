#include "stacks/beacon_reader.h"

#include "base/json_reading.h"

#include <algorithm>
#include <iterator>

namespace lifeline {
namespace {

std::string refusalLine(BeaconFlaw flaw)
{
    return "{\"refused\":\"" + std::string(beaconFlawId(flaw)) + "\"}\n";
}

const BeaconRefusal* refusalIn(const BeaconItem& item) { return std::get_if<BeaconRefusal>(&item); }

/// "2 of 3 messages were refused; the first: …"
std::string refusedSentence(const std::vector<BeaconItem>& items, std::size_t refused, BeaconFlaw first)
{
    const std::string sentence =
        std::string(beaconFlawId(first)) + ": " + std::string(beaconFlawSentence(first));
    return items.size() == 1 ? sentence
                             : std::to_string(refused) + " of " + std::to_string(items.size()) +
                                   " messages were refused; the first: " + sentence;
}

} // namespace

BeaconReader::Output BeaconReader::take(std::string_view bytes, Now now)
{
    Output out;
    if (m_form == Form::Unknown && !bytes.empty())
        m_form = bytes.front() >= 'A' && bytes.front() <= 'Z' ? Form::Http : Form::Lines;
    if (m_form == Form::Lines)
        takeLines(bytes, now, out);
    else if (m_form == Form::Http)
        takeHttp(bytes, now, out);
    return out;
}

BeaconReader::Output BeaconReader::finish()
{
    Output out;
    if (m_form == Form::Lines && !m_line.empty())
        refuse(BeaconFlaw::HalfALine, out);
    else if (m_form == Form::Http && m_http.unfinished())
        refuse(BeaconFlaw::BadHttp, out);
    m_form = Form::Over;
    out.close = true;
    return out;
}

// JSON Lines over TCP ------------------------------------------------------------------------------------

void BeaconReader::takeLines(std::string_view bytes, Now now, Output& out)
{
    while (!bytes.empty() && m_form == Form::Lines) {
        const std::size_t end = bytes.find('\n');
        const std::string_view piece = bytes.substr(0, end);
        if (m_line.size() + piece.size() > maxLine)
            return endWith(BeaconFlaw::TooLong, out);
        m_line += piece;
        if (end == std::string_view::npos)
            return;
        bytes.remove_prefix(end + 1);
        takeLine(m_line, now, out);
        m_line.clear();
    }
}

void BeaconReader::takeLine(std::string_view line, Now now, Output& out)
{
    if (!m_admitted) {
        m_admitted = tokenIsRight(line);
        if (!m_admitted)
            endWith(BeaconFlaw::WrongToken, out);
    } else if (floods(now, 1)) {
        refuse(BeaconFlaw::Flood, out);
    } else {
        out.items.push_back(readBeaconLine(line, {m_opened, now.unixMs}));
    }
}

bool BeaconReader::tokenIsRight(std::string_view line) const
{
    const JsonReading reading(line, {});
    const Json::Value* token = member(reading.root(), "token");
    return token != nullptr && token->isString() && reading.root().size() == 1 &&
           sameSecret(token->asString(), m_token);
}

// POST over HTTP -----------------------------------------------------------------------------------------

void BeaconReader::takeHttp(std::string_view bytes, Now now, Output& out)
{
    while (!bytes.empty() && m_form == Form::Http) {
        std::size_t consumed = 0;
        const auto request = m_http.feed(bytes, consumed, out.answer);
        bytes.remove_prefix(consumed);
        if (!request)
            return;
        if (request->flaw) {
            refuse(*request->flaw, out);
            out.answer += beaconAnswer(request->status, beaconFlawSentence(*request->flaw), true);
        } else if (request->status != 0) {
            out.answer += beaconAnswer(request->status, {}, request->last);
        } else {
            answerBody(*request, now, out);
        }
        if (request->last)
            m_form = Form::Over;
    }
    out.close = m_form == Form::Over;
}

void BeaconReader::answerBody(const BeaconRequest& request, Now now, Output& out)
{
    std::vector<BeaconItem> items = readBeaconBody(request.body, {m_opened, now.unixMs});
    if (floods(now, items.size()))
        items = {BeaconRefusal{BeaconFlaw::Flood, {}, static_cast<std::uint32_t>(items.size())}};
    const auto refused = [](const BeaconItem& item) { return refusalIn(item) != nullptr; };
    const auto first = std::find_if(items.begin(), items.end(), refused);
    if (first == items.end()) {
        out.answer += beaconAnswer(204, {}, request.last);
    } else {
        const BeaconFlaw flaw = refusalIn(*first)->why;
        const auto count = static_cast<std::size_t>(std::count_if(first, items.end(), refused));
        out.answer += beaconAnswer(flaw == BeaconFlaw::TooLong ? 413 : 400,
                                   refusedSentence(items, count, flaw), request.last);
    }
    std::move(items.begin(), items.end(), std::back_inserter(out.items));
}

// Both ---------------------------------------------------------------------------------------------------

bool BeaconReader::floods(Now now, std::size_t messages)
{
    if (now.at - m_second >= std::chrono::seconds(1)) {
        m_second = now.at;
        m_inSecond = 0;
    }
    m_inSecond += messages;
    return m_inSecond > maxPerSecond;
}

void BeaconReader::refuse(BeaconFlaw flaw, Output& out)
{
    auto* last = out.items.empty() ? nullptr : std::get_if<BeaconRefusal>(&out.items.back());
    if (flaw == BeaconFlaw::Flood && last != nullptr && last->why == flaw)
        ++last->count;
    else
        out.items.push_back(BeaconRefusal{flaw, {}, 1});
}

void BeaconReader::endWith(BeaconFlaw flaw, Output& out)
{
    refuse(flaw, out);
    out.answer += refusalLine(flaw);
    out.close = true;
    m_form = Form::Over;
    m_line.clear();
}

} // namespace lifeline
