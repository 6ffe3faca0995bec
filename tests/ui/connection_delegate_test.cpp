#include "support/sample_session.h"
#include "ui/connections/connection_delegate.h"
#include "ui/connections/connection_model.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QPainter>
#include <QStyleOptionViewItem>
#include <QTest>

namespace lifeline {

class ConnectionDelegateTest : public QObject {
    Q_OBJECT
private:
    EventLog m_log{"2026-11-22T18:54:00.000Z"};
    std::unique_ptr<SessionModel> m_session;
    std::unique_ptr<ConnectionModel> m_model;

    QImage painted(int id, int column, bool selected = false) const
    {
        QImage image(120, ConnectionDelegate::rowHeight, QImage::Format_RGB32);
        image.fill(theme().panel);
        QStyleOptionViewItem option;
        option.rect = image.rect();
        option.state.setFlag(QStyle::State_Selected, selected);
        const int row = m_model->rowOf(ConnectionId{static_cast<std::uint32_t>(id)});
        QPainter painter(&image);
        ConnectionDelegate().paint(&painter, option, m_model->index(row, column));
        return image;
    }

    static bool holds(const QImage& image, const QColor& color)
    {
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y) == color)
                    return true;
        return false;
    }

    static QColor over(const QColor& ground, const QColor& fill)
    {
        QImage pixel(1, 1, QImage::Format_RGB32);
        pixel.fill(ground);
        QPainter(&pixel).fillRect(0, 0, 1, 1, fill);
        return pixel.pixelColor(0, 0);
    }

private Q_SLOTS:
    void initTestCase()
    {
        fillSampleSession(m_log);
        m_session = std::make_unique<SessionModel>(m_log, [] { return monotonicTime(0); });
        m_session->poll();
        m_model = std::make_unique<ConnectionModel>(*m_session);
    }
    void cleanup() { ThemeManager::instance().setChoice(ThemeChoice::System); }

    void chipAndMarkHaveTheTone_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::addColumn<int>("id");
        QTest::addColumn<StageTone>("tone");
        for (const auto& [name, choice] :
             {std::pair{"light", ThemeChoice::Light}, std::pair{"dark", ThemeChoice::Dark}}) {
            QTest::addRow("%s clean", name) << choice << 4 << StageTone::Neutral;
            QTest::addRow("%s open", name) << choice << 5 << StageTone::Open;
            QTest::addRow("%s reset", name) << choice << 6 << StageTone::Failed;
        }
    }
    void chipAndMarkHaveTheTone()
    {
        QFETCH(ThemeChoice, choice);
        QFETCH(int, id);
        QFETCH(StageTone, tone);
        ThemeManager::instance().setChoice(choice);

        const QImage number = painted(id, ConnectionModel::NumberColumn);
        const QRect mark = ConnectionDelegate::markBox(number.rect());
        QCOMPARE(number.pixelColor(mark.center()), theme().tone(tone));
        QCOMPARE(number.pixelColor(mark.right() + 1, mark.center().y()), theme().panel);

        const QImage stage = painted(id, ConnectionModel::StageColumn);
        const QRect chip = ConnectionDelegate::chipBox(stage.rect());
        const QColor fill = over(theme().panel, theme().toneFill(tone));
        QCOMPARE(stage.pixelColor(chip.center().x(), chip.top() + 1), fill);
        QCOMPARE(stage.pixelColor(chip.center().x(), chip.top() - 1), theme().panel);
        QCOMPARE(stage.pixelColor(chip.center().x(), chip.bottom() + 1), theme().panel);
        QCOMPARE(stage.pixelColor(chip.left(), chip.top()), theme().panel); // round
    }

    void onlyTroubleIsRed()
    {
        const QImage abnormal = painted(6, ConnectionModel::CloseColumn);
        const QImage normal = painted(4, ConnectionModel::CloseColumn);
        QVERIFY(abnormal != normal);
        const auto reds = [](const QImage& image) {
            int count = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x) {
                    const QColor c = image.pixelColor(x, y);
                    count += c.red() > c.green() + 40 && c.red() > c.blue() + 40 ? 1 : 0;
                }
            return count;
        };
        QVERIFY(reds(abnormal) > 5);
        QCOMPARE(reds(normal), 0);
    }

    void aSelectedRowIsTintedAndKeepsItsMark()
    {
        const QImage image = painted(6, ConnectionModel::NumberColumn, true);
        QVERIFY(holds(image, theme().selection));
        QCOMPARE(image.pixelColor(ConnectionDelegate::markBox(image.rect()).center()),
                 theme().tone(StageTone::Failed));
    }

    void chipsStayInsideTheirCell_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {4, 30, 100, 400})
            QTest::addRow("%d", width) << width;
    }
    void chipsStayInsideTheirCell()
    {
        QFETCH(int, width);
        const QRect cell(50, 64, width, ConnectionDelegate::rowHeight);
        const QRect chip = ConnectionDelegate::chipBox(cell);
        QVERIFY(chip.isEmpty() || cell.contains(chip));
        QVERIFY(chip.width() <= 160);
    }
};

} // namespace lifeline

using lifeline::ConnectionDelegateTest;
QTEST_MAIN(ConnectionDelegateTest)
#include "connection_delegate_test.moc"
