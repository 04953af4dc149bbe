/// Documents of an account as files: asks for a name, has the session make them, writes them; the page says what became of it. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/portfolio.h"

namespace milepost::ui {

class Page;

/// The renewal brief, for the customer or for ourselves, as PDF or HTML.
void saveBrief(Page &page, const Portfolio &portfolio, AccountIndex account, bool internal, bool pdf);

} // namespace milepost::ui
