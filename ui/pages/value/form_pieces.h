/// What the forms of a value model are made of: fields that say themselves when they are wrong, a number that is new or one there is
/// already, and the frame around them. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roi.h"
#include "pages/value/model_parts.h"
#include "portfolio/portfolio.h"

#include <QWidget>

#include <memory>
#include <optional>

class QHBoxLayout;
class QLineEdit;
class QVBoxLayout;

namespace milepost::ui {

class Button;
class ChoiceButton;
class InlineNotice;
class TextLabel;

/// The first thing that is wrong, and the field it is in. Every wrong field is marked; marks of the last attempt go.
class FormProblems {
public:
    explicit FormProblems(const QWidget &form);
    void add(QLineEdit *field, const QString &why);
    [[nodiscard]] bool none() const { return m_why.isEmpty(); }
    [[nodiscard]] const QString &why() const { return m_why; }
    [[nodiscard]] QLineEdit *field() const { return m_field; }

private:
    QString m_why;
    QLineEdit *m_field = nullptr;
};

[[nodiscard]] QLineEdit *formField(const QString &name, int width, const QString &hint = {}); ///< width 0: what is left; px at 100 %
[[nodiscard]] TextLabel *formCaption(const QString &text);
/// As decimals. "" where nothing is typed and nothing is needed.
[[nodiscard]] std::string decimalOf(QLineEdit *field, bool needed, const QString &name, FormProblems &problems);
[[nodiscard]] Day dayOf(QLineEdit *field, FormProblems &problems); ///< invalid where nothing is typed

/// A new number, with low and high where they are wanted, or an assumption of the model.
class NumberSource : public QWidget {
    Q_OBJECT
public:
    /// `none`: what it is called when there is no such number, "all of it"; "": there has to be one.
    NumberSource(const QString &name, const QString &none, bool ends, QWidget *parent = nullptr);
    /// Offers the assumptions that are money, or those that are not; takes what the draft says where it is among them.
    void offer(const RoiModel &model, bool money);
    void set(const NumberDraft &draft);
    [[nodiscard]] NumberDraft read(FormProblems &problems) const;
    [[nodiscard]] QLineEdit *field() const { return m_base; }
    [[nodiscard]] ChoiceButton *choice() const { return m_from; }

Q_SIGNALS:
    void entered(); ///< Enter in a field

private:
    void showFields();
    QString m_name, m_none;
    ChoiceButton *m_from;
    QLineEdit *m_low = nullptr, *m_base, *m_high = nullptr;
};

/// Heading, rows of fields, what is wrong, and the two buttons. Enter accepts, Escape leaves; what was typed stays.
class PartForm : public QWidget {
    Q_OBJECT
public:
    explicit PartForm(const QString &accept, QWidget *parent = nullptr);
    void refuse(const FormProblems &problems);

Q_SIGNALS:
    void accepted(const milepost::RoiModel &model); ///< checked
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    virtual void accept() = 0;
    /// A row to put fields in; on a widget of its own where it can be hidden.
    [[nodiscard]] QHBoxLayout *addRow(QWidget *on = nullptr);
    void finishRows(); ///< the last row gets the buttons
    void begin(const QString &heading, const QString &accept); ///< clears what was wrong, and shows
    /// Emits accepted() when the model holds together, else says why not.
    void offer(const RoiModel &model, const Portfolio &portfolio, FormProblems &problems);

private:
    TextLabel *m_heading;
    QVBoxLayout *m_column;
    QHBoxLayout *m_last = nullptr;
    InlineNotice *m_problem;
    Button *m_accept;
};

/// Name, whom it is for, period and rounding rule of a model.
class ModelFields : public QWidget {
    Q_OBJECT
public:
    explicit ModelFields(QWidget *parent = nullptr);
    void set(const RoiModel &model);
    void read(RoiModel &model, const Portfolio &portfolio, FormProblems &problems) const;
    [[nodiscard]] QLineEdit *first() const { return m_title; }

Q_SIGNALS:
    void entered();

private:
    QLineEdit *m_title, *m_appliesTo, *m_from, *m_to;
    ChoiceButton *m_rounding;
};

} // namespace milepost::ui
