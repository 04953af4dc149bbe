/// How the choice of what is marked is written down. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace milepost::ui {

inline const QString pickAccount = QStringLiteral("pick"); ///< asks for a name
inline const QString accountMark = QStringLiteral("account:"); ///< and an external id
inline const QString bookMark = QStringLiteral("book:"); ///< and an owner

} // namespace milepost::ui
