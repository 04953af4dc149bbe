/// The Value place (E1, E2): what an account's success was worth against what it cost, changed in place, and the portfolio's. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/page.h"

class QStackedWidget;

namespace milepost::ui {

class AccountValue;
class Button;
class EmptyState;
class PortfolioValue;
class SegmentedControl;
class TextLabel;

class ValuePage : public Page {
    Q_OBJECT
public:
    enum class Mode : std::uint8_t { Account, Portfolio };
    explicit ValuePage(const PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString place() const override { return QStringLiteral("value"); }
    [[nodiscard]] QString title() const override { return tr("Value"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("value"); }
    void setSnapshot(const Snapshot &snapshot) override;
    void arrive(const Location &location) override;
    [[nodiscard]] Location location() const override;
    [[nodiscard]] std::vector<AccountId> selectedAccounts() const override;
    [[nodiscard]] AccountId currentAccount() const override;
    [[nodiscard]] bool takesFilter() const override { return m_mode == Mode::Portfolio; }
    FilterFeedback setFilter(const QString &text) override;
    [[nodiscard]] QString filter() const override;
    [[nodiscard]] std::shared_ptr<const query::Table> filterTable() const override;
    [[nodiscard]] std::optional<PageTable> shownTable() const override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    [[nodiscard]] QWidget *focusTarget() override;
    [[nodiscard]] bool escape() override;

    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] AccountValue *account() const { return m_account; }
    [[nodiscard]] PortfolioValue *portfolio() const { return m_portfolio; }

private:
    QWidget *buildHeader();
    void addActions();
    void showAccount();
    void showHeader();
    void exportShown();
    void saveWorkbook();
    void saveTheBrief();
    [[nodiscard]] AccountIndex index() const;

    Snapshot m_snapshot;
    QString m_externalId; ///< of the account; outlives snapshots
    Mode m_mode = Mode::Portfolio;
    bool m_forModel = false; ///< changed numbers count for the model
    std::shared_ptr<const Portfolio> m_shownFor; ///< what the account's figures were asked of
    AccountIndex m_shownAccount = noAccount;
    TextLabel *m_caption;
    SegmentedControl *m_choice;
    Button *m_why, *m_export, *m_workbook, *m_brief;
    QStackedWidget *m_stack;
    AccountValue *m_account;
    PortfolioValue *m_portfolio;
    EmptyState *m_nobody;
};

} // namespace milepost::ui
