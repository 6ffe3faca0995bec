#include "ui/sessions/export_form.h"

#include <QCoreApplication>

namespace lifeline {
namespace {

QString say(const char* source) { return QCoreApplication::translate("ExportForm", source); }

ExportForm file(ExportFormat format, const QString& name, const QString& hint)
{
    const std::string_view suffix = exportSuffix(format);
    return {name,   hint, QString::fromLatin1(suffix.data(), static_cast<qsizetype>(suffix.size())),
            format, {},   {}};
}

ExportForm picture(PictureKind kind, PictureFormat format, const QString& name, const QString& suffix)
{
    const QString hint =
        kind == PictureKind::Ladder
            ? say("One ladder below the other, of whole connections, with verdict, on a light ground.")
            : say("All time and every connection, on a light ground.");
    return {name, hint, suffix, std::nullopt, kind, format};
}

std::vector<ExportForm> makeForms()
{
    const QString svg = QStringLiteral(".svg"), png = QStringLiteral(".png"), pdf = QStringLiteral(".pdf");
    return {
        file(ExportFormat::JsonLines, say("JSON Lines"), say("Every event, for programs; opens here again.")),
        file(ExportFormat::Csv, say("CSV"), say("Every event as a row, for a spreadsheet.")),
        file(ExportFormat::Har, say("HAR"),
             say("Requests, answers and messages, as a browser writes them; opens here again.")),
        file(ExportFormat::Pcapng, say("pcapng"),
             say("For Wireshark: frames and TCP, callbacks as comments; opens here again.")),
        file(ExportFormat::Html, say("HTML report"), say("One file for a browser and for paper.")),
        file(ExportFormat::Markdown, say("Markdown report"), say("For an issue or a wiki.")),
        picture(PictureKind::Ladder, PictureFormat::Svg, say("Ladder as SVG"), svg),
        picture(PictureKind::Ladder, PictureFormat::Png, say("Ladder as PNG"), png),
        picture(PictureKind::Ladder, PictureFormat::Pdf, say("Ladder as PDF"), pdf),
        file(ExportFormat::Mermaid, say("Ladder as Mermaid"), say("A sequenceDiagram, for Markdown.")),
        file(ExportFormat::Ladder, say("Ladder as plain text"), say("For a terminal or a mail.")),
        picture(PictureKind::Timeline, PictureFormat::Svg, say("Timeline as SVG"), svg),
        picture(PictureKind::Timeline, PictureFormat::Png, say("Timeline as PNG"), png),
        picture(PictureKind::Timeline, PictureFormat::Pdf, say("Timeline as PDF"), pdf),
    };
}

} // namespace

const std::vector<ExportForm>& exportForms()
{
    static const std::vector<ExportForm> forms = makeForms();
    return forms;
}

QString withSuffix(const QString& path, const ExportForm& form)
{
    for (const ExportForm& known : exportForms()) {
        if (path.endsWith(known.suffix, Qt::CaseInsensitive))
            return path.left(path.size() - known.suffix.size()) + form.suffix;
    }
    return path + form.suffix;
}

} // namespace lifeline
