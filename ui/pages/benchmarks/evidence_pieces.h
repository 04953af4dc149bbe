/// Pieces that the places of the evidence are put together from. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delegates/cell_values.h"
#include "delegates/record_delegate.h"
#include "delegates/record_view.h"
#include "pages/sources/source_models.h"
#include "theme/pieces.h"
#include "theme/tokens.h"

#include <QFont>
#include <QObject>
#include <QVariant>
#include <QWidget>

#include <map>
#include <vector>

class QScrollArea;
class QVBoxLayout;

namespace milepost::ui {

class LatestJob;

/// A column without margins or gaps on a surface of its own.
QVBoxLayout *tightColumn(QWidget *on, Token surface = Token::SurfacePage);
/// Scrolls up and down only; takes `content`.
[[nodiscard]] QScrollArea *scrolledDown(QWidget *content);
/// The line runs, saying `doing`, while the job does, and cancels it.
void showWhileBusy(BusyLine &line, LatestJob &job, const QString &doing);

/// Room for the names of a table: where it is narrow, columns that can be done without go, in their order, and come back.
class RoomForNames : public QObject {
    Q_OBJECT
public:
    RoomForNames(RecordTable &table, std::vector<int> dispensable);
    void setDispensable(std::vector<int> columns);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
    RecordTable &m_table;
    std::vector<int> m_dispensable;
};

/// Words over as many lines as they need. How high they are at a width is remembered: the layouts of a page ask a dozen times
/// for one change, and each answer means breaking the words into lines anew.
class Paragraph : public TextLabel {
    Q_OBJECT
public:
    explicit Paragraph(TypeRole role = TypeRole::Body, Token ink = Token::TextPrimary, TypeWeight weight = TypeWeight::Normal,
                       QWidget *parent = nullptr);
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    void forgetIfChanged() const;
    mutable QString m_words;
    mutable QFont m_face;
    mutable std::map<int, int> m_heights;
    mutable QSize m_hint, m_least;
};

/// A sentence to use, and beneath it in small what it rests on.
class Statement : public QWidget {
    Q_OBJECT
public:
    explicit Statement(QWidget *parent = nullptr);
    void setWords(const QString &sentence, const QString &restsOn);
    [[nodiscard]] QString sentence() const;

private:
    Paragraph *m_sentence;
    Paragraph *m_restsOn;
};

/// What a column of a ValueTableModel answers for a figure: "–" where there is none.
[[nodiscard]] QVariant numberCell(const QString &text, int role, Tone tone = Tone::Primary, TypeWeight weight = TypeWeight::Normal);
/// The same for words.
[[nodiscard]] QVariant lineCell(const QString &text, int role, int indent = 0, Tone tone = Tone::Primary, std::optional<Mark> mark = {});

/// Sets a table up for the rows of a model, which has to outlive it.
template <class Row> void showRows(RecordTable &table, ValueTableModel<Row> &model, const QString &name)
{
    table.setModel(&model);
    table.setItemDelegate(new RecordDelegate(&table));
    table.setAccessibleName(name);
    table.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    fitColumns(table, [&model](int column) { return model.columnWidth(column); });
}

} // namespace milepost::ui
