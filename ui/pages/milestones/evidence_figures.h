/// The landmarked comparison in figures: both arms, the differences and ratios, landmarked and naive beneath each other. Made once
/// and filled again: laying out new labels took longer than the comparison. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/evidence.h"

#include <QWidget>

#include <array>

namespace milepost::ui {

class Button;
class TextLabel;

class EvidenceFigures : public QWidget {
    Q_OBJECT
public:
    explicit EvidenceFigures(QWidget *parent = nullptr);
    /// Figures that there are none of are not shown.
    void setFound(const analytics::Association &found);

Q_SIGNALS:
    void armClicked(int arm); ///< 1 reached it by the landmark, 0 not yet

private:
    struct Arm {
        Button *name;
        std::array<TextLabel *, 3> figures; ///< accounts, events, share
    };
    struct Line {
        TextLabel *what, *numbers;
    };
    std::array<TextLabel *, 4> m_heads;
    std::array<Arm, 2> m_arms; ///< exposed first
    std::array<Line, 5> m_lines;
};

} // namespace milepost::ui
