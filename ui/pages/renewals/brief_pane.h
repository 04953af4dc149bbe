/// The renewal brief of an account beside its call: the page as it would be printed, for the customer's eyes or for our own, and a key
/// to each file. Asks the session, which makes it on another thread. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/page.h"

#include <QPixmap>
#include <QWidget>

class QTimer;

namespace milepost::ui {

class Button;
class InlineNotice;
class SegmentedControl;
class TextLabel;

/// A page of paper, scaled to the width there is.
class PaperView : public QWidget {
    Q_OBJECT
public:
    explicit PaperView(QWidget *parent = nullptr);
    void setPicture(const QPixmap &picture); ///< null: an empty sheet
    [[nodiscard]] const QPixmap &picture() const { return m_picture; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPixmap m_picture;
};

class BriefPane : public QWidget {
    Q_OBJECT
public:
    /// Actions "renewals.brief_pdf" and "renewals.brief_html" are put on its buttons where they are registered.
    explicit BriefPane(Page &page, QWidget *parent = nullptr);
    /// None: there is nothing to show. The picture follows when moving from account to account has stopped.
    void setAccount(const Snapshot &snapshot, AccountIndex account);
    void setInternal(bool internal);
    [[nodiscard]] bool internal() const;
    void save(bool pdf);
    [[nodiscard]] PaperView *paper() const { return m_paper; }

Q_SIGNALS:
    void shownChanged(); ///< another picture, or a reason why there is none
    void editionChanged();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    Page &m_page;
    Snapshot m_snapshot;
    AccountIndex m_account = noAccount;
    QTimer *m_soon;
    SegmentedControl *m_edition;
    PaperView *m_paper;
    TextLabel *m_what;
    InlineNotice *m_problem;
};

} // namespace milepost::ui
