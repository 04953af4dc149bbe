/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/command_palette.h"

#include "theme/pieces.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QVBoxLayout>

namespace milepost::ui {

namespace {

constexpr int panelWidth = 640, panelTop = 96, inputHeight = 48, footHeight = 36, listHeight = 454;
constexpr int headingHeight = 32;

class PaletteDelegate : public QStyledItemDelegate {
public:
    PaletteDelegate(const PaletteModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {option.rect.width(), scaled(m_model.item(index.row()) ? size::rowComfortable : headingHeight)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF row(option.rect);
        const PaletteItem *item = m_model.item(index.row());
        if (!item) {
            painter->setFont(typeFont(TypeRole::Caption));
            painter->setPen(color(Token::TextTertiary));
            painter->drawText(row.adjusted(scaled(16), 0, -scaled(16), -scaled(6)), Qt::AlignLeft | Qt::AlignBottom,
                              m_model.heading(index.row()));
            painter->restore();
            return;
        }
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(row, color(Token::SurfaceSelected));
            painter->fillRect(QRectF(row.left(), row.top(), size::currentEdge, row.height()),
                              color(Token::AccentBase));
        }
        const qreal icon = scaled(size::icon);
        paintIcon(*painter, item->icon,
                  QRectF(row.left() + scaled(16), row.center().y() - icon / 2, icon, icon));
        qreal right = row.right() - scaled(16);
        for (auto key = item->keys.crbegin(); key != item->keys.crend(); ++key) {
            const QSizeF hint = keyHintSize(*key);
            right -= hint.width();
            paintKeyHint(*painter, QPointF(right, row.center().y() - hint.height() / 2), *key);
            right -= scaled(4);
        }
        QRectF words(row.left() + scaled(44), row.top(), right - row.left() - scaled(52), row.height());
        if (item->token) {
            const QSizeF token = filterTokenSize(*item->token);
            paintFilterToken(*painter, QPointF(words.left(), row.center().y() - token.height() / 2), *item->token);
            words.setLeft(words.left() + token.width() + scaled(6));
        } else {
            words.setLeft(words.left() + drawMatched(*painter, words, *item) + scaled(6));
        }
        painter->setFont(typeFont());
        painter->setPen(color(Token::TextSecondary));
        if (words.width() > scaled(24))
            painter->drawText(words, Qt::AlignVCenter | Qt::TextSingleLine,
                              painter->fontMetrics().elidedText(item->detail, Qt::ElideRight, int(words.width())));
        painter->restore();
    }

private:
    static qreal drawMatched(QPainter &painter, const QRectF &box, const PaletteItem &item)
    {
        const QFontMetrics metrics(typeFont());
        const QString shown = metrics.elidedText(item.text, Qt::ElideRight, static_cast<int>(box.width()));
        QTextLayout layout(shown, typeFont());
        layout.beginLayout();
        QTextLine line = layout.createLine();
        layout.endLayout();
        QList<QTextLayout::FormatRange> formats;
        for (const FuzzyMatch::Range &range : item.matched) {
            if (range.begin + range.length > shown.size())
                break;
            QTextCharFormat format;
            format.setForeground(color(Token::AccentBase));
            format.setFontWeight(QFont::DemiBold);
            formats.append({range.begin, range.length, format});
        }
        layout.setFormats(formats);
        layout.beginLayout();
        line = layout.createLine();
        layout.endLayout();
        painter.setPen(color(Token::TextPrimary));
        layout.draw(&painter, QPointF(box.left(), box.center().y() - line.height() / 2));
        return line.naturalTextWidth();
    }
    const PaletteModel &m_model;
};

} // namespace

void PaletteModel::setItems(std::vector<PaletteItem> items)
{
    beginResetModel();
    m_items = std::move(items);
    m_rows.clear();
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const int number = static_cast<int>(i);
        if (i == 0 || m_items[i].section != m_items[i - 1].section)
            m_rows.push_back(-1 - number);
        m_rows.push_back(number);
    }
    endResetModel();
}

const PaletteItem *PaletteModel::item(int row) const
{
    if (row < 0 || row >= rowCount() || m_rows[static_cast<std::size_t>(row)] < 0)
        return nullptr;
    return &m_items[static_cast<std::size_t>(m_rows[static_cast<std::size_t>(row)])];
}

QString PaletteModel::heading(int row) const
{
    if (row < 0 || row >= rowCount() || m_rows[static_cast<std::size_t>(row)] >= 0)
        return {};
    return m_items[static_cast<std::size_t>(-1 - m_rows[static_cast<std::size_t>(row)])].section;
}

int PaletteModel::nextItem(int row, int step) const
{
    for (int at = row + step; at >= 0 && at < rowCount(); at += step) {
        if (item(at))
            return at;
    }
    return item(row) ? row : -1;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const PaletteItem *shown = item(index.row());
    if (!shown)
        return heading(index.row());
    const QString text = shown->token ? shown->token->key + shown->token->value : shown->text;
    return shown->detail.isEmpty() || role == Qt::DisplayRole ? text : text + QStringLiteral(", ") + shown->detail;
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    return item(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                             : Qt::ItemFlags(Qt::ItemNeverHasChildren);
}

CommandPalette::CommandPalette(QWidget *window, Source source)
    : Overlay(window)
    , m_source(std::move(source))
    , m_edit(new QLineEdit)
    , m_subject(new Chip)
    , m_list(new QListView)
    , m_count(new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextTertiary))
{
    setAccessibleName(tr("Everything there is"));
    m_edit->setFrame(false);
    setTextRole(m_edit, TypeRole::Heading);
    m_edit->setPlaceholderText(tr("Do, go, filter or find an account"));
    m_edit->setAccessibleName(m_edit->placeholderText());
    m_edit->installEventFilter(this);

    class SearchIcon : public QWidget {
    public:
        SearchIcon() { setFixedSize(scaled(size::icon), scaled(size::icon)); }
        void paintEvent(QPaintEvent *) override
        {
            QPainter painter(this);
            paintIcon(painter, Icon::Search, QRectF(rect()));
        }
    };
    auto *input = new QHBoxLayout;
    input->setContentsMargins(scaled(16), 0, scaled(16), 0);
    input->setSpacing(scaled(12));
    input->addWidget(new SearchIcon);
    input->addWidget(m_edit, 1);
    input->addWidget(m_subject);
    input->addWidget(new KeyHint(tr("Esc")));
    auto *inputBox = new QWidget;
    inputBox->setFixedHeight(scaled(inputHeight));
    inputBox->setLayout(input);

    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_model, m_list));
    m_list->setMouseTracking(true);
    connect(m_list, &QListView::clicked, this, [this] { run(false); });

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(scaled(16), 0, scaled(16), 0);
    foot->setSpacing(scaled(6));
    const auto hint = [foot](const QString &keys, const QString &words) {
        foot->addWidget(new KeyHint(keys));
        foot->addWidget(new TextLabel(words, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary));
        foot->addSpacing(scaled(8));
    };
    hint(QStringLiteral("↑ ↓"), tr("choose"));
    hint(tr("Enter"), tr("run"));
    hint(tr("Ctrl+Enter"), tr("run and stay"));
    foot->addStretch(1);
    foot->addWidget(m_count);
    auto *footBox = new QWidget;
    footBox->setFixedHeight(scaled(footHeight));
    footBox->setLayout(foot);

    auto *layout = new QVBoxLayout(panel());
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(inputBox);
    layout->addWidget(new Hairline);
    layout->addWidget(m_list, 1);
    layout->addWidget(new Hairline);
    layout->addWidget(footBox);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::refresh);
}

void CommandPalette::openWith(const QString &subject, int actionCount)
{
    m_subject->setVisible(!subject.isEmpty());
    m_subject->setChip({QFontMetrics(typeFont(TypeRole::Caption)).elidedText(subject, Qt::ElideRight, scaled(180)),
                        Mark::Neutral, false});
    m_count->setText(tr("%Ln action(s)", nullptr, actionCount));
    m_edit->clear();
    refresh();
    open();
}

QRect CommandPalette::panelGeometry() const
{
    const int width = std::min(scaled(panelWidth), this->width() - 32);
    const int top = std::min(scaled(panelTop), this->height() / 8);
    int rows = 0;
    for (int row = 0; row < m_model.rowCount(); ++row)
        rows += scaled(m_model.item(row) ? size::rowComfortable : headingHeight);
    const int list = std::clamp(rows + scaled(8), scaled(size::rowComfortable), scaled(listHeight));
    const int height = std::min(scaled(inputHeight + footHeight) + list + 4, this->height() - top - 16);
    return {(this->width() - width) / 2, top, width, height};
}

QWidget *CommandPalette::firstFocus() { return m_edit; }

void CommandPalette::refresh()
{
    m_model.setItems(m_source(m_edit->text()));
    const int first = m_model.nextItem(-1, 1);
    m_list->setCurrentIndex(m_model.index(first, 0));
    m_list->scrollToTop();
    placePanel();
}

void CommandPalette::run(bool stay)
{
    const PaletteItem *item = m_model.item(m_list->currentIndex().row());
    if (!item || !item->run)
        return;
    const auto action = item->run; // closing and running may both replace the items
    if (!stay)
        close();
    action();
    if (stay)
        refresh();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int row = m_list->currentIndex().row();
        switch (key->key()) {
        case Qt::Key_Down:
        case Qt::Key_Up:
            m_list->setCurrentIndex(m_model.index(m_model.nextItem(row, key->key() == Qt::Key_Down ? 1 : -1), 0));
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            run(key->modifiers() & Qt::ControlModifier);
            return true;
        case Qt::Key_Escape:
            close();
            return true;
        default:
            break;
        }
    }
    return Overlay::eventFilter(watched, event);
}

} // namespace milepost::ui
