// Settings and data of a program under test, in a folder of their own that goes with the test.
#pragma once

#include <QCoreApplication>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

namespace lifeline {

struct TemporarySettings {
    TemporarySettings()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("Lifeline tests"));
        QCoreApplication::setApplicationName(QStringLiteral("Lifeline tests"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, directory.path());
        qputenv("XDG_DATA_HOME", QFile::encodeName(directory.path())); // where sessions are recorded
    }

    QTemporaryDir directory;
};

} // namespace lifeline
