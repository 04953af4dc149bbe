/// The selected item of the queue: the terms of its rank, why now with the rows behind each reason, progress against
/// peers, what to do, the latest records; and along the bottom what can be done with a key. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/page.h"
#include "workspace/workspace.h"

#include <QWidget>

#include <set>

class QScrollArea;
class QVBoxLayout;

namespace milepost::ui {

class Button;
class CellWidget;
class LineList;
class MilestoneProgressChart;
class SectionTitle;
class TermsStrip;
class TextLabel;

class QueueItemPane : public QWidget {
    Q_OBJECT
public:
    explicit QueueItemPane(const PageContext &context, QWidget *parent = nullptr);

    /// `rank` of `count` items in the list shown.
    void setItem(const Snapshot &snapshot, const QueueItem &item, int rank, int count);
    /// Of the same account; read from the store, may come later.
    void setDetail(const AccountDetail &detail);
    [[nodiscard]] AccountId account() const { return m_account; }

Q_SIGNALS:
    void openRequested();
    void recordsRequested(); ///< all of them: the account's timeline

private:
    void buildHeader(QVBoxLayout &column);
    void buildProgress(QVBoxLayout &column);
    QWidget *buildActions();
    void showTerms(int rank, int count);
    void showReasons();
    void showProgress();
    void toggleReason(int line);

    PageContext m_context;
    Snapshot m_snapshot;
    QueueItem m_item;
    AccountId m_account;
    std::set<std::uint32_t> m_open; ///< signals whose rows are shown
    std::vector<std::uint32_t> m_lineSignals; ///< per line: the signal it heads, or noSignal

    QScrollArea *m_scroll;
    TextLabel *m_name;
    TextLabel *m_subtitle;
    TermsStrip *m_terms;
    TextLabel *m_method;
    LineList *m_reasons;
    SectionTitle *m_chartTitle;
    MilestoneProgressChart *m_chart;
    SectionTitle *m_barTitle;
    CellWidget *m_bar;
    QWidget *m_nextBox;
    TextLabel *m_nextCaption;
    CellWidget *m_nextName;
    CellWidget *m_nextBar;
    TextLabel *m_nextUsual;
    SectionTitle *m_guidanceTitle;
    LineList *m_guidance;
    SectionTitle *m_recordsTitle;
    Button *m_allRecords;
    LineList *m_records;
};

} // namespace milepost::ui
