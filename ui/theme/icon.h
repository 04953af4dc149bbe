/// Milepost's own line icons (16 px, 1.4 px stroke), recoloured from tokens when drawn. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/tokens.h"

#include <QIcon>
#include <QPixmap>
#include <QRectF>

class QPainter;

namespace milepost::ui {

enum class Icon : std::uint8_t {
    Logo, ///< the milestone: a waymark stone
    Today, Accounts, Milestones, Benchmarks, Renewals, Value, Portfolio, Economics, Sources,
    Search, Back, Forward, Inspector, Menu, Export, Import, Columns, Group, Plus, Close,
    ChevronDown, ChevronRight, ChevronUp, ChevronLeft, ArrowRight, ArrowUp, ArrowDown,
    File, Note, Person, Filter, Clock, Check, Warning, Info, Mail, Task, Undo, Redo, Settings, Help,
    Calendar, Edit, Delete, Star, Link, Refresh, Folder, Database, Eye, Keyboard, More,
};
constexpr int iconCount = static_cast<int>(Icon::More) + 1;

/// Follows the theme: normal in `ink`, disabled in line.control, selected and checked in text.primary.
[[nodiscard]] QIcon icon(Icon name, Token ink = Token::TextSecondary);
/// The application's own icon, in colour, all sizes.
[[nodiscard]] QIcon applicationIcon();
/// Paints an icon into `box` (logical px) in `ink`.
void paintIcon(QPainter &painter, Icon name, const QRectF &box, Token ink = Token::TextSecondary);
/// Resource name of the icon's file, ":/icons/search.svg".
[[nodiscard]] QString iconPath(Icon name);

} // namespace milepost::ui
