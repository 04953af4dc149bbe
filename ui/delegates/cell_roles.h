/// How a model tells RecordDelegate what to paint. The QVariant of CellRole::Value holds one of the structs of
/// cell_values.h; the delegate goes by that type, so a column may hold different kinds in group and record rows.
/// A cell without Value is drawn from Qt::DisplayRole as plain text (or as a figure when right aligned).
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

#include <cstdint>

namespace milepost::ui {

namespace CellRole {
enum : int {
    Value = Qt::UserRole + 400, ///< a struct of cell_values.h
    RowKind, ///< int(RowKind) of the index's row; any column
    Expanded, ///< bool, on a group row; invalid: it does not collapse
    Busy, ///< bool: an edit of this row is not yet applied
};
}

enum class RowKind : std::uint8_t {
    Record,
    Group, ///< surface.raised, chevron in the first visible column
    Total, ///< line.strong above, figures strong
};

} // namespace milepost::ui
