// What the window shows while nothing has happened yet: three steps to see a first connection.
#pragma once

#include <QWidget>

class QGridLayout;
class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace lifeline {

class CommandField;

class FirstSteps : public QWidget {
    Q_OBJECT
public:
    explicit FirstSteps(QWidget* parent = nullptr);

    /// Where the server is or will be, for the command: "http://127.0.0.1:9001/".
    void setAddress(const QString& httpUrl);
    /// Over the steps; takes it as a child.
    void addAbove(QWidget* widget);
    /// The line for a terminal, as the button copies it.
    QString command() const;

Q_SIGNALS:
    void serverRequested();
    void connectRequested();

private:
    QHBoxLayout* addStep(QVBoxLayout& card, const QString& number, const QString& text);
    void addCommand(QVBoxLayout& card);
    void copy();
    void refreshIcons();

    QPushButton *m_server, *m_connect, *m_copy;
    CommandField* m_command;
    QGridLayout* m_around = nullptr;
};

} // namespace lifeline
