// The files of the project as a person would commit them, and their text with comments and literals blanked.
#pragma once

#include "support/places.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace lifeline::rules {

inline QDir projectRoot() { return QDir(QString::fromUtf8(sourceFolder)); }

inline QRegularExpression pattern(const char* expression)
{
    return QRegularExpression(QString::fromUtf8(expression));
}

inline QStringList filesByGit()
{
    QProcess git;
    git.setWorkingDirectory(projectRoot().path());
    git.start(QStringLiteral("git"),
              {QStringLiteral("ls-files"), QStringLiteral("-z"), QStringLiteral("--cached"),
               QStringLiteral("--others"), QStringLiteral("--exclude-standard")});
    if (!git.waitForFinished() || git.exitStatus() != QProcess::NormalExit || git.exitCode() != 0)
        return {};
    return QString::fromUtf8(git.readAllStandardOutput()).split(QChar(u'\0'), Qt::SkipEmptyParts);
}

inline QStringList filesByWalking()
{
    static const QRegularExpression ours =
        pattern(R"(^(?!\.git/|\.cache/|build/|build-[^/]*/|.*__pycache__/))");
    QStringList files;
    QDirIterator walk(projectRoot().path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = projectRoot().relativeFilePath(walk.next());
        if (ours.match(path).hasMatch())
            files.append(path);
    }
    return files;
}

/// Paths below the project's top folder, sorted: what git tracks or would add; every file where there is no
/// git.
inline QStringList projectFiles()
{
    QStringList files = filesByGit();
    if (files.isEmpty())
        files = filesByWalking();
    files.removeIf([](const QString& path) { return !projectRoot().exists(path); });
    files.sort();
    files.removeDuplicates();
    return files;
}

/// Those of them whose path matches the pattern.
inline QStringList projectFiles(const char* expression) { return projectFiles().filter(pattern(expression)); }

inline QString readText(const QString& path)
{
    QFile file(projectRoot().filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

enum class Literals { Keep, Blank };

/// C++ without its comments, and without its literals if asked; line breaks stay.
inline QString codeOnly(const QString& text, Literals literals)
{
    // Not raw strings: the moc of Qt 6.4 loses its way in those with quotes inside.
    static const QRegularExpression quiet = pattern("(?<comment>//[^\\n]*|/\\*[\\s\\S]*?\\*/)|"
                                                    "R\"([^(\\s]*)\\([\\s\\S]*?\\)\\g{-1}\"|"
                                                    "\"(?:[^\"\\\\\\n]|\\\\.)*\"|"
                                                    "(?<![0-9A-Za-z])'(?:[^'\\\\\\n]|\\\\.)+'");
    QString out;
    qsizetype at = 0;
    for (auto found = quiet.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        out += QStringView(text).mid(at, match.capturedStart() - at);
        const bool keep = literals == Literals::Keep && match.captured(QStringLiteral("comment")).isEmpty();
        out += keep ? match.captured() : QString(match.captured().count(u'\n'), u'\n');
        at = match.capturedEnd();
    }
    return out + text.mid(at);
}

} // namespace lifeline::rules
