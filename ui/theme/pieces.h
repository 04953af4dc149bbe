/// The pieces that pages are laid out with: titles, hairlines, banners, notices, empty states. UI thread;
/// all texts plain; all follow the theme.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/button.h"
#include "theme/status_mark.h"

#include <QBoxLayout>
#include <QLabel>

class QHBoxLayout;

namespace milepost::ui {

/// A label in a type role and ink that elides at the end instead of widening the window.
class TextLabel : public QLabel {
    Q_OBJECT
public:
    explicit TextLabel(const QString &text = {}, TypeRole role = TypeRole::Body,
                       TypeWeight weight = TypeWeight::Normal, Token ink = Token::TextPrimary,
                       QWidget *parent = nullptr);
    void setInk(Token ink);
    void setElided(bool elided); ///< off by default; word-wrapped labels never elide
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TypeRole m_role;
    TypeWeight m_weight;
    Token m_ink;
    bool m_elided = false;
    QString m_whole; ///< the tooltip of a line that is cut
};

/// 13 px 600, with an optional caption after it and a link at the trailing end ("Latest records   All 79").
class SectionTitle : public QWidget {
    Q_OBJECT
public:
    explicit SectionTitle(const QString &title, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setCaption(const QString &caption); ///< 11 px, right after the title
    void setTrailing(const QString &text); ///< 11 px tertiary at the far end
    Button *setLink(const QString &text); ///< accent link at the far end; connect its clicked()

private:
    TextLabel *m_title;
    TextLabel *m_caption;
    TextLabel *m_trailing;
    Button *m_link;
};

/// 1 px line.hair.
class Hairline : public QWidget {
    Q_OBJECT
public:
    explicit Hairline(Qt::Orientation orientation = Qt::Horizontal, QWidget *parent = nullptr);
    void setStrong(bool strong); ///< line.strong: above totals
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::Orientation m_orientation;
    bool m_strong = false;
};

/// A row of waymarks, one sentence and one button.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    /// `reached` of `total` stones filled (0 of 7 when nothing has begun). No button when `action` is empty.
    explicit EmptyState(const QString &sentence, const QString &action = {}, QWidget *parent = nullptr);
    void setSentence(const QString &sentence);
    void setReached(int reached, int total = 7);
    [[nodiscard]] Button *button() const { return m_button; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TextLabel *m_sentence;
    Button *m_button;
    int m_reached = 1;
    int m_total = 7;
};

/// Full-width strip above a page: icon, bold word, sentence, button at the trailing end; accent tint.
class Banner : public QWidget {
    Q_OBJECT
public:
    Banner(Icon icon, const QString &strong, const QString &sentence, QWidget *parent = nullptr);
    void setTexts(const QString &strong, const QString &sentence);
    Button *addButton(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TextLabel *m_strong;
    TextLabel *m_sentence;
    QHBoxLayout *m_row;
};

/// Inline strip on a status tint: what failed, what is safe, one action. One per page.
class InlineNotice : public QWidget {
    Q_OBJECT
public:
    explicit InlineNotice(Mark mark = Mark::Watch, QWidget *parent = nullptr);
    void setNotice(Mark mark, const QString &strong, const QString &sentence);
    Button *setAction(const QString &text); ///< "" hides it
    void clear(); ///< hides the strip

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit(); ///< the sentence beside the strong words or, where both have no room in one line, beneath; as high as they need

    Mark m_mark;
    TextLabel *m_strong;
    TextLabel *m_sentence;
    QBoxLayout *m_words;
    Button *m_action;
};

/// 11 px pieces along the bottom: text, text with a shape, and at the trailing end what can be undone.
class StatusStrip : public QWidget {
    Q_OBJECT
public:
    explicit StatusStrip(QWidget *parent = nullptr);
    void setPortfolioText(const QString &text); ///< "500 accounts · 12.4 M ARR"
    void setSyncText(const QString &text); ///< "last sync 4 min ago"
    void setNotice(Mark mark, const QString &text); ///< "3 rows need a look"; "" hides; emits noticeClicked
    void setUndo(const QString &text, const QString &key); ///< "Undo: log milestone", "Ctrl+Z"
    void setTransient(const QString &text); ///< the hint or reason of the moment; "" hides

Q_SIGNALS:
    void noticeClicked();
    void undoClicked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TextLabel *m_portfolio;
    TextLabel *m_sync;
    QWidget *m_mark;
    Button *m_notice;
    TextLabel *m_transient;
    Button *m_undo;
};

/// 2 px accent line under the header of a busy pane, with "Cancel" after 100 ms.
class BusyLine : public QWidget {
    Q_OBJECT
public:
    explicit BusyLine(QWidget *parent = nullptr);
    void start(const QString &what); ///< indeterminate
    void setShare(double share); ///< 0–1
    void stop();
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void cancelClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QString m_what;
    double m_share = -1; ///< below 0: not known
    int m_phase = 0;
    int m_timer = 0;
    Button *m_cancel;
};

} // namespace milepost::ui
