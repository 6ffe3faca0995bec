#include "ui/shell/launch_options.h"

#include "ui/shell/setting_text.h"
#include "ui/shell/window_state.h"
#include "wire/ws_url.h"
#include "words/words.h"

#include <QCommandLineParser>

namespace lifeline {
namespace {

constexpr int usageError = 2;

QString text(const char* source) { return QCoreApplication::translate("CommandLine", source); }

struct Options {
    QCommandLineOption theme{QStringLiteral("theme"), text("light, dark, or system (as the desktop)."),
                             QStringLiteral("THEME")};
    QCommandLineOption server{QStringLiteral("server"), text("Start the local server at once.")};
    QCommandLineOption connect{QStringLiteral("connect"), text("Open a connection to this address at once."),
                               QStringLiteral("URL")};
    QCommandLineOption bind{QStringLiteral("bind"), text("Address the server listens on (127.0.0.1)."),
                            QStringLiteral("ADDRESS")};
    QCommandLineOption port{QStringLiteral("port"), text("Port of the server (9001); 0: any free one."),
                            QStringLiteral("PORT")};
    QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")}, text("Print this help.")};
    QCommandLineOption version{{QStringLiteral("v"), QStringLiteral("version")}, text("Print the version.")};
};

/// What is wrong with the values; empty when nothing is.
QString take(const QCommandLineParser& parser, const Options& options, CommandLine& line)
{
    if (parser.isSet(options.theme) && !(line.theme = themeFromName(parser.value(options.theme))))
        return text("--theme takes light, dark or system.");
    if (parser.isSet(options.bind) && !(line.launch.bindAddress = readAddress(parser.value(options.bind))))
        return text("--bind takes an IP address.");
    if (parser.isSet(options.port) && !(line.launch.port = readPort(parser.value(options.port))))
        return text("--port takes a number from 0 to 65535.");
    line.launch.startServer = parser.isSet(options.server);
    line.launch.connectUrl = parser.value(options.connect);
    if (parser.isSet(options.connect)) {
        const auto url = parseWsUrl(line.launch.connectUrl.toStdString());
        if (const auto* flaw = std::get_if<UrlFlaw>(&url))
            return words::urlFlaw(*flaw);
    }
    return {};
}

CommandLine leave(int status, const QString& message)
{
    CommandLine line;
    line.exit = status;
    line.message = message.endsWith(u'\n') ? message : message + u'\n';
    return line;
}

/// Qt takes these out of argv itself, but only once there is an application.
QStringList withoutQtOptions(QStringList arguments)
{
    for (const auto* known : {"-platform", "-style", "-display", "-geometry"}) {
        const auto at = arguments.indexOf(QLatin1String(known));
        if (at > 0)
            arguments.remove(at, qMin(qsizetype{2}, arguments.size() - at));
    }
    return arguments;
}

} // namespace

CommandLine readCommandLine(const QStringList& arguments)
{
    QCommandLineParser parser;
    const Options options;
    parser.setApplicationDescription(text("A desktop lab for the life of a WebSocket connection."));
    parser.addPositionalArgument(QStringLiteral("FILE"),
                                 text("Sessions, JSON Lines logs, HAR files or captures to open."),
                                 QStringLiteral("[FILE…]"));
    parser.addOptions({options.theme, options.server, options.connect, options.bind, options.port,
                       options.help, options.version});
    if (!parser.parse(withoutQtOptions(arguments)))
        return leave(usageError, parser.errorText());
    if (parser.isSet(options.help))
        return leave(0, parser.helpText());
    if (parser.isSet(options.version))
        return leave(0, QStringLiteral("Lifeline %1").arg(QStringLiteral(LIFELINE_VERSION)));
    CommandLine line;
    line.launch.files = parser.positionalArguments();
    const QString flaw = take(parser, options, line);
    return flaw.isEmpty() ? line : leave(usageError, flaw);
}

} // namespace lifeline
