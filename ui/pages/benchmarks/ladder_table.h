/// The peers ladder as a table: each rung with its n, where the account stands, percentile and quartiles. Used by
/// Benchmarks and by the Compare tab of an account. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/measure_ladder.h"
#include "pages/benchmarks/benchmark_study.h"
#include "pages/sources/source_models.h"
#include "theme/status_mark.h"
#include "wording/voice.h"

#include <QWidget>

#include <memory>

namespace milepost::ui {

class RecordTable;
class TextLabel;

using RungModel = ValueTableModel<analytics::LadderRung>;

class LadderTable : public QWidget {
    Q_OBJECT
public:
    explicit LadderTable(QWidget *parent = nullptr);
    void setLadder(const analytics::MeasureLadder &ladder);
    void clear();
    [[nodiscard]] RecordTable *table() const { return m_table; }
    [[nodiscard]] const RungModel &model() const { return m_model; }

private:
    std::shared_ptr<analytics::TenureMeasure> m_measure; ///< of what shows; the columns read it
    RungModel m_model;
    RecordTable *m_table;
};

/// "Logistics · Business · 50–249 seats"; "all accounts".
[[nodiscard]] QString rungWords(const analytics::LadderRung &rung);
/// A measure's value: whole where it is a count, two digits for densities.
[[nodiscard]] QString measureFigure(const wording::Voice &voice, analytics::TenureMeasure measure, double value);
[[nodiscard]] bool isWhole(analytics::TenureMeasure measure);
/// The mark of a percentile, by quartile.
[[nodiscard]] Mark markOfPercentile(double percentile);

} // namespace milepost::ui
