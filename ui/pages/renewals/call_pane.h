/// One renewal beside a list of them: what is due, what is said of it and how the estimate is known, every change of the call, and the
/// editor for the next one. Reads the ledger and applies the edit itself. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/renewals/renewal_values.h"
#include "shell/page.h"

#include <QWidget>

#include <array>
#include <map>
#include <vector>

class QVBoxLayout;

namespace milepost::ui {

class CallEditor;
class CellWidget;
class Paragraph;
class SectionTitle;
class TextLabel;

/// Changes of a call, newest first, in rows that are kept and filled again.
class LedgerList : public QWidget {
    Q_OBJECT
public:
    explicit LedgerList(QWidget *parent = nullptr);
    void setLines(const std::vector<LedgerLine> &lines, Day today);
    [[nodiscard]] QStringList shown() const; ///< a line each, for tests and for copying

private:
    struct Row {
        QWidget *box;
        TextLabel *day;
        Paragraph *what, *detail;
    };
    Row makeRow();
    QVBoxLayout *m_column;
    std::vector<Row> m_rows;
    TextLabel *m_more;
};

class CallPane : public QWidget {
    Q_OBJECT
public:
    explicit CallPane(const PageContext &context, QWidget *parent = nullptr);
    /// `renewal` points into what the snapshot keeps; none empties the pane. Another renewal leaves the editor, keeping what was typed.
    void setRenewal(const Snapshot &snapshot, const std::optional<value::Renewal> &renewal);
    [[nodiscard]] const std::optional<value::Renewal> &renewal() const { return m_renewal; }
    /// Newest first; also the way in for pictures without a session.
    void setLedger(const std::vector<RenewalCallRecord> &records);
    /// Opens the editor; false where the renewal is closed or there is no session to apply to.
    bool edit();
    /// Closes it; what was typed is dropped. False when it was not open.
    bool leaveEdit();
    [[nodiscard]] bool editing() const;
    [[nodiscard]] CallEditor *editor() const { return m_editor; }
    [[nodiscard]] LedgerList *ledger() const { return m_ledger; }
    /// Why the call cannot be changed here and now; "": it can.
    [[nodiscard]] QString reasonAgainstEditing() const;

Q_SIGNALS:
    void editEnded(); ///< saved or left: the keyboard goes back to the list

private:
    struct Fact {
        TextLabel *caption;
        CellWidget *figure;
    };
    Fact makeFact();
    void showFacts();
    void askLedger();
    void apply(const SetRenewalCall &change);
    void closeEditor();
    PageContext m_context;
    Snapshot m_snapshot;
    std::optional<value::Renewal> m_renewal;
    std::map<RenewalKey, CallDraft> m_drafts; ///< typed and neither saved nor dropped
    std::array<Fact, 3> m_facts{};
    Paragraph *m_source;
    CellWidget *m_checkpoints;
    TextLabel *m_checkpointWords;
    CallEditor *m_editor;
    QWidget *m_editorBox;
    SectionTitle *m_ledgerTitle;
    LedgerList *m_ledger;
    TextLabel *m_noLedger;
};

} // namespace milepost::ui
