#include "ui/sessions/long_work.h"

#include <QProgressDialog>

#include <algorithm>
#include <utility>

namespace lifeline {
namespace {

constexpr int lookEvery = 30;         // milliseconds
constexpr int showAfter = 400;        // milliseconds
constexpr std::uint64_t steps = 1000; // of the bar

QProgressDialog* makeDialog(QWidget* window, const QString& label)
{
    auto* dialog = new QProgressDialog(label, LongWork::tr("Cancel"), 0, 0, window);
    dialog->setObjectName(QStringLiteral("long-work"));
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setMinimumDuration(showAfter);
    dialog->setAutoClose(false);
    dialog->setAutoReset(false);
    return dialog;
}

} // namespace

LongWork* LongWork::start(QWidget* window, const QString& label, std::function<void(const Progress&)> work,
                          std::function<void()> done)
{
    auto* self = new LongWork(window, label, std::move(done));
    self->m_thread = std::thread([self, work = std::move(work)] {
        work([self](std::uint64_t part, std::uint64_t whole) { return self->report(part, whole); });
        self->m_over = true;
    });
    return self;
}

LongWork::LongWork(QWidget* window, const QString& label, std::function<void()> done)
    : QObject(window), m_done(std::move(done))
{
    if (!label.isEmpty()) {
        m_dialog = makeDialog(window, label);
        connect(m_dialog, &QProgressDialog::canceled, this, &LongWork::cancel);
    }
    connect(&m_timer, &QTimer::timeout, this, &LongWork::look);
    m_timer.start(lookEvery);
}

LongWork::~LongWork()
{
    cancel();
    if (m_thread.joinable())
        m_thread.join();
    delete m_dialog.data();
}

/// On the thread.
bool LongWork::report(std::uint64_t done, std::uint64_t total)
{
    m_part.store(done, std::memory_order_relaxed);
    m_whole.store(total, std::memory_order_relaxed);
    return !m_cancelled;
}

void LongWork::look()
{
    const std::uint64_t whole = m_whole.load(std::memory_order_relaxed);
    const std::uint64_t part = std::min(m_part.load(std::memory_order_relaxed), whole);
    if (m_dialog && whole > 0 && !m_over) {
        m_dialog->setMaximum(static_cast<int>(steps));
        const auto share = static_cast<double>(part) / static_cast<double>(whole);
        m_dialog->setValue(static_cast<int>(share * static_cast<double>(steps)));
    }
    if (!m_over)
        return;
    m_timer.stop();
    delete m_dialog.data(); // its window is there again for what comes
    deleteLater();
    m_done();
}

} // namespace lifeline
