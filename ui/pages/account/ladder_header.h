/// Header of the ladder: over the strips of usual weeks it shows the weeks, and now. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace milepost::ui {

class LadderModel;

class LadderHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit LadderHeader(const LadderModel &model, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;

private:
    const LadderModel &m_ladder;
};

} // namespace milepost::ui
