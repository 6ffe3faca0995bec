// Includes and links only point down; the two cores know no socket, timer, thread or clock.
#include "rules/project_files.h"

#include <QLibraryInfo>
#include <QTest>

using namespace lifeline::rules;

namespace {

struct Layer {
    QString name; // also the first part of its includes
    QString folder;
    QStringList mayInclude; // besides itself
};

// The arrows of the whole program. What is not listed is forbidden.
const QList<Layer>& layers()
{
    static const QStringList toSession{QStringLiteral("base"), QStringLiteral("wire"),
                                       QStringLiteral("lifecycle"), QStringLiteral("session")};
    static const QStringList toFaults =
        toSession +
        QStringList{QStringLiteral("words"), QStringLiteral("endpoints"), QStringLiteral("faults")};
    static const QStringList toAtlas =
        toFaults +
        QStringList{QStringLiteral("contracts"), QStringLiteral("stacks"), QStringLiteral("atlas")};
    static const QStringList toFormats =
        toSession +
        QStringList{QStringLiteral("contracts"), QStringLiteral("words"), QStringLiteral("store")};
    static const QStringList toTop =
        toAtlas + QStringList{QStringLiteral("store"), QStringLiteral("formats"), QStringLiteral("review")};
    static const QList<Layer> table{
        {QStringLiteral("base"), QStringLiteral("app/base/"), {}},
        {QStringLiteral("wire"), QStringLiteral("app/wire/"), toSession.mid(0, 1)},
        {QStringLiteral("lifecycle"), QStringLiteral("app/lifecycle/"), toSession.mid(0, 2)},
        {QStringLiteral("session"), QStringLiteral("app/session/"), toSession.mid(0, 3)},
        {QStringLiteral("store"), QStringLiteral("app/store/"), toSession},
        {QStringLiteral("words"), QStringLiteral("app/words/"),
         toSession + QStringList{QStringLiteral("contracts")}},
        {QStringLiteral("endpoints"), QStringLiteral("app/endpoints/"), toSession},
        {QStringLiteral("faults"), QStringLiteral("app/faults/"),
         toSession + QStringList{QStringLiteral("endpoints")}},
        {QStringLiteral("contracts"), QStringLiteral("app/contracts/"), toSession.mid(0, 3)},
        {QStringLiteral("stacks"), QStringLiteral("app/stacks/"),
         toSession + QStringList{QStringLiteral("endpoints")}},
        {QStringLiteral("atlas"), QStringLiteral("app/atlas/"),
         toSession + QStringList{QStringLiteral("contracts"), QStringLiteral("endpoints"),
                                 QStringLiteral("stacks"), QStringLiteral("faults")}},
        {QStringLiteral("formats"), QStringLiteral("app/formats/"), toFormats},
        {QStringLiteral("review"), QStringLiteral("app/review/"), toFormats.mid(0, 6)},
        {QStringLiteral("cli"), QStringLiteral("app/cli/"), toTop},
        {QStringLiteral("ui"), QStringLiteral("ui/"), toTop},
    };
    return table;
}

struct Library {
    QString name;
    QRegularExpression headers;
    QStringList mayInclude; // layers
};

const QList<Library>& libraries()
{
    static const QStringList cores{QStringLiteral("wire"), QStringLiteral("lifecycle")};
    static const QStringList withThreads{
        QStringLiteral("store"),     QStringLiteral("base"),   QStringLiteral("session"),
        QStringLiteral("endpoints"), QStringLiteral("stacks"), QStringLiteral("faults"),
        QStringLiteral("atlas"),     QStringLiteral("cli"),    QStringLiteral("ui")};
    static const QList<Library> table{
        {QStringLiteral("Asio"), pattern("^asio"), {QStringLiteral("endpoints")}},
        {QStringLiteral("JsonCpp"),
         pattern("^json/"),
         {QStringLiteral("base"), QStringLiteral("session"), QStringLiteral("contracts"),
          QStringLiteral("stacks"), QStringLiteral("faults"), QStringLiteral("atlas"),
          QStringLiteral("formats"), QStringLiteral("review")}},
        {QStringLiteral("OpenSSL"), pattern("^openssl/"), {QStringLiteral("wire")}},
        {QStringLiteral("sockets"),
         pattern("^(sys/(socket|epoll|select|un)|netinet|arpa/|netdb)"),
         {QStringLiteral("endpoints")}},
        {QStringLiteral("waiting on descriptors"), // pipes and the terminal in cli
         pattern("^poll\\.h$"),
         {QStringLiteral("endpoints"), QStringLiteral("cli")}},
        {QStringLiteral("threads"),
         pattern("^(thread|mutex|shared_mutex|condition_variable|future|semaphore)$"), withThreads},
    };
    return table;
}

const Layer* layerOfFile(const QString& path)
{
    for (const Layer& layer : layers()) {
        if (path.startsWith(layer.folder))
            return &layer;
    }
    return nullptr;
}

bool isLayerName(const QString& name)
{
    return std::any_of(layers().begin(), layers().end(),
                       [&](const Layer& layer) { return layer.name == name; });
}

bool isQtCore(QString header)
{
    if (header.contains(u'/'))
        return header.startsWith(u"QtCore/");
    return QDir(QLibraryInfo::path(QLibraryInfo::HeadersPath)).exists(QStringLiteral("QtCore/") + header);
}

QString qtFlaw(const Layer& layer, const QString& header)
{
    static const QStringList withCore{QStringLiteral("words"),  QStringLiteral("stacks"),
                                      QStringLiteral("store"),  QStringLiteral("formats"),
                                      QStringLiteral("review"), QStringLiteral("cli")};
    static const QRegularExpression network =
        pattern("^Q(Tcp|WebSocket|HostAddress|AbstractSocket|NetworkRequest)");
    if (layer.name == u"ui" || (withCore.contains(layer.name) && isQtCore(header)))
        return {};
    static const QRegularExpression database = pattern("^QSql");
    if (layer.name == u"store" && database.match(header).hasMatch())
        return {};
    if (layer.name == u"stacks" && network.match(header).hasMatch())
        return {};
    return QStringLiteral("<%1> may not be included in %2").arg(header, layer.name);
}

QString ownFlaw(const Layer& layer, const QString& header)
{
    const QString target = header.section(u'/', 0, 0);
    if (header.endsWith(u".moc") || target == layer.name || layer.mayInclude.contains(target))
        return {};
    return isLayerName(target) ? QStringLiteral("%1 may not include %2").arg(layer.name, header)
                               : QStringLiteral("\"%1\" does not begin with a layer").arg(header);
}

QString libraryFlaw(const Layer& layer, const QString& header)
{
    static const QRegularExpression qt = pattern("^Q[A-Za-z]");
    if (qt.match(header).hasMatch())
        return qtFlaw(layer, header);
    for (const Library& library : libraries()) {
        if (library.headers.match(header).hasMatch() && !library.mayInclude.contains(layer.name))
            return QStringLiteral("%1 (<%2>) may not be used in %3").arg(library.name, header, layer.name);
    }
    return {};
}

QStringList includeFlaws(const Layer& layer, const QString& text)
{
    static const QRegularExpression include = pattern(R"((?m)^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    QStringList flaws;
    auto found = include.globalMatch(codeOnly(text, Literals::Keep));
    while (found.hasNext()) {
        const auto match = found.next();
        const bool own = match.captured(1) == u"\"";
        flaws.append(own ? ownFlaw(layer, match.captured(2)) : libraryFlaw(layer, match.captured(2)));
    }
    flaws.removeAll(QString());
    return flaws;
}

QStringList wordFlaws(const Layer& layer, const QString& text)
{
    static const QRegularExpression outside = pattern(
        R"(\b(Q(Tcp|Udp|Ssl|Web|Abstract|Local)\w*Socket\w*|QTimer|QDateTime|QElapsedTimer|QThread|asio::\w+|)"
        R"(std::(j?thread|mutex|shared_mutex|async|condition_variable)|(steady|system|high_resolution)_clock|)"
        R"(SteadyClock|clock_gettime|gettimeofday|setsockopt|getaddrinfo|recv|sendto|sleep_(for|until)|)"
        R"(now\s*\(\s*\)|time\s*\(\s*(nullptr|NULL|0)\s*\)))");
    if (layer.name != u"wire" && layer.name != u"lifecycle")
        return {};
    QStringList flaws;
    auto found = outside.globalMatch(codeOnly(text, Literals::Blank));
    while (found.hasNext())
        flaws.append(QStringLiteral("%1 may not name %2").arg(layer.name, found.next().captured(0)));
    return flaws;
}

QStringList linkFlaws(const Layer& layer, const QString& cmake)
{
    static const QRegularExpression linked = pattern(R"(\b(lifeline_(\w+)|Qt6::(\w+)))");
    QStringList flaws;
    auto found = linked.globalMatch(cmake);
    while (found.hasNext()) {
        const auto match = found.next();
        const QString own = match.captured(2), qt = match.captured(3);
        if (isLayerName(own) && own != layer.name && !layer.mayInclude.contains(own))
            flaws.append(QStringLiteral("%1 may not link %2").arg(layer.name, own));
        const bool network = layer.name == u"stacks" && (qt == u"Network" || qt == u"WebSockets");
        const bool database = layer.name == u"store" && qt == u"Sql";
        if (!qt.isEmpty() && qt != u"Core" && !network && !database && layer.name != u"ui")
            flaws.append(QStringLiteral("%1 may not link Qt6::%2").arg(layer.name, qt));
    }
    return flaws;
}

QStringList flawsOf(const QString& path, const QString& text)
{
    const Layer* layer = layerOfFile(path);
    if (layer == nullptr)
        return {QStringLiteral("the folder is in no layer")};
    if (path.endsWith(u"CMakeLists.txt"))
        return linkFlaws(*layer, text);
    return includeFlaws(*layer, text) + wordFlaws(*layer, text);
}

} // namespace

class LayeringTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void includesAndLinksOnlyPointDown_data();
    void includesAndLinksOnlyPointDown();
    void aBadSampleIsCaught_data();
    void aBadSampleIsCaught();
    void aGoodSamplePasses_data();
    void aGoodSamplePasses();
};

void LayeringTest::includesAndLinksOnlyPointDown_data()
{
    QTest::addColumn<QString>("path");
    for (const QString& path : projectFiles(R"(^(app/[^/]+|ui)/(.*\.(cpp|h)|CMakeLists\.txt)$)"))
        QTest::newRow(qPrintable(path)) << path;
}

void LayeringTest::includesAndLinksOnlyPointDown()
{
    QFETCH(QString, path);
    QCOMPARE(flawsOf(path, readText(path)).join(u"; "), QString());
}

void LayeringTest::aBadSampleIsCaught_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* path, const char* text) {
        QTest::newRow(name) << QString::fromUtf8(path) << QString::fromUtf8(text);
    };
    row("wire includes lifecycle", "app/wire/x.h", "#include \"lifecycle/event.h\"");
    row("session includes endpoints", "app/session/x.h", "#include \"endpoints/lab.h\"");
    row("words includes endpoints", "app/words/x.h", "#include \"endpoints/lab.h\"");
    row("cli includes ui", "app/cli/x.cpp", " #  include \"ui/shell/main_window.h\"");
    row("ui includes cli", "ui/shell/x.cpp", "#include \"cli/arguments.h\"");
    row("an include without its folder", "app/base/x.cpp", "#include \"utf8.h\"");
    row("a folder that is no layer", "app/misc/x.cpp", "");
    row("Widgets in cli", "app/cli/x.cpp", "#include <QWidget>");
    row("Gui in words", "app/words/x.cpp", "#include <QColor>");
    row("Widgets by module", "app/words/x.cpp", "#include <QtWidgets/QLabel>");
    row("Qt in the engine", "app/session/x.cpp", "#include <QString>");
    row("Asio in session", "app/session/x.cpp", "#include <asio.hpp>");
    row("a socket in wire", "app/wire/x.cpp", "#include <sys/socket.h>");
    row("a thread in lifecycle", "app/lifecycle/x.cpp", "#include <thread>");
    row("a mutex in wire", "app/wire/x.h", "std::mutex lock;");
    row("a clock in wire", "app/wire/x.cpp", "auto t = std::chrono::system_clock::now();");
    row("now() in lifecycle", "app/lifecycle/x.cpp", "const auto t = clock.now();");
    row("a timer in lifecycle", "app/lifecycle/x.h", "QTimer timer;");
    row("a QTcpSocket in lifecycle", "app/lifecycle/x.h", "class QTcpSocket;");
    row("asio in wire", "app/wire/x.h", "asio::steady_timer timer;");
    row("session links endpoints", "app/session/CMakeLists.txt",
        "lifeline_layer(session LINKS lifeline_endpoints)");
    row("cli links Widgets", "app/cli/CMakeLists.txt",
        "lifeline_layer(cli LINKS lifeline_words Qt6::Widgets)");
}

void LayeringTest::aBadSampleIsCaught()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QCOMPARE(flawsOf(path, text).size(), 1 + text.count(QStringLiteral("::now()")));
}

void LayeringTest::aGoodSamplePasses_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* path, const char* text) {
        QTest::newRow(name) << QString::fromUtf8(path) << QString::fromUtf8(text);
    };
    row("lifecycle includes wire", "app/lifecycle/x.h", "#include \"wire/frame.h\"");
    row("words uses Qt Core", "app/words/x.h", "#include <QString>");
    row("ui uses Widgets", "ui/x.h", "#include <QWidget>\n#include \"ui/shell/x.h\"");
    row("a clock in a comment", "app/wire/x.h", "// unlike std::chrono::steady_clock::now()\n/* QTimer */");
    row("a timer in a text", "app/lifecycle/x.h", "const char* a = \"QTimer\"; auto b = R\"(now())\";");
    row("an include in a comment", "app/wire/x.h", "// #include <thread>\n/*\n#include <mutex>\n*/");
}

void LayeringTest::aGoodSamplePasses()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QCOMPARE(flawsOf(path, text).join(u"; "), QString());
}

QTEST_APPLESS_MAIN(LayeringTest)
#include "layering_test.moc"
