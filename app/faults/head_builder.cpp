#include "faults/head_builder.h"

#include "base/byte_text.h"
#include "wire/handshake.h"

#include <algorithm>
#include <optional>

namespace lifeline {
namespace {

std::optional<std::string> wordFor(std::string_view name, const HeadWords& words)
{
    if (name == "key")
        return words.key;
    if (name == "accept")
        return acceptFor(words.key);
    if (name == "host")
        return words.host;
    if (name == "port")
        return words.host.substr(words.host.rfind(':') + 1);
    if (name == "target")
        return words.target;
    return std::nullopt;
}

HeaderList linesOf(HeadKind kind, std::string head)
{
    HeaderList lines;
    const HttpHead parsed = parseHead(kind, std::move(head));
    for (const HeaderLine& line : parsed.lines())
        lines.emplace_back(line.name, line.value);
    return lines;
}

HeaderList standardRequest(const HeadWords& words)
{
    HeaderList lines = linesOf(HeadKind::Request, upgradeRequest(WsUrl{}, words.key, {}));
    for (auto& [name, value] : lines) {
        if (name == "Host")
            value = words.host;
    }
    return lines;
}

HeaderList standardResponse(int status, std::size_t bodySize, const HeadWords& words)
{
    if (status == 101) {
        RequestVerdict verdict;
        verdict.key = words.key;
        return linesOf(HeadKind::Response, upgradeResponse(verdict));
    }
    HeaderList lines;
    if (status == 426) // RFC 9110 §15.5.22
        lines = {{"Upgrade", "websocket"}, {"Sec-WebSocket-Version", "13"}};
    lines.emplace_back("Connection", status == 426 ? "close, Upgrade" : "close");
    lines.emplace_back("Content-Length", std::to_string(bodySize));
    return lines;
}

void setHeader(HeaderList& lines, const std::string& name, std::string value)
{
    const auto same = [&](const auto& line) { return equalsIgnoreCase(line.first, name); };
    const auto line = std::find_if(lines.begin(), lines.end(), same);
    if (line == lines.end())
        lines.emplace_back(name, std::move(value));
    else
        *line = {name, std::move(value)};
}

HeaderList edited(HeaderList lines, const HeadEdit& edit, const HeadWords& words)
{
    for (const std::string& name : edit.without)
        std::erase_if(lines, [&](const auto& line) { return equalsIgnoreCase(line.first, name); });
    for (const auto& [name, value] : edit.set)
        setHeader(lines, name, withWords(value, words));
    for (const auto& [name, value] : edit.add)
        lines.emplace_back(name, withWords(value, words));
    return lines;
}

std::string headText(const std::string& startLine, const HeaderList& lines, const HeadEdit& edit)
{
    std::string head = startLine + edit.lineEnd;
    for (const auto& [name, value] : lines)
        head.append(name).append(": ").append(value).append(edit.lineEnd);
    for (const std::string& raw : edit.rawLines)
        head.append(raw).append(edit.lineEnd);
    return head += edit.lineEnd;
}

const std::string& orUsual(const std::string& asked, const std::string& usual)
{
    return asked.empty() ? usual : asked;
}

} // namespace

std::string withWords(std::string_view text, const HeadWords& words)
{
    std::string out;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t open = text.find("${", begin);
        const std::size_t close = text.find('}', std::min(open, text.size()));
        out.append(text.substr(begin, open - begin));
        if (close == std::string_view::npos)
            return open == close ? out : out.append(text.substr(open));
        const std::string_view name = text.substr(open + 2, close - open - 2);
        out.append(wordFor(name, words).value_or(std::string(text.substr(open, close + 1 - open))));
        begin = close + 1;
    }
    return out;
}

std::string scriptedRequest(const HeadEdit& edit, const HeadWords& words)
{
    std::string startLine = withWords(edit.startLine, words);
    if (startLine.empty()) {
        const std::string target = edit.target.empty() ? words.target : withWords(edit.target, words);
        startLine = (edit.method.empty() ? "GET" : edit.method) + ' ' + target + ' ' +
                    orUsual(edit.version, "HTTP/1.1");
    }
    return headText(startLine, edited(standardRequest(words), edit, words), edit);
}

std::string scriptedResponse(const step::SendResponse& response, const HeadWords& words)
{
    const HeadEdit& edit = response.edit;
    std::string startLine = withWords(edit.startLine, words);
    if (startLine.empty()) {
        const std::string usual(reasonPhrase(response.status));
        startLine = orUsual(edit.version, "HTTP/1.1") + ' ' + std::to_string(response.status) + ' ' +
                    orUsual(response.reason, usual);
    }
    const HeaderList standard = standardResponse(response.status, response.body.size(), words);
    return headText(startLine, edited(standard, edit, words), edit);
}

} // namespace lifeline
