/// Chips, key hints, filter tokens and initials discs: the small inked shapes, as painters and as widgets.
/// UI thread; sizes in logical px at the reader's scale.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/status_mark.h"

#include <QKeySequence>
#include <QWidget>

class QPainter;

namespace milepost::ui {

struct ChipData {
    QString text;
    Mark mark = Mark::Neutral;
    bool withShape = true; ///< neutral chips without a shape: text.secondary on surface.inset
};
[[nodiscard]] QSizeF chipSize(const ChipData &chip);
void paintChip(QPainter &painter, const QPointF &topLeft, const ChipData &chip);

/// Keys as people read them: "Ctrl+K", "g a" → one hint for each key of a chord.
[[nodiscard]] QSizeF keyHintSize(const QString &key);
/// "Ctrl+K g" as its keys.
[[nodiscard]] QStringList keysOf(const QString &keys);
void paintKeyHint(QPainter &painter, const QPointF &topLeft, const QString &key, bool onAccent = false);

struct FilterTokenData {
    QString key; ///< "renewal<", in the accent
    QString value; ///< "90d"
    bool broken = false; ///< does not parse: dashed underline
};
[[nodiscard]] QSizeF filterTokenSize(const FilterTokenData &token);
void paintFilterToken(QPainter &painter, const QPointF &topLeft, const FilterTokenData &token);

/// "Mara Lindqvist" → "ML"; one word → its first letter; "" → "?".
[[nodiscard]] QString initialsOf(const QString &name);
/// A disc of `side` px with the initials, centred.
void paintInitials(QPainter &painter, const QPointF &centre, qreal side, const QString &name);

class Chip : public QWidget {
    Q_OBJECT
public:
    explicit Chip(QWidget *parent = nullptr);
    explicit Chip(const ChipData &chip, QWidget *parent = nullptr);
    void setChip(const ChipData &chip);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    ChipData m_chip;
};

/// One or more keys: KeyHint("g a") shows two.
class KeyHint : public QWidget {
    Q_OBJECT
public:
    explicit KeyHint(const QString &keys, QWidget *parent = nullptr);
    void setKeys(const QString &keys);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_keys;
};

/// The disc with the person's initials, beside their name.
class OwnerDisc : public QWidget {
    Q_OBJECT
public:
    explicit OwnerDisc(const QString &name, QWidget *parent = nullptr);
    void setName(const QString &name);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
};

} // namespace milepost::ui
