/// The line in which filters are written: fields in the accent, every term on a token, what is wrong underlined.
/// Still a QLineEdit (selection, undo, input methods, accessibility); only the painting is its own. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/filter.h"

#include <QLineEdit>

#include <optional>

namespace milepost::ui {

class FilterEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit FilterEdit(QWidget *parent = nullptr);
    /// In UTF-16 units of the text; length 0 marks the end of the text. None: nothing is wrong.
    void setMistake(std::optional<std::pair<int, int>> mistake);

    /// Byte offset in text().toUtf8() of a UTF-16 position, and back.
    [[nodiscard]] static int bytesOf(const QString &text, int utf16);
    [[nodiscard]] static int utf16Of(const QByteArray &utf8, int bytes);

Q_SIGNALS:
    void downPressed(); ///< Down, Up, Tab, Enter and Escape: for the list beneath
    void upPressed();
    void acceptPressed(bool byTab);
    void escapePressed();
    void focusChanged(bool has);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    void parse();
    void spaceWords();
    struct Span { int begin = 0, length = 0; };
    std::vector<Span> m_terms; ///< one token each
    std::vector<Span> m_fields; ///< field and operator: in the accent
    std::optional<std::pair<int, int>> m_mistake;
    bool m_composing = false;
    bool m_tabCompletes = false;

public:
    /// While suggestions show, Tab takes one instead of leaving the box.
    void setTabCompletes(bool completes) { m_tabCompletes = completes; }
};

} // namespace milepost::ui
