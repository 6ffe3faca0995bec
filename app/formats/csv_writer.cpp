#include "formats/csv_writer.h"

#include "base/byte_text.h"
#include "formats/exporters.h"
#include "session/event_text.h"

namespace lifeline {
namespace {

/// Without the event's name, which comes first among its texts and has a cell of its own.
std::string textOf(const Event& event)
{
    std::string out;
    const auto texts = eventTexts(event, SIZE_MAX);
    for (std::size_t i = 1; i < texts.size(); ++i)
        out.append(i == 1 ? "" : " | ").append(escaped(texts[i]));
    return out;
}

std::string opcodeOf(const Event& event)
{
    if (const event::Frame* frame = frameOf(event)) {
        const auto header = frameHeader(*frame);
        return header ? std::string(opcodeName(header->opcode)) : std::string();
    }
    if (const auto* sent = event.as<event::MessageSent>())
        return std::string(opcodeName(sent->kind));
    const auto* received = event.as<event::MessageReceived>();
    return received ? std::string(opcodeName(received->kind)) : std::string();
}

std::string lengthOf(const Event& event)
{
    if (const event::Frame* frame = frameOf(event))
        return std::to_string(frame->arrived);
    if (const auto* sent = event.as<event::MessageSent>())
        return std::to_string(sent->length);
    if (const auto* received = event.as<event::MessageReceived>())
        return std::to_string(received->length);
    if (const auto* request = event.as<event::Request>())
        return std::to_string(request->head.size());
    const auto* response = event.as<event::Response>();
    return response ? std::to_string(response->head.size() + response->body.size()) : std::string();
}

/// A close code, or the status of an answer.
std::string codeOf(const Event& event)
{
    int code = closeCodeOf(event);
    if (const auto* response = event.as<event::Response>())
        code = response->status;
    else if (const auto* refused = event.as<event::RequestRefused>())
        code = refused->status;
    return code == 0 ? std::string() : std::to_string(code);
}

std::string_view stackOf(const Event& event)
{
    const auto* callback = event.as<event::Callback>();
    return callback ? callback->stack : std::string_view();
}

bool isFormula(std::string_view text)
{
    constexpr std::string_view begins = "=+-@\t\r";
    return !text.empty() && begins.find(text.front()) != std::string_view::npos;
}

} // namespace

std::string csvHeader()
{
    return "seq,time,t,connection,side,layer,event,phase,opcode,length,code,stack,text\r\n";
}

void appendCsvCell(std::string& out, std::string_view text)
{
    const bool formula = isFormula(text);
    const bool quotes = formula || text.find_first_of(",\"\r\n") != std::string_view::npos;
    if (!quotes) {
        out += text;
        return;
    }
    out += formula ? "\"'" : "\"";
    for (const char letter : text)
        out.append(letter == '"' ? 2 : 1, letter);
    out += '"';
}

void appendCsvLine(std::string& out, const Event& event, std::string_view startedUtc)
{
    out += std::to_string(event.seq) + ',' + isoTime(startedUtc, event.at) + ',';
    out += std::to_string(nanoseconds(event.at)) + ',' + std::to_string(number(event.connection)) + ',';
    out.append(sideName(event.side)).append(",").append(layerName(layerOf(event.kind()))).append(",");
    appendCsvCell(out, escaped(eventName(event)));
    out.append(",").append(phaseName(event.phase)).append(",").append(opcodeOf(event)).append(",");
    out += lengthOf(event) + ',' + codeOf(event) + ',';
    appendCsvCell(out, escaped(stackOf(event)));
    out += ',';
    appendCsvCell(out, textOf(event));
    out += "\r\n";
}

void writeCsv(ExportRun& run)
{
    run.out().write(csvHeader());
    for (std::uint64_t position = 0; position < run.size() && run.step(); ++position)
        appendCsvLine(run.out().buffer(), run.event(position), run.slice().log().startedUtc());
}

} // namespace lifeline
