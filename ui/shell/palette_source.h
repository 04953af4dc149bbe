/// What the palette finds for a few letters, from actions, pages and the account table. UI thread; holds nothing
/// but what it is given for one call.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/table.h"
#include "shell/command_palette.h"
#include "shell/page.h"
#include "wording/voice.h"

namespace milepost::ui {

struct PaletteContext {
    const ActionRegistry *actions = nullptr;
    Snapshot snapshot;
    std::shared_ptr<const query::Table> table; ///< null: no filters and accounts are offered
    std::vector<Page::Destination> destinations;
    QString subject; ///< "Northwind Freight and 2 others"; "" when nothing is selected
    int selected = 0;
    std::function<void(const Location &)> go;
    std::function<void(const QString &)> filter;
};

[[nodiscard]] std::vector<PaletteItem> paletteItems(const PaletteContext &context, const QString &typed);

} // namespace milepost::ui
