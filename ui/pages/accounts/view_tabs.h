/// The views of the account list as tabs, each with how many accounts it holds; + keeps the present one. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/view_definition.h"

#include <QAbstractButton>
#include <QWidget>

#include <functional>
#include <optional>

class QHBoxLayout;
class QLineEdit;

namespace milepost::ui {

class Button;
class IconButton;

class ViewTab : public QAbstractButton {
    Q_OBJECT
public:
    ViewTab(const QString &name, QWidget *parent);
    void setCount(std::optional<std::size_t> count);
    void setChanged(bool changed); ///< the filter on screen is not this view's any more
    [[nodiscard]] QString countText() const; ///< "" while unknown
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<std::size_t> m_count;
    bool m_changed = false;
};

class ViewTabs : public QWidget {
    Q_OBJECT
public:
    explicit ViewTabs(QWidget *parent = nullptr);
    void setViews(const std::vector<ViewDefinition> &views);
    void setCurrent(int view, bool changed);
    void setCount(int view, std::optional<std::size_t> count);
    /// An inline field for the name of a new view.
    void askName(const QString &suggestion);
    /// How many have a tab; the others are behind the "more" button.
    [[nodiscard]] int showing() const;
    [[nodiscard]] Button *moreButton() const { return m_more; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(int view);
    void saveRequested(); ///< the + was clicked
    void named(const QString &name);
    void updateRequested(int view);
    void renameRequested(int view, const QString &name);
    void deleteRequested(int view);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void openMore();
    void openMenu(int view, const QPoint &where);
    void askAt(int position, const QString &text, std::function<void(const QString &)> answer);
    QHBoxLayout *m_row;
    std::vector<ViewDefinition> m_views;
    std::vector<ViewTab *> m_tabs;
    Button *m_more = nullptr;
    IconButton *m_keep = nullptr;
    QLineEdit *m_name = nullptr;
};

} // namespace milepost::ui
