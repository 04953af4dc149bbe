/// Cells of renewals: the call against the estimate, checkpoints, and a card of the board. Painted and spoken like the values of
/// cell_values.h, which they are apart from so that few files know them. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/cell_values.h"

#include <QMetaType>
#include <QRectF>
#include <QString>

#include <array>
#include <cstdint>

class QPainter;

namespace milepost::ui {

/// Two shares on one axis of 0–100 %: a tick for what was said, a disc for what is estimated or turned out, and what lies between.
struct KeepData {
    float said = noShare, other = noShare;
    QString spoken; ///< for those who cannot see it
};

/// Met, missed or ahead, side by side.
struct CheckpointsData {
    enum class State : std::uint8_t { Ahead, Met, Missed };
    std::array<State, 3> states{};
    QString spoken;
};

/// A renewal on the board, three lines high.
struct RenewalCardData {
    QString name, due, amount;
    bool soon = false; ///< due within 30 days
    KeepData keep;
    QString gap; ///< "+19"; "": not known
    bool apart = false; ///< the gap is wide
};
constexpr int renewalCardHeight = 64; ///< px at 100 %

void paintCell(QPainter &painter, const QRectF &box, const KeepData &value);
void paintCell(QPainter &painter, const QRectF &box, const CheckpointsData &value);
void paintCell(QPainter &painter, const QRectF &box, const RenewalCardData &value);
[[nodiscard]] QString cellText(const RenewalCardData &value);

} // namespace milepost::ui

Q_DECLARE_METATYPE(milepost::ui::KeepData)
Q_DECLARE_METATYPE(milepost::ui::CheckpointsData)
Q_DECLARE_METATYPE(milepost::ui::RenewalCardData)
