/// Rows that keep to the width of a pane: pieces that go on in the next line, a title whose buttons go beneath it, the head of a page.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>
#include <QWidget>

class QBoxLayout;
class QGridLayout;

namespace milepost::ui {

class TextLabel;

/// Puts its widgets one beside the other, and on a new line where there is no more room. Right to left mirrored.
class FlowRow final : public QLayout {
public:
    explicit FlowRow(QWidget *parent = nullptr);
    ~FlowRow() override;
    /// A label and its field, which stay together.
    QWidget *addPair(QWidget *label, QWidget *field);

    void addItem(QLayoutItem *item) override { m_items << item; }
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    [[nodiscard]] QLayoutItem *takeAt(int index) override { return index >= 0 && index < count() ? m_items.takeAt(index) : nullptr; }
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return arrange({0, 0, width, 0}, false); }
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override { return minimumSize(); }
    void setGeometry(const QRect &box) override;

private:
    int arrange(const QRect &box, bool place) const; ///< height that it takes
    QList<QLayoutItem *> m_items;
};

/// A title with buttons at its right, or beneath it where both do not fit.
class TitleRow final : public QWidget {
public:
    TitleRow(TextLabel *title, const QList<QWidget *> &buttons, QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;

private:
    void choose();
    QBoxLayout *m_row;
    QWidget *m_title, *m_buttons;
};

/// The head of a page: title, caption, and what stands at its right. A caption that has no room between them gets a line of its own,
/// and keeps it while it changes, until the page becomes wider.
class HeadRow final : public QWidget {
public:
    HeadRow(TextLabel *title, TextLabel *caption, const QList<QWidget *> &pieces, QWidget *parent = nullptr);
    [[nodiscard]] bool captionBelow() const { return m_below; }

protected:
    bool event(QEvent *event) override;

private:
    void choose();
    void place(bool below);
    QGridLayout *m_grid;
    QWidget *m_title, *m_caption;
    QList<QWidget *> m_pieces;
    bool m_below = false;
    int m_width = 0; ///< for which the caption went below
};

} // namespace milepost::ui
