// Dialogs answered as a person would.
#pragma once

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

#include <functional>

namespace lifeline {

/// Acts on the next dialog of that class when it is there.
template <class Dialog> void withDialog(const std::function<void(Dialog&)>& act)
{
    auto* wait = new QTimer(qApp);
    QObject::connect(wait, &QTimer::timeout, wait, [wait, act] {
        if (auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget())) {
            wait->deleteLater();
            act(*dialog);
        }
    });
    wait->start(5);
}

/// Answers the next message box.
inline void answerNext(QMessageBox::StandardButton button)
{
    withDialog<QMessageBox>([button](QMessageBox& box) { box.button(button)->click(); });
}

} // namespace lifeline
