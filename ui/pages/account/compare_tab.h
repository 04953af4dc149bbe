/// The Compare tab: the account among its peers, with the sentences one can use: where it stands on every rung of the
/// ladder, the peers one by one, and measure by measure. What Benchmarks shows of an account, in small. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/lives.h"
#include "analytics/measure_ladder.h"
#include "analytics/peer_curve.h"
#include "models/latest_job.h"
#include "workspace/workspace.h"

#include <QAbstractTableModel>
#include <QWidget>

#include <memory>

class QStackedWidget;

namespace milepost::ui {

class ChartPane;
class DistributionChart;
class EmptyState;
class LadderTable;
class LineList;
class RecordTable;
class SectionTitle;

class CompareModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Measure, Own, Place, Low, Median, High, Peers, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setLines(const Snapshot &snapshot, std::vector<analytics::PeerMeasureLine> lines);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString words(const analytics::PeerMeasureLine &line, int column) const;
    [[nodiscard]] QVariant place(const analytics::PeerMeasureLine &line) const;
    Snapshot m_snapshot;
    std::vector<analytics::PeerMeasureLine> m_lines;
};

class CompareTab : public QWidget {
    Q_OBJECT
public:
    explicit CompareTab(QWidget *parent = nullptr);
    void setAccount(const Snapshot &snapshot, AccountIndex account);
    [[nodiscard]] RecordTable *table() const { return m_table; }
    [[nodiscard]] LadderTable *ladder() const { return m_ladder; }

Q_SIGNALS:
    void benchmarksRequested(); ///< the same account there
    void exportRequested(milepost::ui::ChartPane *pane);

private:
    /// Lives serve every account of a snapshot.
    struct Compared {
        std::shared_ptr<const Portfolio> portfolio;
        std::shared_ptr<const analytics::Lives> lives;
        analytics::MeasureLadder ladder;
    };
    void copySentences();
    void compare(const Snapshot &snapshot, AccountIndex account);
    void showLadder(const Compared &compared, AccountIndex account);
    LatestJob m_job;
    std::shared_ptr<const Portfolio> m_livesOf;
    std::shared_ptr<const analytics::Lives> m_lives;
    CompareModel m_model;
    QStackedWidget *m_stack;
    EmptyState *m_tooFew;
    SectionTitle *m_title;
    RecordTable *m_table;
    LadderTable *m_ladder;
    ChartPane *m_distributionPane;
    DistributionChart *m_distribution;
    SectionTitle *m_sentencesTitle;
    LineList *m_sentences;
    QStringList m_words;
};

} // namespace milepost::ui
