#include "cli/atlas_command_program.h"

#include "base/byte_text.h"

#include <QProcessEnvironment>

namespace lifeline {
namespace {

constexpr std::size_t mostKept = 4096; // bytes of what it wrote
constexpr int startPatience = 10'000;  // milliseconds
constexpr int endPatience = 2'000;
constexpr std::string_view listeningWord = "listening ";

QStringList argumentsOf(const std::vector<std::string>& command)
{
    QStringList arguments;
    for (std::size_t i = 1; i < command.size(); ++i)
        arguments += QString::fromStdString(command[i]);
    return arguments;
}

void keepEnd(std::string& text, const QByteArray& more)
{
    text.append(more.constData(), static_cast<std::size_t>(more.size()));
    if (text.size() > mostKept)
        text.erase(0, text.size() - mostKept);
}

} // namespace

StackProgram::~StackProgram()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    m_process.terminate();
    if (!m_process.waitForFinished(endPatience)) {
        m_process.kill();
        m_process.waitForFinished(endPatience);
    }
}

std::optional<std::string> StackProgram::start(const std::string& folder,
                                               const std::vector<std::string>& command, const Beacon& beacon)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LIFELINE_BEACON"), QStringLiteral("127.0.0.1:%1").arg(beacon.port));
    environment.insert(QStringLiteral("LIFELINE_TOKEN"), QString::fromStdString(beacon.token));
    m_process.setProcessEnvironment(environment);
    m_process.setWorkingDirectory(QString::fromStdString(folder));
    m_process.start(QString::fromStdString(command.front()), argumentsOf(command));
    if (m_process.waitForStarted(startPatience))
        return std::nullopt;
    return "\"" + escaped(command.front(), 200) +
           "\" cannot be started: " + escaped(m_process.errorString().toStdString(), 200) + ".";
}

void StackProgram::pump()
{
    if (running() && m_process.bytesToWrite() > 0)
        m_process.waitForBytesWritten(0);
    if (running())
        m_process.waitForReadyRead(0);
    readOutput();
}

void StackProgram::readOutput()
{
    keepEnd(m_errors, m_process.readAllStandardError());
    keepEnd(m_output, m_process.readAllStandardOutput());
    for (std::size_t end = m_output.find('\n'); end != std::string::npos; end = m_output.find('\n')) {
        const std::string line = m_output.substr(0, end);
        m_output.erase(0, end + 1);
        if (!line.starts_with(listeningWord) || m_listening)
            continue;
        const auto parsed = parseWsUrl(trimmed(std::string_view(line).substr(listeningWord.size())));
        if (const auto* url = std::get_if<WsUrl>(&parsed))
            m_listening = *url;
    }
}

void StackProgram::tell(const std::string& line)
{
    m_process.write(QByteArray::fromStdString(line + "\n"));
    pump();
}

std::string StackProgram::lastWords() const
{
    constexpr std::size_t shown = 400;
    const std::size_t cut = m_errors.size() > shown ? m_errors.size() - shown : 0;
    return escaped(trimmed(std::string_view(m_errors).substr(cut)));
}

bool StackProgram::succeeds(const std::string& folder, const std::vector<std::string>& command)
{
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(folder));
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(QString::fromStdString(command.front()), argumentsOf(command));
    const bool ended = process.waitForStarted(startPatience) && process.waitForFinished(startPatience);
    return ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

} // namespace lifeline
