/// Today: one ranked queue in money on the left, the selected item on the right; celebrations and asks beneath the
/// queue, and what was put away. Without anything to do it says why, and what to set up. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/queue_model.h"
#include "shell/page.h"

class QSplitter;
class QStackedWidget;

namespace milepost::ui {

class Button;
class EmptyState;
class LineList;
class QueueHeader;
class QueueItemPane;
class RecordList;
class SectionTitle;
class SegmentedControl;
class SetupPane;
class TextLabel;

class TodayPage : public Page {
    Q_OBJECT
public:
    explicit TodayPage(const PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString place() const override { return QStringLiteral("today"); }
    [[nodiscard]] QString title() const override { return tr("Today"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("today"); }
    [[nodiscard]] std::optional<qint64> count() const override;
    void setSnapshot(const Snapshot &snapshot) override;
    void setTrends(const std::shared_ptr<const Trends> &trends) override;
    [[nodiscard]] std::vector<AccountId> selectedAccounts() const override;
    [[nodiscard]] AccountId currentAccount() const override;
    [[nodiscard]] QWidget *focusTarget() override;
    void arrive(const Location &location) override;
    [[nodiscard]] Location location() const override;
    [[nodiscard]] std::optional<PageTable> shownTable() const override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

private:
    enum Scope : int { Mine, Team };
    QWidget *buildQueue();
    QWidget *buildFoot();
    void addActions();
    void setScope(Scope scope);
    void applyScope();
    void showHeader();
    void showFoot();
    void showCurrent();
    void showItem(const QueueItem &item, int rank, int count);
    void selectRow(int row);
    [[nodiscard]] std::vector<QueueItem> footItems(const std::vector<QueueItem> &items) const;

    Snapshot m_snapshot;
    QueueModel m_model;
    /// The chosen scope; where no account has an owner, mine would be nobody's, and everybody's is shown.
    [[nodiscard]] bool showsTeam() const { return m_scope == Team || m_ownerless; }
    Scope m_scope = Mine;
    bool m_ownerless = false;
    bool m_countKnown = false; ///< else the data cannot say how many wait
    AccountId m_current;
    int m_row = 0; ///< where the current item stood: the next one moves up into its place
    bool m_putAwayShown = false;
    std::vector<QueueItem> m_strip;

    QSplitter *m_splitter;
    TextLabel *m_caption;
    SegmentedControl *m_scopes;
    QueueHeader *m_header;
    RecordList *m_list;
    EmptyState *m_empty;
    QWidget *m_stripBox;
    LineList *m_stripLines;
    QWidget *m_putAwayBox;
    Button *m_putAwayLink;
    LineList *m_putAwayLines;
    QStackedWidget *m_side;
    QueueItemPane *m_pane;
    SetupPane *m_setup;
};

} // namespace milepost::ui
