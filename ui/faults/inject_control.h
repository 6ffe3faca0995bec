// The toolbar's way to break the selected connection: which injection, from which end, and go.
#pragma once

#include "ui/faults/injection_choice.h"

#include <QWidget>

class QMenu;
class QPushButton;

namespace lifeline {

class FittingButton;

class InjectControl : public QWidget {
    Q_OBJECT
public:
    explicit InjectControl(QWidget* parent = nullptr);

    /// The connection that would be broken; nullptr: none.
    void show(const ConnectionStory* story);
    Injection injection() const { return m_injection; }
    /// The end it would come from: the chosen one where that is ours and alive, else the other; nullopt:
    /// none.
    std::optional<Side> side() const;
    bool isReady() const;
    /// As pressing Run does; nothing while it is not ready.
    void run();

Q_SIGNALS:
    void injectionRequested(const lifeline::InjectionChoice& choice);

private:
    void fillMenu();
    void choose(Injection injection);
    void refresh();

    std::optional<ConnectionStory> m_story;
    Injection m_injection = Injection::Reset;
    Side m_side = Side::Client;
    QMenu* m_menu;
    FittingButton* m_button;
    QPushButton* m_run;
};

} // namespace lifeline
