/// The Renewals place: quarters, the renewals of one of them as a table or a board, and the selected one beside it with its call, ledger
/// and how such calls turned out. Figures are computed on other threads. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/latest_job.h"
#include "pages/renewals/renewal_table.h"
#include "query/filter.h"
#include "shell/page.h"

class QSplitter;
class QStackedWidget;

namespace milepost::ui {

class BookBriefs;
class BriefPane;
class BusyLine;
class Button;
class CallPane;
class CellWidget;
class EmptyState;
class LegendLine;
class Paragraph;
class PastCalls;
class QuarterStrip;
class RecordTable;
class RenewalBoard;
class SegmentedControl;
class TextLabel;

class RenewalsPage : public Page {
    Q_OBJECT
public:
    static constexpr int stripQuarters = 4;
    explicit RenewalsPage(const PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString place() const override { return QStringLiteral("renewals"); }
    [[nodiscard]] QString title() const override { return tr("Renewals"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("renewals"); }
    [[nodiscard]] std::optional<qint64> count() const override;
    void setSnapshot(const Snapshot &snapshot) override;
    void arrive(const Location &location) override;
    [[nodiscard]] Location location() const override;
    [[nodiscard]] std::vector<AccountId> selectedAccounts() const override;
    [[nodiscard]] AccountId currentAccount() const override;
    [[nodiscard]] bool takesFilter() const override { return true; }
    FilterFeedback setFilter(const QString &text) override;
    [[nodiscard]] QString filter() const override { return m_filter; }
    [[nodiscard]] std::shared_ptr<const query::Table> filterTable() const override;
    [[nodiscard]] std::optional<PageTable> shownTable() const override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    [[nodiscard]] QWidget *focusTarget() override;
    [[nodiscard]] bool escape() override;

    /// Shows the quarter that `day` lies in, moving the strip where it has to.
    void showQuarter(Day day);
    void setBoard(bool board);
    [[nodiscard]] bool boardShown() const;
    /// Makes it the current one where it is shown.
    void select(const RenewalKey &key);
    [[nodiscard]] std::optional<RenewalKey> currentKey() const;
    [[nodiscard]] const std::shared_ptr<const RenewalStudy> &study() const { return m_study; }
    [[nodiscard]] const value::QuarterReview *shownQuarter() const; ///< null before the first study
    [[nodiscard]] RenewalTable &model() { return m_model; }
    [[nodiscard]] RecordTable *table() const { return m_table; }
    [[nodiscard]] RenewalBoard *board() const { return m_board; }
    [[nodiscard]] QuarterStrip *strip() const { return m_strip; }
    [[nodiscard]] CallPane *pane() const { return m_pane; }
    [[nodiscard]] BriefPane *brief() const { return m_brief; }
    [[nodiscard]] BookBriefs *book() const { return m_book; }
    [[nodiscard]] PastCalls *pastCalls() const { return m_past; }
    [[nodiscard]] LegendLine *legend() const { return m_legend; }

Q_SIGNALS:
    void studied(); ///< figures of the present snapshot are shown

private:
    QWidget *buildHeader();
    QWidget *buildStrip();
    QWidget *buildFoot();
    QWidget *buildSide();
    void addActions();
    void beginStudy();
    void moveQuarter(int step);
    void showStudy();
    void showGroups();
    void showFigures();
    void showEmptiness();
    void showCurrent();
    void sortBy(int column);
    void openCurrent();
    void callCurrent(std::optional<RenewalCall> call);
    void matchFilter();
    void writeBriefs();
    void showBriefs(); ///< whether there are briefs to write
    [[nodiscard]] const value::Renewal *current() const;

    Snapshot m_snapshot;
    std::shared_ptr<const RenewalStudy> m_study;
    LatestJob m_job;
    Day m_first; ///< first day of the strip's first quarter; invalid: the present one
    Day m_quarter; ///< first day of the quarter shown; invalid: the present one
    std::optional<RenewalKey> m_key; ///< the current renewal, in table and board alike
    QString m_wantedAccount; ///< external id to select once its quarter is there
    QString m_filter;
    std::optional<query::RowSet> m_matches;
    std::optional<query::FilterError> m_filterError;
    RenewalSort m_sort = RenewalSort::Gap;
    bool m_descending = true;
    bool m_selecting = false;
    RenewalTable m_model;

    QSplitter *m_splitter;
    TextLabel *m_caption;
    CellWidget *m_retention;
    SegmentedControl *m_views;
    BusyLine *m_busy;
    BookBriefs *m_book;
    Button *m_briefs;
    QWidget *m_stripRow;
    QuarterStrip *m_strip;
    LegendLine *m_legend;
    QStackedWidget *m_stack;
    RecordTable *m_table;
    RenewalBoard *m_board;
    EmptyState *m_empty;
    QWidget *m_foot;
    TextLabel *m_keys;
    Paragraph *m_basis;
    QWidget *m_side;
    TextLabel *m_name;
    TextLabel *m_nothing;
    Button *m_change;
    CallPane *m_pane;
    PastCalls *m_past;
    BriefPane *m_brief;
};

} // namespace milepost::ui
