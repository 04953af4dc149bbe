/// A field whose text was not taken: its frame says so until it is right. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace milepost::ui {

constexpr const char *refusedProperty = "milepostRefused";

inline void setRefused(QWidget &field, bool refused)
{
    if (field.property(refusedProperty).toBool() == refused)
        return;
    field.setProperty(refusedProperty, refused);
    field.update();
}

[[nodiscard]] inline bool isRefused(const QWidget *field) { return field && field->property(refusedProperty).toBool(); }

} // namespace milepost::ui
