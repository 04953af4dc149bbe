/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/page.h"

namespace milepost::ui {

Page::Page(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
}

} // namespace milepost::ui
