/// Back and Forward through the places visited. Pure; bounded; a place that repeats the last one is not added.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/location.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace milepost::ui {

class PlaceHistory {
public:
    static constexpr std::size_t limit = 100;

    /// Drops what lies ahead, as a browser does.
    void visit(const Location &location);
    /// The page moved itself: the present entry stands for where it is now.
    void replace(const Location &location);
    std::optional<Location> back();
    std::optional<Location> forward();
    [[nodiscard]] bool canGoBack() const { return m_position > 0; }
    [[nodiscard]] bool canGoForward() const { return m_position + 1 < m_visited.size(); }
    [[nodiscard]] std::optional<Location> current() const;

private:
    std::vector<Location> m_visited;
    std::size_t m_position = 0;
};

} // namespace milepost::ui
