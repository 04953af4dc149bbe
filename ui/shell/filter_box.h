/// The box of the top bar: the line, its icon and key, and beneath it what could be typed next or what is wrong.
/// UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/completion.h"
#include "shell/page.h"

#include <QFrame>

#include <functional>

namespace milepost::ui {

class FilterEdit;
class SuggestionPanel;

class FilterBox : public QWidget {
    Q_OBJECT
public:
    /// UTF-8 text and cursor in bytes → suggestions.
    using Completer = std::function<query::Completion(const std::string &, std::size_t)>;

    explicit FilterBox(QWidget *parent = nullptr);
    void setCompleter(Completer completer) { m_completer = std::move(completer); }
    void setKeyHint(const QString &keys) { m_keyHint = keys; }
    [[nodiscard]] QString text() const;
    /// Without edited(): the page changed its filter.
    void showText(const QString &text);
    void showFeedback(const FilterFeedback &feedback);
    void focusAndSelect();
    [[nodiscard]] FilterEdit *edit() const { return m_edit; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void edited(const QString &text); ///< on every key
    void accepted(); ///< Enter without a suggestion chosen: the keyboard goes to the list
    void left(); ///< Escape

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void updatePanel();
    void hidePanel();
    void take(int suggestion);
    FilterEdit *m_edit;
    SuggestionPanel *m_panel = nullptr;
    Completer m_completer;
    query::Completion m_completion;
    FilterFeedback m_feedback;
    QString m_keyHint;
    bool m_asked = false; ///< Down was pressed: suggestions also where no word is begun
    bool m_typed = false; ///< suggestions only after a key, never on mere focus
};

/// What drops down beneath the box: a line about the mistake, then suggestions with how many accounts each finds.
class SuggestionPanel : public QFrame {
    Q_OBJECT
public:
    explicit SuggestionPanel(QWidget *parent);
    void show(const query::Completion &completion, const QString &problem);
    [[nodiscard]] int current() const { return m_current; }
    void move(int steps);

Q_SIGNALS:
    void chosen(int suggestion);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] int problemHeight() const;
    query::Completion m_completion;
    QString m_problem;
    int m_current = -1;
};

} // namespace milepost::ui
