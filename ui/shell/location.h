/// Where a person is: a place, in it perhaps an account, in that perhaps a tab or view. A value; Back and Forward
/// move along a list of these.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace milepost::ui {

struct Location {
    QString place; ///< Page::place()
    QString account; ///< external id; "" = none
    QString part; ///< a tab or view within the page, in the page's own words; "" = as it stands
    [[nodiscard]] bool valid() const { return !place.isEmpty(); }
    friend bool operator==(const Location &, const Location &) = default;
};

} // namespace milepost::ui

Q_DECLARE_METATYPE(milepost::ui::Location)
