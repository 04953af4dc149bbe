/// The Accounts place: views as tabs, the filtered and grouped table, and what can be done to checked rows. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/account_table_model.h"
#include "models/view_definition.h"
#include "shell/page.h"

class QStackedWidget;

namespace milepost::ui {

class AccountList;
class Button;
class EmptyState;
class TextLabel;
class ViewTabs;

class AccountsPage : public Page {
    Q_OBJECT
public:
    explicit AccountsPage(const PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString place() const override { return QStringLiteral("accounts"); }
    [[nodiscard]] QString title() const override { return tr("Accounts"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("accounts"); }
    [[nodiscard]] std::optional<qint64> count() const override;
    void setSnapshot(const Snapshot &snapshot) override;
    void setTrends(const std::shared_ptr<const Trends> &trends) override;
    void arrive(const Location &location) override;
    [[nodiscard]] Location location() const override;
    [[nodiscard]] std::vector<AccountId> selectedAccounts() const override;
    [[nodiscard]] AccountId currentAccount() const override;
    [[nodiscard]] bool wantsInspector() const override { return true; }
    [[nodiscard]] bool takesFilter() const override { return true; }
    FilterFeedback setFilter(const QString &text) override;
    [[nodiscard]] QString filter() const override { return m_filter; }
    [[nodiscard]] std::shared_ptr<const query::Table> filterTable() const override;
    [[nodiscard]] std::vector<Destination> destinations() const override;
    [[nodiscard]] std::optional<PageTable> shownTable() const override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    [[nodiscard]] QWidget *focusTarget() override;
    [[nodiscard]] bool escape() override;

    /// Views in the order of the tabs: built in, then saved.
    void setSavedViews(const std::vector<SavedView> &views);
    [[nodiscard]] const AccountTableModel &model() const { return m_model; }
    [[nodiscard]] AccountList *list() const { return m_list; }

private:
    QWidget *buildToolbar();
    QWidget *buildSelectionBar();
    void addActions();
    void chooseView(int view);
    void showView(int view, bool remember);
    void saveView(const QString &name);
    void countViews();
    void showFigures();
    void showSelectionBar();
    void openGroupMenu();
    void openColumnsMenu();
    void exportShown();
    [[nodiscard]] ViewDefinition present(const QString &name) const;
    [[nodiscard]] bool changedFromView() const;

    AccountTableModel m_model;
    std::vector<ViewDefinition> m_views;
    int m_view = 0;
    QString m_filter; ///< as written, also when it cannot be understood
    bool m_filterWrong = false;
    int m_nextCounted = 0;
    QString m_wantedView; ///< of a restart, until the saved views are known
    QString m_wantedCurrent; ///< external id of the account to return to after a restart

    ViewTabs *m_tabs;
    TextLabel *m_count, *m_money;
    Button *m_group, *m_columns, *m_export, *m_restore;
    AccountList *m_list;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QWidget *m_selectionBar;
    TextLabel *m_selected, *m_selectedMoney, *m_hidden;
};

} // namespace milepost::ui
