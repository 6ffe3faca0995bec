// Message boxes answered as a person would.
#pragma once

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

namespace lifeline {

/// Answers the next message box when it is there.
inline void answerNext(QMessageBox::StandardButton button)
{
    auto* wait = new QTimer(qApp);
    QObject::connect(wait, &QTimer::timeout, wait, [wait, button] {
        if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
            wait->deleteLater();
            box->button(button)->click();
        }
    });
    wait->start(5);
}

} // namespace lifeline
