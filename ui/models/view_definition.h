/// A view of the account list: what it filters, how it sorts and groups, which columns it shows. Kept as JSON in
/// SavedView::definition; what is missing or of another type falls back to the default. A value.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace milepost::ui {

struct ViewDefinition {
    QString name;
    QString filter;
    QString sort = QStringLiteral("arr:desc");
    QString groupBy; ///< "" = none
    QStringList columns; ///< keys in order; empty: the standard ones
    bool builtIn = false; ///< comes with the program: cannot be renamed or deleted
    friend bool operator==(const ViewDefinition &, const ViewDefinition &) = default;

    [[nodiscard]] std::string toJson() const; ///< without the name
    [[nodiscard]] static ViewDefinition fromJson(const QString &name, const std::string &json);
};

/// All, Mine, At risk, Stalled, Close to next level, Expansion.
[[nodiscard]] std::vector<ViewDefinition> builtInViews();

} // namespace milepost::ui
