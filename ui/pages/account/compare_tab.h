/// The Compare tab: the account among its peers, measure by measure, with the sentences one can use. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/peer_curve.h"
#include "workspace/workspace.h"

#include <QAbstractTableModel>
#include <QWidget>

class QStackedWidget;

namespace milepost::ui {

class EmptyState;
class LineList;
class RecordTable;
class SectionTitle;

class CompareModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : int { Measure, Own, Place, Low, Median, High, Peers, ColumnCount };
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

private:
    void copySentences();
    CompareModel m_model;
    QStackedWidget *m_stack;
    EmptyState *m_tooFew;
    SectionTitle *m_title;
    RecordTable *m_table;
    SectionTitle *m_sentencesTitle;
    LineList *m_sentences;
    QStringList m_words;
};

} // namespace milepost::ui
