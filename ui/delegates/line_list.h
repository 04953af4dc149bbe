/// A short list of lines in a pane (reasons, records, steps): CellWidgets that are kept and filled again, so that
/// moving through a queue makes no widgets. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/cell_values.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace milepost::ui {

class CellWidget;

class LineList : public QWidget {
    Q_OBJECT
public:
    explicit LineList(QWidget *parent = nullptr);
    /// Space between lines, px at 100 %.
    void setGap(int px);
    void setLines(const QVector<LineData> &lines);
    /// Lines answer to the pointer and to Enter.
    void setClickable(bool clickable);

Q_SIGNALS:
    void clicked(int line);

private:
    QVBoxLayout *m_layout;
    std::vector<CellWidget *> m_cells;
    bool m_clickable = false;
};

} // namespace milepost::ui
