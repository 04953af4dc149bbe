/// The product that ranks an item, term by term: at stake = risk × ARR, × urgency; each with where it comes from.
/// UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace milepost::ui {

class TermsStrip : public QWidget {
    Q_OBJECT
public:
    struct Term {
        QString sign; ///< before it: "=", "×"; "" for the first
        QString title, value, caption;
        QString why; ///< tool tip; "" = none
        bool accent = false;
    };
    explicit TermsStrip(QWidget *parent = nullptr);
    void setTerms(std::vector<Term> terms);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] std::vector<QRectF> places() const;
    std::vector<Term> m_terms;
};

} // namespace milepost::ui
