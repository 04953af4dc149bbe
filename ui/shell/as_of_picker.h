/// "as of Thu 20 Nov 2025": today (moving with the clock) or a day that is held. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/day.h"
#include "wording/voice.h"

#include <QAbstractButton>

#include <optional>

namespace milepost::ui {

class AsOfPicker : public QAbstractButton {
    Q_OBJECT
public:
    explicit AsOfPicker(QWidget *parent = nullptr);
    /// What shows, whether it was chosen, today, and the newest day with data (invalid: none).
    void setDays(Day asOf, bool chosen, Day today, Day lastFact);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void picked(std::optional<milepost::Day> day); ///< none: today

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void openMenu();
    wording::Voice m_voice = wording::Voice::person();
    Day m_asOf, m_today, m_lastFact;
    bool m_chosen = false;
};

} // namespace milepost::ui
