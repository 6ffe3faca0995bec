#include "ui/sessions/compare_window.h"

#include "contracts/duties.h"
#include "ui/sessions/long_work.h"
#include "ui/shell/setting_field.h"
#include "ui/theme/theme.h"
#include "words/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QScreen>
#include <QTableView>
#include <QVBoxLayout>

namespace lifeline {
namespace {

constexpr QSize firstSize{1280, 800};
constexpr QSize windowFrame{16, 48}; // about what a desktop puts around it
constexpr int timeWidth = 96, sideWidth = 68, eventWidth = 190, signWidth = 36;
constexpr int rowPixels = 24;

QString count(std::uint64_t number) { return QLocale().toString(static_cast<qulonglong>(number)); }

QString captionOf(const ConnectionRecord& record)
{
    return QStringLiteral("#%1 %2 · %3")
        .arg(number(record.story.id))
        .arg(words::fromTo(record.story), words::stage(record.story, record.verdict));
}

/// Where it stands in the list; the first where it is not there.
int placeOf(const CompareSource& source, std::optional<ConnectionId> id)
{
    const std::size_t position = id ? source.connections->positionOf(*id) : 0;
    return position < source.connections->size() ? static_cast<int>(position) : 0;
}

} // namespace

void CompareWindow::open(QWidget* window, CompareSource left, CompareSource right,
                         std::optional<ConnectionId> first, std::optional<ConnectionId> second)
{
    struct Shared {
        CompareSource left, right;
    };
    const auto shared = std::make_shared<Shared>(Shared{std::move(left), std::move(right)});
    const auto work = [shared](const Progress& progress) {
        CompareSource& one = shared->left;
        CompareSource& other = shared->right;
        if (!one.connections && !one.read(progress))
            return;
        if (other.log == one.log)
            other.connections = one.connections;
        else if (!other.connections)
            other.read(progress);
    };
    LongWork::start(window, tr("Reading the connections…"), work, [window, shared, first, second] {
        for (const CompareSource& source : {shared->left, shared->right}) {
            if (!source.connections || source.connections->size() == 0)
                return; // cancelled, or nothing to compare
        }
        auto* compare = new CompareWindow(shared->left, shared->right, first, second);
        compare->setParent(window, Qt::Window);
        compare->setAttribute(Qt::WA_DeleteOnClose);
        compare->show();
    });
}

CompareWindow::CompareWindow(CompareSource left, CompareSource right, std::optional<ConnectionId> first,
                             std::optional<ConnectionId> second)
    : m_halves{Half{std::move(left)}, Half{std::move(right)}}, m_model(this), m_summary(new QLabel),
      m_only(new QCheckBox(tr("Only &differences"))), m_table(new QTableView)
{
    setObjectName(QStringLiteral("compare-window"));
    setWindowTitle(tr("Compare — Lifeline"));
    auto* heads = new QHBoxLayout;
    heads->setSpacing(metrics::grid);
    heads->addWidget(makeHalf(m_halves[0], QStringLiteral("left")), 1);
    heads->addWidget(makeHalf(m_halves[1], QStringLiteral("right")), 1);
    makeTable();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::grid, metrics::grid, metrics::grid, metrics::grid);
    column->setSpacing(metrics::grid);
    column->addLayout(heads);
    column->addWidget(makeLine());
    column->addWidget(m_table, 1);
    choose(first, second);
    for (const Half& half : m_halves)
        connect(half.choice, &QComboBox::currentIndexChanged, this, &CompareWindow::compareChosen);
    for (const Half& half : m_halves) // the same one again after it was cancelled
        connect(half.choice, &QComboBox::activated, this, [this] {
            if (m_model.comparison().cancelled && m_work.isNull())
                compareChosen();
        });
    connect(m_only, &QCheckBox::toggled, this, [this](bool only) { m_model.setOnlyDifferences(only); });
    connect(&ThemeManager::instance(), &ThemeManager::changed, m_table->viewport(),
            qOverload<>(&QWidget::update));
    compareChosen();
    resize(firstSize.boundedTo(screen()->availableSize() - windowFrame));
}

QWidget* CompareWindow::makeHalf(Half& half, const QString& name)
{
    auto* card = new QFrame;
    card->setProperty("card", true);
    half.choice = new QComboBox;
    half.choice->setObjectName(QStringLiteral("compare-") + name);
    half.choice->setAccessibleName(tr("Connection on this side"));
    half.choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (std::size_t i = 0; i < half.source.connections->size(); ++i)
        half.choice->addItem(captionOf(half.source.connections->at(i)));
    half.verdict = new QLabel;
    half.verdict->setObjectName(QStringLiteral("compare-verdict-") + name);
    half.verdict->setTextFormat(Qt::PlainText);
    half.verdict->setWordWrap(true);
    half.verdict->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* source = new QLabel(half.source.name.isEmpty() ? tr("this session") : half.source.name);
    source->setTextFormat(Qt::PlainText);
    source->setProperty("role", QStringLiteral("muted"));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(metrics::grid, metrics::grid, metrics::grid, metrics::grid);
    column->setSpacing(metrics::grid / 2);
    column->addWidget(source);
    column->addWidget(half.choice);
    column->addWidget(half.verdict);
    column->addStretch(1);
    return card;
}

QWidget* CompareWindow::makeLine()
{
    auto* line = new QWidget;
    m_summary->setObjectName(QStringLiteral("compare-summary"));
    m_only->setObjectName(QStringLiteral("compare-only"));
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_summary, 1);
    row->addWidget(m_only);
    return line;
}

void CompareWindow::makeTable()
{
    m_table->setObjectName(QStringLiteral("compare-table"));
    m_table->setAccessibleName(tr("Events of both sides"));
    m_table->setModel(&m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(rowPixels);
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(signWidth);
    for (const int half : {int{CompareModel::LeftTime}, int{CompareModel::RightTime}}) {
        header->resizeSection(half, timeWidth);
        header->resizeSection(half + 1, sideWidth);
        header->resizeSection(half + 2, eventWidth);
        header->setSectionResizeMode(half + 3, QHeaderView::Stretch);
    }
    header->resizeSection(CompareModel::Sign, signWidth);
}

const ConnectionRecord& CompareWindow::chosen(const Half& half) const
{
    return half.source.connections->at(static_cast<std::size_t>(std::max(0, half.choice->currentIndex())));
}

void CompareWindow::choose(std::optional<ConnectionId> first, std::optional<ConnectionId> second)
{
    const int place = placeOf(m_halves[0].source, first);
    const int others = m_halves[1].choice->count();
    const bool sameLog = m_halves[0].source.log == m_halves[1].source.log;
    const int beside = second                          ? placeOf(m_halves[1].source, second)
                       : sameLog && place + 1 < others ? place + 1
                       : sameLog                       ? place - 1
                                                       : place;
    m_halves[0].choice->setCurrentIndex(place);
    m_halves[1].choice->setCurrentIndex(std::clamp(beside, 0, others - 1));
}

CompareRows CompareWindow::rowsOf(const Half& half) const
{
    const auto& rows = chosen(half).rows;
    return {half.source.log, {rows.begin(), rows.end()}};
}

void CompareWindow::compareChosen()
{
    struct Shared {
        CompareRows left, right;
        Comparison found;
    };
    delete m_work.data(); // of the choice before
    for (const Half& half : m_halves)
        showVerdict(half);
    m_summary->setText(tr("Comparing…"));
    const auto shared = std::make_shared<Shared>(Shared{rowsOf(m_halves[0]), rowsOf(m_halves[1]), {}});
    const auto work = [shared](const Progress& progress) {
        shared->found =
            compare(*shared->left.log, shared->left.rows, *shared->right.log, shared->right.rows, progress);
    };
    m_work = LongWork::start(this, tr("Comparing…"), work, [this, shared] {
        m_model.show(shared->left, shared->right, std::move(shared->found));
        m_summary->setText(summary());
    });
}

void CompareWindow::showVerdict(const Half& half) const
{
    const ConnectionRecord& record = chosen(half);
    const auto headline = words::verdict(record.story, record.verdict, contractDuty);
    half.verdict->setText(QStringLiteral("%1 %2").arg(headline.bold, headline.rest.text).trimmed());
}

QString CompareWindow::summary() const
{
    const Comparison& found = m_model.comparison();
    if (found.cancelled)
        return tr("Not compared: it was cancelled. Choose a connection again to compare.");
    if (found.alike())
        return tr("Both tell the same, apart from times and ports.");
    QStringList parts{tr("− %1 only on the left").arg(count(found.onlyLeft)),
                      tr("+ %1 only on the right").arg(count(found.onlyRight)),
                      tr("≠ %1 with other content").arg(count(found.changed))};
    if (found.cut)
        parts += tr("too long to be compared as a whole: the first and last 20,000 events are");
    return parts.join(QStringLiteral(" · "));
}

void CompareWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Close) || event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace lifeline
