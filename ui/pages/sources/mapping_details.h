/// What no column of a file says and its mapping has to: the day that lengths of time are counted back from, the day on which
/// those left who have, the event that every row is, the currency of amounts that name none. Each shows only where the mapping needs it. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/sources/mapping_draft.h"

#include <QWidget>

class QLineEdit;

namespace milepost::ui {

class FlowRow;
class TextLabel;

class MappingDetails : public QWidget {
    Q_OBJECT
public:
    explicit MappingDetails(QWidget *parent = nullptr);
    void show(const MappingDraft &draft);
    [[nodiscard]] const MappingDraft &draft() const { return m_draft; }

Q_SIGNALS:
    void edited();

private:
    struct Detail {
        QWidget *pair = nullptr; ///< with its label
        QLineEdit *line = nullptr;
    };
    Detail addDetail(const QString &label, int width);
    /// Takes what was typed, or says why it cannot be taken and leaves the draft as it is.
    void take(const Detail &detail, bool good, const QString &why, void (MappingDraft::*set)(const std::string &));
    MappingDraft m_draft;
    Detail m_madeOn, m_leftOn, m_event, m_currency;
    FlowRow *m_row;
    TextLabel *m_problem;
};

} // namespace milepost::ui
