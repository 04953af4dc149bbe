/// A chart with what belongs to it: title, caption with n and method, the same facts as a table, export, and "Why?".
/// UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chart_values.h"
#include "wording/voice.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QStackedWidget;

namespace milepost::ui {

class Button;
class ChartTableView;
class TextLabel;

class ChartPane : public QWidget {
    Q_OBJECT
public:
    using Table = std::function<ChartTable(const wording::Voice &voice)>;
    ChartPane(QWidget *chart, Table table, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setCaption(const QString &caption); ///< 11 px, wraps
    /// n, method, what was left out; shown under the chart on demand. "": no link.
    void setWhy(const QString &why);
    /// Instead of the chart: why there is none. "": the chart.
    void setReason(const QString &reason);
    /// A control beside the title.
    void addControl(QWidget *control);
    void setAsTable(bool asTable);
    [[nodiscard]] bool asTable() const { return m_asTable; }
    /// The chart's values changed: an open table follows.
    void refresh();
    [[nodiscard]] ChartTable table(const wording::Voice &voice) const { return m_table(voice); }
    [[nodiscard]] QString titleText() const;

Q_SIGNALS:
    void exportRequested(milepost::ui::ChartPane *pane);

private:
    void showPart();
    QWidget *m_chart;
    Table m_table;
    TextLabel *m_title;
    TextLabel *m_caption;
    TextLabel *m_reason;
    TextLabel *m_why;
    QHBoxLayout *m_controls;
    Button *m_tableLink;
    Button *m_exportLink;
    Button *m_whyLink;
    ChartTableView *m_view = nullptr; ///< made when first asked for
    QStackedWidget *m_stack;
    bool m_asTable = false;
};

} // namespace milepost::ui
