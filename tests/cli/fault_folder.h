// A folder of fault files for one test, and a home without any.
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <string>

namespace lifeline {

/// While it lives, the person's own faults are those in it; there are none at first.
class FaultFolder {
public:
    FaultFolder()
    {
        qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit());
        QDir(m_home.path()).mkpath(QStringLiteral("lifeline/faults"));
    }
    ~FaultFolder() { qunsetenv("XDG_DATA_HOME"); }
    FaultFolder(const FaultFolder&) = delete;
    FaultFolder& operator=(const FaultFolder&) = delete;

    /// Into the own folder; returns the path.
    std::string writeOwn(const QString& name, const QByteArray& text) const
    {
        return write(QStringLiteral("lifeline/faults/") + name, text);
    }
    /// Beside it.
    std::string write(const QString& name, const QByteArray& text) const
    {
        const QString path = m_home.filePath(name);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return path.toStdString();
    }
    std::string path(const QString& name) const { return m_home.filePath(name).toStdString(); }

    /// A client's fault that our own server answers rightly.
    static QByteArray goodFault(const QByteArray& id)
    {
        return R"({"id": ")" + id + R"(", "title": "Of my own", "group": "bad-request", "side": "client",
  "rfc": ["4.2.1"], "does": "Asks in a way of its own.", "must": "Refuse.",
  "steps": [{"send-request": {"without": ["Sec-WebSocket-Key"]}}, {"expect": {"response": "4xx"}}],
  "expect": {"callbacks": ["upgrade:refused"]}})";
    }
    /// The same, but nobody answers like that.
    static QByteArray wrongFault(const QByteArray& id)
    {
        QByteArray text = goodFault(id);
        return text.replace(R"("4xx")", "101");
    }
    static QByteArray serversFault(const QByteArray& id)
    {
        return R"({"id": ")" + id + R"(", "title": "A teapot", "group": "bad-response", "side": "server",
  "rfc": ["4.2.2"], "does": "Answers 418.", "must": "Fail the connection.",
  "steps": [{"expect": "request"}, {"send-response": 418}, "fin"],
  "expect": {"callbacks": ["on-error"]}})";
    }

private:
    QTemporaryDir m_home;
};

} // namespace lifeline
