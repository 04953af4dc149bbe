/// The options of one kind of source as fields, made from what the kind asks for: labels and help from core/wording, those
/// that make no sense with the others' values hidden, rarely needed ones behind "More settings". UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QGridLayout;

namespace milepost::ui {

class Button;
class Prompter;
class TextLabel;

class SourceFields : public QWidget {
    Q_OBJECT
public:
    explicit SourceFields(Prompter *prompter, QWidget *parent = nullptr);

    /// Makes the fields anew; `spec` outlives them.
    void setKind(const SourceKindSpec &spec, const std::map<std::string, std::string> &options);
    /// What was given and not touched stays letter by letter; of the rest only what is not the kind's own default.
    [[nodiscard]] std::map<std::string, std::string> options() const;
    /// Beneath the field; "" takes every problem away.
    void showProblem(const std::string &key, const QString &text);
    [[nodiscard]] bool touched(const std::string &key) const;
    /// The field itself; null when the kind has none of this key.
    [[nodiscard]] QWidget *field(const std::string &key) const;
    [[nodiscard]] QWidget *firstField() const;

Q_SIGNALS:
    void changed();

private:
    struct Field {
        const SourceOption *option = nullptr;
        QWidget *editor = nullptr;
        TextLabel *label = nullptr;
        QWidget *row = nullptr;
        TextLabel *problem = nullptr;
        bool touched = false;
    };
    QWidget *makeEditor(const SourceOption &option, std::size_t index);
    [[nodiscard]] std::string value(const Field &field) const;
    [[nodiscard]] std::string valueOf(std::string_view key) const;
    [[nodiscard]] bool relevant(std::string_view key) const;
    void setValue(const Field &field, const std::string &value);
    void edited(std::size_t index);
    void showRelevant();

    Prompter *m_prompter;
    std::string m_kind;
    std::map<std::string, std::string> m_given;
    std::vector<Field> m_fields;
    QGridLayout *m_grid;
    Button *m_more;
    bool m_all = false;
};

/// The width that labels of the form take, so that all of its fields begin in one column.
constexpr int formLabelWidth = 128;

} // namespace milepost::ui
