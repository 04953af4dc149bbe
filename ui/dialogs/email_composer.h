/// A mail to one customer (C11): choose the kind, read and change what it says, hand it to the mail program. Nothing is sent from here,
/// and nothing blocks. Ctrl+Enter opens it in the mail program, Escape leaves. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/email.h"
#include "shell/overlay.h"
#include "workspace/workspace.h"

#include <QString>

#include <optional>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace milepost {
class Session;
}

namespace milepost::ui {

class Button;
class MainWindow;
class TextLabel;

class EmailComposer : public Overlay {
    Q_OBJECT
public:
    EmailComposer(MainWindow &window, Session &session, AccountId account);

protected:
    [[nodiscard]] QRect panelGeometry() const override;
    [[nodiscard]] QWidget *firstFocus() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void load(); ///< the draft of the chosen kind
    void show(const EmailDraft &draft);
    void setReady(bool ready);
    [[nodiscard]] EmailDraft edited() const; ///< as it stands in the fields
    void openInMailProgram();
    void copy();
    void save();
    MainWindow &m_window;
    Session &m_session;
    AccountId m_account;
    std::optional<EmailDraft> m_draft;
    QComboBox *m_kind;
    TextLabel *m_to, *m_problem;
    QLineEdit *m_subject;
    QPlainTextEdit *m_body;
    Button *m_open, *m_copy, *m_save;
};

} // namespace milepost::ui
