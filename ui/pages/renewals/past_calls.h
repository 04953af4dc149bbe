/// How past calls turned out: what was said at T-30 beside what renewed, by call or by person, with n. UI thread; shows values.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/renewals/renewal_values.h"

#include "charts/chart_values.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace milepost::ui {

class CellWidget;
class Paragraph;
class SectionTitle;
class SegmentedControl;
class TextLabel;

class PastCalls : public QWidget {
    Q_OBJECT
public:
    explicit PastCalls(QWidget *parent = nullptr);
    void setStudy(const std::shared_ptr<const RenewalStudy> &study);
    void setByPerson(bool byPerson);
    [[nodiscard]] bool byPerson() const;

    struct Line {
        QString name;
        value::CallCalibration counted;
    };
    /// Those with n > 0, in order.
    [[nodiscard]] static std::vector<Line> linesOf(const wording::Voice &voice, const RenewalStudy &study, bool byPerson);
    /// "3 too high", "about right".
    [[nodiscard]] static QString judgement(const wording::Voice &voice, const value::CallCalibration &counted);
    [[nodiscard]] ChartTable table(const wording::Voice &voice) const; ///< for export

Q_SIGNALS:
    void exportRequested();

private:
    void showLines();
    struct Row {
        TextLabel *name;
        CellWidget *axis;
        CellWidget *figure;
        TextLabel *n, *judged;
    };
    std::shared_ptr<const RenewalStudy> m_study;
    SectionTitle *m_title;
    SegmentedControl *m_by;
    QWidget *m_box;
    QGridLayout *m_grid;
    std::vector<Row> m_rows;
    Paragraph *m_all;
};

} // namespace milepost::ui
