// Where the project lies and where it is built. Said by one small file that is made for each build folder, so
// that what else the tests are compiled from is the same in every clone, and a compiler's cache serves them
// all.
#pragma once

#include <QString>

namespace lifeline {

/// The project's folder and the build's, without a slash at their end.
extern const char* const sourceFolder;
extern const char* const buildFolder;

/// "resources/x" of the project.
inline QString inProject(const char* path)
{
    return QString::fromUtf8(sourceFolder) + QLatin1Char('/') + QString::fromUtf8(path);
}

} // namespace lifeline
