/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/place_history.h"

namespace milepost::ui {

void PlaceHistory::visit(const Location &location)
{
    if (!location.valid() || current() == location)
        return;
    if (!m_visited.empty())
        m_visited.resize(m_position + 1);
    m_visited.push_back(location);
    if (m_visited.size() > limit)
        m_visited.erase(m_visited.begin());
    m_position = m_visited.size() - 1;
}

void PlaceHistory::replace(const Location &location)
{
    if (m_visited.empty())
        visit(location);
    else if (location.valid())
        m_visited[m_position] = location;
}

std::optional<Location> PlaceHistory::back()
{
    if (!canGoBack())
        return std::nullopt;
    return m_visited[--m_position];
}

std::optional<Location> PlaceHistory::forward()
{
    if (!canGoForward())
        return std::nullopt;
    return m_visited[++m_position];
}

std::optional<Location> PlaceHistory::current() const
{
    if (m_visited.empty())
        return std::nullopt;
    return m_visited[m_position];
}

} // namespace milepost::ui
