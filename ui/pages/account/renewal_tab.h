/// The Renewal tab: an account's renewals, past and ahead, with calls and checkpoints; the selected one beside them with its ledger and
/// the editor of the Renewals place; and what the estimate rests on. UI thread; computed on another.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/latest_job.h"
#include "pages/renewals/renewal_values.h"
#include "pages/sources/source_models.h"
#include "shell/page.h"

#include <QWidget>

namespace milepost::ui {

class Button;
class CallPane;
class Paragraph;
class RecordTable;
class TextLabel;

class RenewalTab : public QWidget {
    Q_OBJECT
public:
    /// Renewals of one account with the portfolio that their calls lie in.
    struct Row {
        Snapshot snapshot;
        value::Renewal renewal;
    };
    explicit RenewalTab(Page &page, QWidget *parent = nullptr);
    void setAccount(const Snapshot &snapshot, AccountIndex account);
    /// The editor for the selected renewal, else for the next one; false: none can be called.
    bool edit();
    bool leaveEdit();
    [[nodiscard]] RecordTable *table() const { return m_table; }
    [[nodiscard]] CallPane *pane() const { return m_pane; }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_model.rows(); } ///< the furthest ahead first
    [[nodiscard]] PageTable exported() const;

Q_SIGNALS:
    void shownChanged();

private:
    void show(std::vector<value::Renewal> renewals);
    void showCurrent();
    Snapshot m_snapshot;
    AccountIndex m_account = noAccount;
    std::optional<RenewalKey> m_key; ///< the one selected
    bool m_known = false; ///< this account's renewals have been computed
    LatestJob m_job;
    ValueTableModel<Row> m_model;
    RecordTable *m_table;
    TextLabel *m_caption;
    TextLabel *m_none;
    Paragraph *m_risk;
    Button *m_change;
    QWidget *m_side;
    CallPane *m_pane;
};

} // namespace milepost::ui
