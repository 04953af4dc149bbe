/// A call on a renewal, made by keyboard: 1–4 or c, b, a, h for the call, 0 to take it back, then probability, upsell and note; Enter
/// saves, Escape leaves. Applies nothing itself. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/renewals/renewal_values.h"

#include <QWidget>

class QLineEdit;

namespace milepost::ui {

class Button;
class InlineNotice;

/// The five choices beneath each other, each with its key.
class CallChoice : public QWidget {
    Q_OBJECT
public:
    explicit CallChoice(QWidget *parent = nullptr);
    void setCall(std::optional<RenewalCall> call);
    [[nodiscard]] std::optional<RenewalCall> call() const;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void changed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(int row);
    [[nodiscard]] int rowHeight() const;
    int m_row = 0; ///< of RenewalGroup: the four calls and Uncalled
    int m_hovered = -1;
};

class CallEditor : public QWidget {
    Q_OBJECT
public:
    explicit CallEditor(QWidget *parent = nullptr);
    /// Shows what is to be changed; the keyboard is in the choice afterwards.
    void begin(const RenewalKey &key, const CallDraft &draft, Currency base);
    [[nodiscard]] const RenewalKey &key() const { return m_key; }
    [[nodiscard]] CallDraft draft() const;
    /// What was not taken, and why; the editor stays open.
    void showProblem(const QString &text);
    /// Saved, and not answered yet: it is not saved twice.
    void setWaiting(bool waiting);
    [[nodiscard]] bool waiting() const { return m_waiting; }
    [[nodiscard]] CallChoice *choice() const { return m_choice; }

Q_SIGNALS:
    void saveRequested(const milepost::SetRenewalCall &change);
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void save();
    void showHints();
    RenewalKey m_key;
    Currency m_base;
    bool m_waiting = false;
    CallChoice *m_choice;
    QLineEdit *m_probability;
    QLineEdit *m_upsell;
    QLineEdit *m_note;
    InlineNotice *m_problem;
    Button *m_save;
};

} // namespace milepost::ui
