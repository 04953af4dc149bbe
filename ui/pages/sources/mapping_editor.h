/// One row for each column of the file: its header, the field it fills, the field's type, and the first value as it
/// will be stored. Edits a MappingDraft. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/sources/mapping_draft.h"

#include <QWidget>

class QComboBox;
class QGridLayout;

namespace milepost::ui {

class CellWidget;
class TextLabel;

class MappingEditor : public QWidget {
    Q_OBJECT
public:
    explicit MappingEditor(QWidget *parent = nullptr);

    /// Rows are made anew only where the header or the entity differs; otherwise the values are refreshed.
    void show(const MappingDraft &draft, const ImportPreview &preview);
    [[nodiscard]] const MappingDraft &draft() const { return m_draft; }

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row {
        QComboBox *field = nullptr;
        TextLabel *type = nullptr;
        CellWidget *value = nullptr;
    };
    [[nodiscard]] int fieldRoom() const; ///< px; less where the pane is narrow
    void rebuild();
    void fillFields(QComboBox &box, std::size_t column) const;
    void refresh(const ImportPreview &preview);
    void choose(std::size_t column, const QString &choice);
    MappingDraft m_draft;
    QGridLayout *m_grid;
    std::vector<Row> m_rows;
    EntityKind m_builtFor = EntityKind::Accounts;
    std::vector<std::string> m_builtHeader;
};

} // namespace milepost::ui
