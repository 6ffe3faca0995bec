#include "support/sample_session.h"
#include "ui/table/event_delegate.h"
#include "ui/table/event_model.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QPainter>
#include <QStyleOptionViewItem>
#include <QTest>

#include <functional>

namespace lifeline {

using ThemeColor = std::function<QColor(const Theme&)>;

class EventDelegateTest : public QObject {
    Q_OBJECT
private:
    EventLog m_log{"2026-11-22T18:54:00.000Z"};
    std::unique_ptr<SessionModel> m_session;
    std::unique_ptr<EventModel> m_model;

    int firstOf(EventKind kind, int aux) const
    {
        for (std::uint64_t row = 0; row < m_log.size(); ++row)
            if (m_log.entry(row).kind == kind && (aux < 0 || m_log.entry(row).aux == aux))
                return static_cast<int>(row);
        return -1;
    }

    QImage painted(int row, bool selected = false) const
    {
        QImage image(240, EventDelegate::rowHeight, QImage::Format_RGB32);
        image.fill(theme().panel);
        QStyleOptionViewItem option;
        option.rect = image.rect();
        option.state.setFlag(QStyle::State_Selected, selected);
        QPainter painter(&image);
        EventDelegate().paint(&painter, option, m_model->index(row, EventModel::EventColumn));
        return image;
    }

private Q_SLOTS:
    void initTestCase()
    {
        fillSampleSession(m_log);
        m_session = std::make_unique<SessionModel>(m_log, [] { return monotonicTime(0); });
        m_session->poll();
        m_model = std::make_unique<EventModel>(*m_session);
    }
    void cleanup() { ThemeManager::instance().setChoice(ThemeChoice::System); }

    void marksHaveTheColourOfTheirMeaning_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::addColumn<EventKind>("kind");
        QTest::addColumn<int>("aux");
        QTest::addColumn<ThemeColor>("color");
        const ThemeColor sent = [](const Theme& t) { return t.sent; };
        const ThemeColor received = [](const Theme& t) { return t.received; };
        const ThemeColor fault = [](const Theme& t) { return t.fault; };
        const ThemeColor callback = [](const Theme& t) { return t.layer(Layer::Callback); };
        for (const auto& [name, choice] :
             {std::pair{"light", ThemeChoice::Light}, std::pair{"dark", ThemeChoice::Dark}}) {
            QTest::addRow("%s frame sent", name) << choice << EventKind::FrameSent << -1 << sent;
            QTest::addRow("%s frame received", name) << choice << EventKind::FrameReceived << -1 << received;
            QTest::addRow("%s reset", name) << choice << EventKind::ResetReceived << -1 << fault;
            QTest::addRow("%s callback", name)
                << choice << EventKind::Callback << static_cast<int>(CallbackName::OnOpen) << callback;
        }
    }
    void marksHaveTheColourOfTheirMeaning()
    {
        QFETCH(ThemeChoice, choice);
        QFETCH(EventKind, kind);
        QFETCH(int, aux);
        QFETCH(ThemeColor, color);
        ThemeManager::instance().setChoice(choice);
        const int row = firstOf(kind, aux);
        QVERIFY(row >= 0);
        const QImage image = painted(row);
        const QRect mark = EventDelegate::markBox(image.rect());
        QCOMPARE(image.pixelColor(mark.center()), color(theme()));
        QCOMPARE(image.pixelColor(mark.left() - 1, mark.center().y()), theme().panel);
        QCOMPARE(image.pixelColor(mark.right() + 1, mark.center().y()), theme().panel);
    }

    void aSelectedRowKeepsItsMark()
    {
        const QImage image = painted(firstOf(EventKind::FrameSent, -1), true);
        QCOMPARE(image.pixelColor(1, 1), theme().selection);
        QCOMPARE(image.pixelColor(EventDelegate::markBox(image.rect()).center()), theme().sent);
    }
};

} // namespace lifeline

using lifeline::EventDelegateTest;
QTEST_MAIN(EventDelegateTest)
#include "event_delegate_test.moc"
